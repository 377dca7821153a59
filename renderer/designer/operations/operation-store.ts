import { useEffect } from 'react'
import { create } from 'zustand'
import type { ConnectorSummary } from '../../../shared/ipc/connectors-payloads.ts'
import type { EnvironmentId } from '../../../shared/run/index.ts'
import { bridge } from '../../bridge/bridge.ts'
import { failedToLoad, type Loadable, loaded, loading, notLoaded } from '../../bridge/loadable.ts'
import { connectorOperations, type OfferedOperation } from './offered-operation.ts'

/** What an environment's connectors offer. */
export interface EnvironmentOperations {
  readonly connectors: readonly ConnectorSummary[]
  readonly operations: readonly OfferedOperation[]
}

interface OperationsState {
  readonly byEnvironment: ReadonlyMap<EnvironmentId, Loadable<EnvironmentOperations>>
}

/** What main knows of the connectors of each environment that was looked at. */
export const useOperations = create<OperationsState>(() => ({ byEnvironment: new Map() }))

let stopListening: (() => void) | undefined

/** The operations of an environment's connectors, for components; asks main once, and again when connectors changed. */
export function useEnvironmentOperations(environmentId: EnvironmentId): Loadable<EnvironmentOperations> {
  const known = useOperations(({ byEnvironment }) => byEnvironment.get(environmentId))
  useEffect(() => {
    if (known === undefined) void loadOperations(environmentId)
  }, [environmentId, known])
  return known ?? notLoaded
}

/** Asks main for the connectors of an environment and their operations. Never rejects. */
export async function loadOperations(environmentId: EnvironmentId): Promise<void> {
  stopListening ??= bridge.on('connectors:changed', ({ environmentId: changed }) => {
    if (useOperations.getState().byEnvironment.has(changed)) void loadOperations(changed)
  })
  const before = useOperations.getState().byEnvironment.get(environmentId) ?? notLoaded
  setEntry(environmentId, loading(before))
  try {
    const [connectors, operations] = await Promise.all([
      bridge.connectors.list({ environmentId }),
      bridge.connectors.operations({ environmentId }),
    ])
    setEntry(environmentId, loaded({ connectors, operations: connectorOperations(connectors, operations) }))
  } catch (error) {
    setEntry(environmentId, failedToLoad(before, error))
  }
}

/** Forgets everything (tests). */
export function forgetOperations(): void {
  stopListening?.()
  stopListening = undefined
  useOperations.setState({ byEnvironment: new Map() })
}

function setEntry(environmentId: EnvironmentId, entry: Loadable<EnvironmentOperations>): void {
  useOperations.setState(({ byEnvironment }) => ({
    byEnvironment: new Map(byEnvironment).set(environmentId, entry),
  }))
}
