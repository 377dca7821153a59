import { Button, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { DialogFrame } from '../connections/dialog-frame.tsx'
import { FormError } from '../connections/form-error.tsx'
import { connectorStrings } from '../strings/connectors.ts'
import { strings as shell } from '../strings/shell.ts'
import { type ConnectorRef, loadConnectorDetails } from './connector-store.ts'

const strings = connectorStrings.renameDialog

interface RenameConnectorDialogProps {
  readonly connector: ConnectorRef
  readonly title: string
  readonly onClose: () => void
}

/** Gives a connector another title. */
export function RenameConnectorDialog({ connector, title: before, onClose }: RenameConnectorDialogProps) {
  const [title, setTitle] = useState(before)
  const [error, setError] = useState<FlowErrorData>()
  const isReady = title.trim() !== '' && title.trim() !== before
  const rename = async () => {
    if (!isReady) return
    try {
      await bridge.customConnectors.rename({ ...connector, title: title.trim() })
      void loadConnectorDetails(connector)
      onClose()
    } catch (thrown) {
      setError(toErrorData(thrown))
    }
  }
  return (
    <DialogFrame
      title={strings.title}
      width={460}
      onClose={onClose}
      onSubmit={() => void rename()}
      actions={
        <>
          <Button onClick={onClose}>{shell.common.cancel}</Button>
          <Button type="submit" appearance="primary" disabled={!isReady}>
            {shell.common.rename}
          </Button>
        </>
      }
    >
      {error !== undefined && <FormError error={error} />}
      <Field label={strings.name} hint={strings.hint} required>
        <Input autoFocus value={title} maxLength={255} onChange={(_event, { value }) => setTitle(value)} />
      </Field>
    </DialogFrame>
  )
}
