import { Button, Spinner } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { Connection } from '../../shared/connections/index.ts'
import type { ConnectionOffer } from '../../shared/ipc/connections-contract.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { failedToLoad, type Loadable, loaded } from '../bridge/loadable.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import { strings as shell } from '../strings/shell.ts'
import { DialogForm, DialogHost } from '../ui/dialog-frame.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { ChooseConnector } from './choose-connector.tsx'
import { CreateConnectionForm } from './create-connection-form.tsx'

interface CreateConnectionDialogProps {
  readonly environmentId: EnvironmentId
  /** Id of the connector or its api's whole path; without one the person chooses. */
  readonly connectorId?: string
  readonly onMade?: (connection: Connection) => void
  readonly onClose: () => void
}

/** Makes a connection: which service, how to sign in, its values, the sign-in. */
export function CreateConnectionDialog({
  environmentId,
  connectorId,
  onMade,
  onClose,
}: CreateConnectionDialogProps) {
  const [chosenId, setChosenId] = useState(connectorId)
  return (
    <DialogHost onClose={onClose}>
      {chosenId === undefined ? (
        <ChooseConnector environmentId={environmentId} onChoose={setChosenId} onClose={onClose} />
      ) : (
        <OfferedConnection
          key={chosenId}
          environmentId={environmentId}
          connectorId={chosenId}
          {...(connectorId === undefined ? { onBack: () => setChosenId(undefined) } : {})}
          {...(onMade === undefined ? {} : { onMade })}
          onClose={onClose}
        />
      )}
    </DialogHost>
  )
}

interface OfferedConnectionProps {
  readonly environmentId: EnvironmentId
  readonly connectorId: string
  readonly onBack?: () => void
  readonly onMade?: (connection: Connection) => void
  readonly onClose: () => void
}

function OfferedConnection({ environmentId, connectorId, onBack, onMade, onClose }: OfferedConnectionProps) {
  const { offer, reload } = useOffer(environmentId, connectorId)
  if (offer.value !== undefined) {
    return (
      <CreateConnectionForm
        environmentId={environmentId}
        offer={offer.value}
        {...(onBack === undefined ? {} : { onBack })}
        onMade={(connection) => {
          onMade?.(connection)
          onClose()
        }}
        onClose={onClose}
      />
    )
  }
  return (
    <DialogForm
      title={strings.create.title}
      actions={<Button onClick={onClose}>{shell.common.cancel}</Button>}
      onSubmit={() => undefined}
    >
      {offer.error === undefined ? (
        <Spinner label={shell.common.loading} />
      ) : (
        <ErrorState size="small" title={strings.create.offerFailed} error={offer.error} onRetry={reload} />
      )}
    </DialogForm>
  )
}

/** What a connection of a connector can be made of. */
export function useOffer(
  environmentId: EnvironmentId,
  connectorId: string,
): { readonly offer: Loadable<ConnectionOffer>; readonly reload: () => void } {
  const [offer, setOffer] = useState<Loadable<ConnectionOffer>>({ isLoading: true })
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks again
  useEffect(() => {
    let isOver = false
    bridge.connections.offer({ environmentId, connectorId }).then(
      (value) => {
        if (!isOver) setOffer(loaded(value))
      },
      (thrown: unknown) => {
        if (!isOver) setOffer(failedToLoad(undefined, thrown))
      },
    )
    return () => {
      isOver = true
    }
  }, [environmentId, connectorId, round])
  return { offer, reload: () => setRound(round + 1) }
}
