import { Spinner } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { FlowErrorData } from '../../../shared/errors/index.ts'
import type { OperationSummary } from '../../../shared/ipc/connectors-payloads.ts'
import type { EnvironmentId } from '../../../shared/run/index.ts'
import { bridge } from '../../bridge/bridge.ts'
import { toErrorData } from '../../bridge/bridge-error.ts'
import { newFlowStrings } from '../../strings/new-flow.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { ChoiceList } from './choice-list.tsx'

const words = newFlowStrings

interface TriggerPickerProps {
  readonly environmentId: EnvironmentId
  readonly chosen: OperationSummary | undefined
  readonly onChoose: (operation: OperationSummary) => void
}

/** The triggers of all connectors of an environment, to choose one of. */
export function TriggerPicker({ environmentId, chosen, onChoose }: TriggerPickerProps) {
  const [triggers, setTriggers] = useState<readonly OperationSummary[]>()
  const [error, setError] = useState<FlowErrorData>()
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks again
  useEffect(() => {
    let isCurrent = true
    setError(undefined)
    bridge.connectors.operations({ environmentId }).then(
      (operations) => {
        if (isCurrent)
          setTriggers(operations.filter(({ kind, isDeprecated }) => kind === 'trigger' && !isDeprecated))
      },
      (thrown: unknown) => isCurrent && setError(toErrorData(thrown)),
    )
    return () => {
      isCurrent = false
    }
  }, [environmentId, attempt])

  if (error !== undefined) {
    return <ErrorState title={words.triggersFailed} error={error} onRetry={() => setAttempt(attempt + 1)} />
  }
  if (triggers === undefined) return <Spinner label={words.loadingTriggers} delay={150} />
  const idOf = ({ connectorId, operationId }: OperationSummary) => `${connectorId} ${operationId}`
  return (
    <ChoiceList
      label={words.trigger}
      searchLabel={words.searchTriggers}
      empty={words.noTriggers}
      choices={triggers.map((operation) => ({
        id: idOf(operation),
        title: operation.title,
        detail: operation.connectorTitle,
      }))}
      chosen={chosen === undefined ? undefined : idOf(chosen)}
      onChoose={(id) => {
        const found = triggers.find((operation) => idOf(operation) === id)
        if (found !== undefined) onChoose(found)
      }}
    />
  )
}
