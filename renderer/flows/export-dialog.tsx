import {
  Button,
  Checkbox,
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Radio,
  RadioGroup,
  Spinner,
  tokens,
} from '@fluentui/react-components'
import { useState } from 'react'
import {
  type ExportedFlows,
  type ExportFormat,
  type ExportNote,
  exportFormats,
  manyFlowsFormats,
} from '../../shared/ipc/export-payloads.ts'
import type { FlowSummary } from '../../shared/ipc/payloads.ts'
import { notify } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { findDocument, saveDocument } from '../document/documents.ts'
import { exportStrings as words } from '../strings/export.ts'
import { strings } from '../strings/shell.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '12px' },
  hint: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  path: { margin: 0, overflowWrap: 'anywhere' },
  notes: { margin: '4px 0 0', paddingInlineStart: '20px' },
})

interface ExportDialogProps {
  readonly flow: FlowSummary
  /** All flows of the environment. */
  readonly flows: readonly FlowSummary[]
  readonly onClose: () => void
}

/** Asks in which form a flow leaves, and says what whoever imports it has to know. */
export function ExportDialog({ flow, flows, onClose }: ExportDialogProps) {
  const styles = useStyles()
  const [format, setFormat] = useState<ExportFormat>('package')
  const [isWithAll, setWithAll] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const [done, setDone] = useState<ExportedFlows>()
  const others = flows.filter(({ flowId }) => flowId !== flow.flowId)
  const takesMany = manyFlowsFormats.includes(format)
  const chosen = takesMany && isWithAll ? [flow, ...others] : [flow]
  const unsaved = chosen.filter((one) => findDocument(one)?.isDirty === true)

  const run = async () => {
    if (isBusy) return
    setBusy(true)
    setFailure(undefined)
    try {
      for (const one of unsaved) if (!(await saveDocument(one))) return
      const { environmentId } = flow
      const flowIds = chosen.map(({ flowId }) => flowId)
      const exported = await bridge.flows.export({ environmentId, flowIds, format })
      if (exported === null) return
      if (exported.notes.length > 0) {
        setDone(exported)
        return
      }
      notify({ intent: 'success', title: words.done, body: words.doneTo(exported.path) })
      onClose()
    } catch (thrown) {
      const { hint, message } = toErrorData(thrown)
      setFailure([message, hint].filter(Boolean).join(' '))
    } finally {
      setBusy(false)
    }
  }

  if (done !== undefined) {
    return (
      <DialogFrame
        title={words.done}
        onClose={onClose}
        onSubmit={onClose}
        actions={
          <Button type="submit" appearance="primary">
            {strings.common.close}
          </Button>
        }
      >
        <div className={styles.content}>
          <p className={styles.path}>{words.doneTo(done.path)}</p>
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{words.know}</MessageBarTitle>
              <ul className={styles.notes}>
                {done.notes.map((note) => (
                  <li key={note.note}>{inWords(note)}</li>
                ))}
              </ul>
            </MessageBarBody>
          </MessageBar>
        </div>
      </DialogFrame>
    )
  }
  return (
    <DialogFrame
      title={words.title(flow.displayName)}
      onClose={onClose}
      onSubmit={() => void run()}
      actions={
        <>
          <Button onClick={onClose}>{strings.common.cancel}</Button>
          <Button
            type="submit"
            appearance="primary"
            disabled={isBusy}
            {...(isBusy ? { icon: <Spinner size="tiny" /> } : {})}
          >
            {isBusy ? words.busy : words.go}
          </Button>
        </>
      }
    >
      <div className={styles.content}>
        <Field label={words.format}>
          <RadioGroup
            value={format}
            onChange={(_event, { value }) =>
              setFormat(exportFormats.find((one) => one === value) ?? 'package')
            }
          >
            {exportFormats.map((one) => (
              <Radio
                key={one}
                value={one}
                label={
                  <>
                    {words.formats[one]}
                    <span className={styles.hint}>{words.hints[one]}</span>
                  </>
                }
              />
            ))}
          </RadioGroup>
        </Field>
        {others.length > 0 && (
          <Checkbox
            label={words.withAll(others.length)}
            checked={takesMany && isWithAll}
            disabled={!takesMany}
            onChange={(_event, { checked }) => setWithAll(checked === true)}
          />
        )}
        {unsaved.length > 0 && <p className={styles.path}>{words.unsaved}</p>}
        {failure !== undefined && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{words.failed}</MessageBarTitle> {failure}
            </MessageBarBody>
          </MessageBar>
        )}
      </div>
    </DialogFrame>
  )
}

function inWords(note: ExportNote): string {
  const names = note.names.join(', ')
  switch (note.note) {
    case 'foreign-actions':
      return words.foreignActions(names)
    case 'own-connectors':
      return words.ownConnectors(names)
    case 'secrets-left':
      return words.secretsLeft(names)
  }
}
