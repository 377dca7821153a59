import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import { useState } from 'react'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { NewFlowKind } from '../../shared/ipc/payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { strings } from '../strings/shell.ts'
import { FlowKindIcon } from '../ui/flow-kind-icon.tsx'
import { createFlow } from './flow-store.ts'

const useStyles = makeStyles({
  kinds: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    border: 'none',
    margin: '0 0 16px',
    padding: 0,
  },
  legend: { padding: 0, marginBottom: '8px', color: tokens.colorNeutralForeground2 },
  kind: {
    display: 'flex',
    alignItems: 'center',
    gap: '14px',
    padding: '11px 14px',
    borderRadius: '10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  chosen: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
  },
  radio: { position: 'absolute', opacity: 0, width: '1px', height: '1px' },
  title: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  hint: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

const kinds: readonly NewFlowKind[] = ['instant', 'scheduled', 'automated']

interface NewFlowDialogProps {
  readonly environmentId: EnvironmentId
  readonly onClose: () => void
}

/** Asks what starts the new flow and how it is called; main's objection stands beside the name. */
export function NewFlowDialog({ environmentId, onClose }: NewFlowDialogProps) {
  const styles = useStyles()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<NewFlowKind>('instant')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<FlowErrorData>()
  const isReady = name.trim() !== '' && !isBusy

  const create = async () => {
    if (!isReady) return
    setBusy(true)
    setError(undefined)
    try {
      await createFlow(environmentId, name.trim(), kind)
      onClose()
    } catch (thrown) {
      setError(toErrorData(thrown))
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(_event, { open }) => {
        if (!open) onClose()
      }}
    >
      <DialogSurface style={{ maxWidth: 540 }}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void create()
          }}
        >
          <DialogBody>
            <DialogTitle>{strings.flows.newTitle}</DialogTitle>
            <DialogContent>
              <Field label={strings.flows.name} required style={{ marginBottom: 16 }}>
                <Input
                  autoFocus
                  value={name}
                  maxLength={255}
                  placeholder={strings.flows.namePlaceholder}
                  onChange={(_event, { value }) => setName(value)}
                />
              </Field>
              <fieldset className={styles.kinds}>
                <legend className={styles.legend}>{strings.flows.newHint}</legend>
                {kinds.map((choice) => (
                  <label key={choice} className={mergeClasses(styles.kind, choice === kind && styles.chosen)}>
                    <input
                      type="radio"
                      name="kind"
                      className={styles.radio}
                      checked={choice === kind}
                      onChange={() => setKind(choice)}
                    />
                    <FlowKindIcon kind={choice} />
                    <span>
                      <span className={styles.title}>{strings.flows.kindTitles[choice]}</span>
                      <span className={styles.hint}>{strings.flows.kindHints[choice]}</span>
                    </span>
                  </label>
                ))}
              </fieldset>
              {error !== undefined && (
                <MessageBar intent="error" layout="multiline">
                  <MessageBarBody>{`${error.message} ${error.hint ?? ''}`}</MessageBarBody>
                </MessageBar>
              )}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{strings.common.cancel}</Button>
              <Button type="submit" appearance="primary" disabled={!isReady}>
                {strings.common.create}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
