import { Button, Field, Input, Spinner } from '@fluentui/react-components'
import { useState } from 'react'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { FormError } from '../connections/form-error.tsx'
import { connectorStrings } from '../strings/connectors.ts'
import { strings as shell } from '../strings/shell.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { acceptImported } from './connector-store.ts'
import { ImportProblems } from './import-problems.tsx'

const strings = connectorStrings.url

interface ImportUrlDialogProps {
  readonly environmentId: EnvironmentId
  readonly onClose: () => void
}

/** Asks for the address of a description, fetches it and makes a connector of it. */
export function ImportUrlDialog({ environmentId, onClose }: ImportUrlDialogProps) {
  const [url, setUrl] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<FlowErrorData>()
  const isReady = url.trim() !== '' && !isBusy
  const fetchIt = async () => {
    if (!isReady) return
    setIsBusy(true)
    setError(undefined)
    try {
      const made = await bridge.customConnectors.importUrl({ environmentId, url: url.trim() })
      onClose()
      acceptImported(environmentId, made)
    } catch (thrown) {
      setError(toErrorData(thrown))
      setIsBusy(false)
    }
  }
  return (
    <DialogFrame
      title={strings.title}
      onClose={onClose}
      onSubmit={() => void fetchIt()}
      actions={
        <>
          <Button onClick={onClose}>{shell.common.cancel}</Button>
          <Button
            type="submit"
            appearance="primary"
            disabled={!isReady}
            {...(isBusy ? { icon: <Spinner size="tiny" /> } : {})}
          >
            {isBusy ? strings.fetching : strings.fetch}
          </Button>
        </>
      }
    >
      {error !== undefined && <FormError error={error} />}
      {error?.problems !== undefined && <ImportProblems problems={error.problems} />}
      <Field label={strings.address} hint={strings.hint} required>
        <Input
          autoFocus
          type="url"
          value={url}
          maxLength={4000}
          placeholder={strings.placeholder}
          onChange={(_event, { value }) => setUrl(value)}
        />
      </Field>
    </DialogFrame>
  )
}
