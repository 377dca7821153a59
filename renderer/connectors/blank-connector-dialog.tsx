import { Button, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { DialogFrame } from '../connections/dialog-frame.tsx'
import { FormError } from '../connections/form-error.tsx'
import { connectorStrings } from '../strings/connectors.ts'
import { strings as shell } from '../strings/shell.ts'

const strings = connectorStrings.blank

interface BlankConnectorDialogProps {
  readonly environmentId: EnvironmentId
  readonly onClose: () => void
}

/** Asks for the name of a connector without operations, makes it and opens it for editing. */
export function BlankConnectorDialog({ environmentId, onClose }: BlankConnectorDialogProps) {
  const [title, setTitle] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<FlowErrorData>()
  const isReady = title.trim() !== '' && !isBusy
  const create = async () => {
    if (!isReady) return
    setIsBusy(true)
    try {
      const { connectorId } = await bridge.customConnectors.create({ environmentId, title: title.trim() })
      onClose()
      navigate({ page: 'connector-editor', environmentId, connectorId })
    } catch (thrown) {
      setError(toErrorData(thrown))
      setIsBusy(false)
    }
  }
  return (
    <DialogFrame
      title={strings.title}
      width={460}
      onClose={onClose}
      onSubmit={() => void create()}
      actions={
        <>
          <Button onClick={onClose}>{shell.common.cancel}</Button>
          <Button type="submit" appearance="primary" disabled={!isReady}>
            {strings.create}
          </Button>
        </>
      }
    >
      <p style={{ marginTop: 0 }}>{strings.hint}</p>
      {error !== undefined && <FormError error={error} />}
      <Field label={strings.name} required>
        <Input
          autoFocus
          value={title}
          maxLength={255}
          placeholder={strings.placeholder}
          onChange={(_event, { value }) => setTitle(value)}
        />
      </Field>
    </DialogFrame>
  )
}
