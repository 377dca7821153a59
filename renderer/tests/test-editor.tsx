import {
  Button,
  Checkbox,
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  Textarea,
  tokens,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { SaveRegular } from '@fluentui/react-icons/svg/save'
import { useEffect, useState } from 'react'
import { expectedStatuses, readFlowTest } from '../../shared/flow-tests/index.ts'
import type { FlowTestFileText, FlowTestInfo } from '../../shared/ipc/tests-payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { useCommands } from '../app/commands.ts'
import { notify, notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { inWords } from '../strings/sentences.ts'
import { strings } from '../strings/shell.ts'
import { testStrings } from '../strings/tests.ts'
import { TestCode } from './test-code.tsx'
import { readTestForm, type TestForm, withFormChange } from './test-form.ts'
import { loadTests } from './test-store.ts'

const words = testStrings.editor

const useStyles = makeStyles({
  editor: { display: 'flex', flexDirection: 'column', minHeight: 0, flexGrow: 1 },
  head: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '8px',
    padding: '10px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: {
    margin: 0,
    flexGrow: 1,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
    gap: '10px 14px',
    alignItems: 'start',
    padding: '12px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  skip: { marginTop: '24px' },
  wide: { gridColumn: '1 / -1' },
  code: { flexGrow: 1, minHeight: '160px', display: 'flex' },
  problems: {
    margin: 0,
    padding: '8px 16px 8px 32px',
    maxHeight: '110px',
    overflowY: 'auto',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
  },
  quiet: { margin: 0, padding: '12px 16px', color: tokens.colorNeutralForeground2 },
})

const anyStatus = '*'

interface TestEditorProps {
  readonly environmentId: EnvironmentId
  readonly test: FlowTestInfo
  readonly onClose: () => void
}

/** A test's file, edited: a form for what is usual over the whole text. Both change the same text. */
export function TestEditor({ environmentId, test, onClose }: TestEditorProps) {
  const styles = useStyles()
  const { flowId, name } = test
  const [file, setFile] = useState<FlowTestFileText>()
  const [text, setText] = useState('')

  useEffect(() => {
    bridge.tests.read({ environmentId, flowId, name }).then(
      (read) => {
        setFile(read)
        setText(read.text)
      },
      (error: unknown) => {
        notifyError(words.readFailed, error)
        onClose()
      },
    )
  }, [environmentId, flowId, name, onClose])

  const save = async () => {
    if (file === undefined || text === file.text) return
    try {
      const saved = await bridge.tests.save({ environmentId, flowId, name, text, revision: file.revision })
      setFile(saved)
      notify({ intent: 'success', title: words.saved })
      await loadTests(environmentId)
    } catch (error) {
      notifyError(words.saveFailed, error)
    }
  }
  useCommands([
    {
      id: 'save',
      title: words.save,
      group: testStrings.title,
      shortcuts: ['Mod+S'],
      run: () => void save(),
    },
  ])

  if (file === undefined) return null
  const { problems } = readFlowTest(text)
  const form = readTestForm(text)
  const change = (part: Partial<TestForm>) => setText(withFormChange(text, part))
  return (
    <div className={styles.editor}>
      <div className={styles.head}>
        <h2 className={styles.title}>{words.title(name)}</h2>
        <Button
          appearance="primary"
          icon={<SaveRegular />}
          disabledFocusable={text === file.text}
          onClick={() => void save()}
        >
          {words.save}
        </Button>
        <Button icon={<DismissRegular />} onClick={onClose}>
          {words.close}
        </Button>
      </div>
      {form === undefined ? (
        <p className={styles.quiet}>{words.broken}</p>
      ) : (
        <div className={styles.form}>
          <Field label={words.description} className={styles.wide}>
            <Textarea
              rows={2}
              value={form.description}
              onChange={(_event, { value }) => change({ description: value })}
            />
          </Field>
          <Field label={words.clock} hint={words.clockHint}>
            <Input value={form.clock} onChange={(_event, { value }) => change({ clock: value })} />
          </Field>
          <Field label={words.status}>
            <Dropdown
              value={form.status === '' ? words.anyStatus : (strings.status[form.status] ?? form.status)}
              selectedOptions={[form.status === '' ? anyStatus : form.status]}
              onOptionSelect={(_event, { optionValue }) =>
                change({ status: optionValue === anyStatus ? '' : (optionValue as TestForm['status']) })
              }
            >
              <Option value={anyStatus}>{words.anyStatus}</Option>
              {expectedStatuses.map((status) => (
                <Option key={status} value={status}>
                  {strings.status[status]}
                </Option>
              ))}
            </Dropdown>
          </Field>
          <Checkbox
            className={styles.skip}
            label={words.isSkipped}
            checked={form.isSkipped}
            onChange={(_event, { checked }) => change({ isSkipped: checked === true })}
          />
        </div>
      )}
      <div className={styles.code}>
        <TestCode label={words.text} text={text} problems={problems} onChange={setText} />
      </div>
      {problems.length > 0 && (
        <ul className={styles.problems} aria-label={testStrings.problems}>
          {problems.map((problem) => (
            <li key={`${problem.line}:${problem.column} ${problem.message}`}>
              {testStrings.place(problem.line, problem.column)}: {inWords(problem)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
