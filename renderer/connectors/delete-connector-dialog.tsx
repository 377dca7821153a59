import { Button, Link } from '@fluentui/react-components'
import { useState } from 'react'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { ConnectorUse } from '../../shared/ipc/custom-connector-payloads.ts'
import { navigate } from '../app/navigation.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { FormError } from '../connections/form-error.tsx'
import { connectorStrings } from '../strings/connectors.ts'
import { strings as shell } from '../strings/shell.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { type ConnectorRef, deleteConnector } from './connector-store.ts'

const strings = connectorStrings.deleteDialog

interface DeleteConnectorDialogProps {
  readonly connector: ConnectorRef
  readonly title: string
  /** Flows that call it: then it stays. */
  readonly usedBy: readonly ConnectorUse[]
  readonly onClose: () => void
}

/** Asks before a connector goes to the trash, or says which flows keep it here. */
export function DeleteConnectorDialog({ connector, title, usedBy, onClose }: DeleteConnectorDialogProps) {
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<FlowErrorData>()
  if (usedBy.length > 0) {
    return (
      <DialogFrame
        title={strings.title(title)}
        width={480}
        onClose={onClose}
        onSubmit={onClose}
        actions={
          <Button type="submit" appearance="primary">
            {shell.common.close}
          </Button>
        }
      >
        <p style={{ marginTop: 0 }}>{strings.inUse}</p>
        <ul>
          {usedBy.map(({ flowId, displayName }) => (
            <li key={flowId}>
              <Link
                onClick={() => {
                  onClose()
                  navigate({ page: 'flow', environmentId: connector.environmentId, flowId })
                }}
              >
                {displayName}
              </Link>
            </li>
          ))}
        </ul>
        <p style={{ marginBottom: 0 }}>{strings.inUseHint}</p>
      </DialogFrame>
    )
  }
  const remove = async () => {
    setIsBusy(true)
    try {
      await deleteConnector(connector, title)
    } catch (thrown) {
      setError(toErrorData(thrown))
      setIsBusy(false)
    }
  }
  return (
    <ConfirmDialog
      title={strings.title(title)}
      body={error === undefined ? strings.body : <FormError error={error} />}
      confirmLabel={shell.common.delete}
      isBusy={isBusy}
      onConfirm={() => void remove()}
      onClose={onClose}
    />
  )
}
