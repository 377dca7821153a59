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
} from '@fluentui/react-components'
import { useState } from 'react'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { FlowSummary } from '../../shared/ipc/payloads.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { strings } from '../strings/shell.ts'
import { renameFlow } from './flow-store.ts'

interface RenameFlowDialogProps {
  readonly flow: FlowSummary
  readonly onClose: () => void
}

/** Asks for a flow's new name. */
export function RenameFlowDialog({ flow, onClose }: RenameFlowDialogProps) {
  const [name, setName] = useState(flow.displayName)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<FlowErrorData>()
  const isReady = name.trim() !== '' && !isBusy

  const rename = async () => {
    if (!isReady) return
    if (name.trim() === flow.displayName) {
      onClose()
      return
    }
    setBusy(true)
    try {
      await renameFlow(flow, name.trim())
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
      <DialogSurface style={{ maxWidth: 460 }}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void rename()
          }}
        >
          <DialogBody>
            <DialogTitle>{strings.flows.renameTitle}</DialogTitle>
            <DialogContent>
              <Field
                label={strings.flows.name}
                required
                {...(error === undefined
                  ? {}
                  : {
                      validationState: 'error' as const,
                      validationMessage: `${error.message} ${error.hint ?? ''}`,
                    })}
              >
                <Input
                  autoFocus
                  value={name}
                  maxLength={255}
                  onFocus={(event) => event.currentTarget.select()}
                  onChange={(_event, { value }) => {
                    setName(value)
                    setError(undefined)
                  }}
                />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{strings.common.cancel}</Button>
              <Button type="submit" appearance="primary" disabled={!isReady}>
                {strings.common.rename}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
