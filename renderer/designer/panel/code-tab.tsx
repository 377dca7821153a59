import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { ArrowCounterclockwiseRegular } from '@fluentui/react-icons/svg/arrow-counterclockwise'
import { CodeRegular } from '@fluentui/react-icons/svg/code'
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle'
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import type { TextRange } from '../../../shared/errors/index.ts'
import { findAnalysis, readNow, useAnalyses } from '../../document/analyses.ts'
import { documentKey, type FlowRef, findDocument, undo, useDocuments } from '../../document/documents.ts'
import { designerStrings } from '../../strings/designer.ts'
import { parameterStrings } from '../../strings/parameters.ts'
import { strings } from '../../strings/shell.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import type { FlowStep } from '../model/flow-model.ts'
import { stepCode, stepObjectRange } from './step-json.ts'

const words = parameterStrings.code

const StepCode = lazy(() =>
  import('../../editor/step-code.tsx').then((module) => ({ default: module.StepCode })),
)

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: '8px', flex: '1 1 0', minHeight: '300px' },
  buttons: { display: 'flex', gap: '6px', flexWrap: 'wrap' },
  code: {
    flex: '1 1 0',
    minHeight: '140px',
    position: 'relative',
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    ':focus-within': { border: `1px solid ${tokens.colorBrandStroke1}` },
  },
  waiting: { height: '100%', display: 'grid', placeItems: 'center' },
  notes: { maxHeight: '30%', overflowY: 'auto', flexShrink: 0, '& > ul': { margin: 0 } },
  broken: {
    flexShrink: 0,
    display: 'flex',
    gap: '8px',
    alignItems: 'center',
    flexWrap: 'wrap',
    padding: '6px 10px',
    fontSize: tokens.fontSizeBase200,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorStatusDangerForeground1,
    '& > span': { flexGrow: 1, minWidth: '120px', overflowWrap: 'anywhere' },
  },
})

interface CodeTabProps {
  readonly flow: FlowRef
  readonly step: FlowStep
  /** The text the flow was last read from. */
  readonly text: string
  /** Of the step in `text`. */
  readonly range: TextRange
  readonly onShowCode: (range: TextRange) => void
  /** What is to be said of the step; it stands below, where it does not move the code. */
  readonly children: ReactNode
}

/** Where the steps whose code was typed in lie now, to go on there while the JSON is broken and nothing can be read. */
const lastTyped = new Map<string, { readonly text: string; readonly range: TextRange }>()

/** The JSON of one step: a piece of the flow's text, to look at and to edit in place. */
export function CodeTab({ flow, step, text, range, onShowCode, children }: CodeTabProps) {
  const styles = useStyles()
  const box = useRef<HTMLDivElement>(null)
  const key = documentKey(flow)
  const stepKey = `${key} ${step.id}`
  const document = useDocuments(({ entries }) => {
    const entry = entries.get(key)
    return entry?.state === 'open' ? entry.document : undefined
  })
  const syntaxError = useAnalyses(({ byKey }) => byKey.get(key)?.syntaxError)
  const isNewest = document?.text === text
  const read = useMemo(() => stepObjectRange(text, range), [text, range])
  const [isReady, setReady] = useState(isNewest || known(stepKey, document?.text) !== undefined)

  // Typed elsewhere a moment ago: the step is found when that is read.
  useEffect(() => {
    if (!isNewest && syntaxError === undefined) readNow(flow)
    if (isNewest) setReady(true)
  }, [isNewest, syntaxError, flow])

  if (document === undefined) return null
  const shown = isNewest ? read : known(stepKey, document.text)
  return (
    <div className={styles.tab} ref={box}>
      <div className={styles.buttons}>
        <Button size="small" icon={<CodeRegular />} onClick={() => onShowCode(presentRange() ?? range)}>
          {designerStrings.panel.openCode}
        </Button>
        <CopyButton text={copied} label={strings.common.copy} />
      </div>
      {isReady && (
        <div className={styles.code}>
          <Suspense
            fallback={
              <div className={styles.waiting}>
                <Spinner label={designerStrings.code.loading} labelPosition="below" delay={150} />
              </div>
            }
          >
            <StepCode
              flow={flow}
              kind={step.kind}
              name={step.name}
              range={shown}
              isReadOnly={document.isReadOnly}
              onShow={onShowCode}
              onLeave={() => leave(box.current)}
              onMoved={(next) => {
                const now = findDocument(flow)?.text
                if (now !== undefined) lastTyped.set(stepKey, { text: now, range: next })
              }}
            />
          </Suspense>
        </div>
      )}
      {syntaxError !== undefined ? (
        <div className={styles.broken} role="status">
          <ErrorCircleFilled fontSize={16} aria-hidden="true" />
          <span>{words.broken(syntaxError.line, syntaxError.message)}</span>
          <Button size="small" onClick={() => onShowCode(syntaxError.range)}>
            {words.showMistake}
          </Button>
          <Button
            size="small"
            appearance="subtle"
            icon={<ArrowCounterclockwiseRegular />}
            onClick={() => undo(flow)}
          >
            {words.undo}
          </Button>
        </div>
      ) : (
        <div className={styles.notes}>{children}</div>
      )}
    </div>
  )

  function presentRange(): TextRange | undefined {
    const now = findDocument(flow)?.text
    return findAnalysis(flow).modelText === now ? read : known(stepKey, now)
  }

  function copied(): string {
    const now = findDocument(flow)?.text ?? text
    return stepCode(now, presentRange() ?? read)
  }
}

function known(stepKey: string, text: string | undefined): TextRange | undefined {
  const typed = lastTyped.get(stepKey)
  return typed !== undefined && typed.text === text ? typed.range : undefined
}

/** Back to the tab that showed the code. */
function leave(box: HTMLElement | null): void {
  box?.closest('aside')?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus()
}
