import { Button, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import type { Connection } from '../../shared/connections/index.ts'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import { strings as shell } from '../strings/shell.ts'
import { DialogFrame } from './dialog-frame.tsx'

interface RenameConnectionDialogProps {
  readonly connection: Connection
  readonly onClose: () => void
}

/** Asks for a connection's new name. */
export function RenameConnectionDialog({ connection, onClose }: RenameConnectionDialogProps) {
  const { environmentId, id } = connection
  const [name, setName] = useState(connection.name)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<FlowErrorData>()

  const rename = async () => {
    const wanted = name.trim()
    if (isBusy || wanted === '') return
    if (wanted === connection.name) return onClose()
    setBusy(true)
    try {
      await bridge.connections.rename({ environmentId, connectionId: id, name: wanted })
      onClose()
    } catch (thrown) {
      setError(toErrorData(thrown))
      setBusy(false)
    }
  }
  return (
    <DialogFrame
      title={strings.rename.title}
      width={460}
      actions={
        <>
          <Button onClick={onClose}>{shell.common.cancel}</Button>
          <Button type="submit" appearance="primary" disabled={isBusy || name.trim() === ''}>
            {shell.common.rename}
          </Button>
        </>
      }
      onSubmit={() => void rename()}
      onClose={onClose}
    >
      <Field
        label={strings.rename.name}
        required
        {...(error === undefined
          ? {}
          : {
              validationState: 'error' as const,
              validationMessage: [error.message, error.hint].filter(Boolean).join(' '),
            })}
      >
        <Input
          autoFocus
          value={name}
          maxLength={200}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(_event, { value }) => {
            setName(value)
            setError(undefined)
          }}
        />
      </Field>
    </DialogFrame>
  )
}
