import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components'
import { CodeRegular } from '@fluentui/react-icons/svg/code'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { useEffect, useMemo, useState } from 'react'
import type { TextRange } from '../../../shared/errors/index.ts'
import { openJsonDocument } from '../../../shared/wdl/json-document.ts'
import type { Problem } from '../../../shared/wdl/problem.ts'
import { applyTextEdits } from '../../../shared/wdl/text-edit.ts'
import { askAnalysis } from '../../document/analysis-client.ts'
import { applyEdit, type FlowRef, findDocument } from '../../document/documents.ts'
import { designerStrings } from '../../strings/designer.ts'
import { parameterStrings } from '../../strings/parameters.ts'
import { strings } from '../../strings/shell.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { indentedCode, stepCode } from './step-json.ts'

const words = parameterStrings.code

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: '8px', minHeight: 0 },
  buttons: { display: 'flex', gap: '6px', flexWrap: 'wrap' },
  code: {
    margin: 0,
    padding: '12px',
    overflow: 'auto',
    maxHeight: '70vh',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '12px',
    lineHeight: '18px',
    tabSize: 2,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  edit: {
    '& > textarea': {
      minHeight: '320px',
      maxHeight: '70vh',
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: '12px',
      lineHeight: '18px',
      whiteSpace: 'pre',
      overflowX: 'auto',
      tabSize: 2,
    },
  },
  problems: { margin: 0, paddingLeft: '18px', fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  note: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
})

interface CodeTabProps {
  readonly flow: FlowRef
  readonly name: string
  readonly text: string
  /** Of the step in `text`. */
  readonly range: TextRange
  readonly isDisabled: boolean
  readonly onShowCode: () => void
}

/** The JSON of one step as it stands in the file, to look at and to edit. */
export function CodeTab({ flow, name, text, range, isDisabled, onShowCode }: CodeTabProps) {
  const styles = useStyles()
  const code = useMemo(() => stepCode(text, range), [text, range])
  const [draft, setDraft] = useState<string>()
  const fault = draft === undefined ? undefined : faultOf(draft)
  const candidate = useMemo(
    () => (draft === undefined || fault !== undefined ? undefined : withCode(text, range, draft)),
    [draft, fault, text, range],
  )
  const problems = useProblemsOf(candidate, name)
  const errors = (problems ?? []).filter(({ severity }) => severity === 'error')
  if (draft === undefined) {
    return (
      <div className={styles.tab}>
        <div className={styles.buttons}>
          <Button size="small" icon={<EditRegular />} disabled={isDisabled} onClick={() => setDraft(code)}>
            {words.edit}
          </Button>
          <Button size="small" icon={<CodeRegular />} onClick={onShowCode}>
            {designerStrings.panel.openCode}
          </Button>
          <CopyButton text={() => code} label={strings.common.copy} />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keys */}
        <pre className={styles.code} tabIndex={0}>
          {code}
        </pre>
      </div>
    )
  }
  const apply = () => {
    if (candidate === undefined || findDocument(flow)?.text !== text) return
    applyEdit(flow, {
      edits: [
        { offset: range.start, length: range.end - range.start, text: indentedCode(text, range, draft) },
      ],
      name: `Edit the code of '${name}'`,
      source: 'designer',
    })
    setDraft(undefined)
  }
  return (
    <div className={styles.tab}>
      <Field {...(fault === undefined ? {} : { validationState: 'error', validationMessage: fault })}>
        <Textarea
          className={styles.edit}
          autoFocus
          value={draft}
          spellCheck={false}
          aria-label={words.label}
          onChange={(_event, data) => setDraft(data.value)}
        />
      </Field>
      {problems !== undefined && problems.length === 0 && <span className={styles.note}>{words.clean}</span>}
      {problems !== undefined && problems.length > 0 && (
        <div role="status">
          {errors.length > 0 && <span className={styles.note}>{words.wouldHave(errors.length)}</span>}
          <ul className={styles.problems}>
            {problems.slice(0, 10).map((problem) => (
              <li key={`${problem.code} ${problem.range.start} ${problem.message}`}>
                {problem.message} {problem.hint}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className={styles.buttons}>
        <Button
          size="small"
          appearance="primary"
          disabled={candidate === undefined || draft === code}
          onClick={apply}
        >
          {words.apply}
        </Button>
        <Button size="small" onClick={() => setDraft(undefined)}>
          {words.cancel}
        </Button>
      </div>
    </div>
  )
}

/** Why a text is not one property with an object; undefined when it is. */
function faultOf(draft: string): string | undefined {
  const json = openJsonDocument(`{${draft}\n}`)
  const fault = json.faults.find(({ isTolerated }) => !isTolerated)
  if (fault !== undefined) return designerStrings.panel.invalidJson(fault.message)
  const properties = json.root?.children ?? []
  const value = properties[0]?.children?.[1]
  return properties.length === 1 && value?.type === 'object' ? undefined : words.wrongShape
}

function withCode(text: string, range: TextRange, draft: string): string {
  const edit = {
    offset: range.start,
    length: range.end - range.start,
    text: indentedCode(text, range, draft),
  }
  return applyTextEdits(text, [edit])
}

/** What the flow checker says of the step in a text that is not taken over yet. Asked after a pause. */
function useProblemsOf(candidate: string | undefined, name: string): readonly Problem[] | undefined {
  const [found, setFound] = useState<{ readonly text: string; readonly problems: readonly Problem[] }>()
  useEffect(() => {
    if (candidate === undefined) return
    let isCurrent = true
    const timer = setTimeout(() => {
      askAnalysis({ text: candidate, wantsModel: false, definitionPath: undefined }).then(
        ({ problems }) => isCurrent && setFound({ text: candidate, problems }),
        // The checker stopped: there is nothing to say of this text, and it can be applied all the same.
        () => isCurrent && setFound(undefined),
      )
    }, 250)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [candidate])
  if (candidate === undefined || found?.text !== candidate) return undefined
  return found.problems.filter((problem) => problem.action === name)
}
