import { useEffect } from 'react'
import { create } from 'zustand'
import { connectorIdsOf } from '../../shared/connectors/connector-of-host.ts'
import type { WdlObject } from '../../shared/expressions/value.ts'
import type { OperationDetail } from '../../shared/ipc/connectors-payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { bridge } from '../bridge/bridge.ts'
import { failedToLoad, type Loadable, loaded, loading, notLoaded } from '../bridge/loadable.ts'

/** Names an operation: which of some connectors, by id or by method and path. */
export interface OperationQuery {
  readonly connectorIds: readonly string[]
  readonly operationId?: string
  readonly method?: string
  readonly path?: string
}

interface OperationsState {
  /** By environment and query. A value of null: there is no such operation. */
  readonly byKey: ReadonlyMap<string, Loadable<OperationDetail | null>>
}

/** What main has said of operations. Asked for once each, and again when connectors change. */
export const useOperations = create<OperationsState>(() => ({ byKey: new Map() }))

let stopListening: (() => void) | undefined

/** The operation that a step calls, from its JSON; undefined when it calls none that can be told. */
export function operationQueryOf(
  step: WdlObject,
  connectionReferences: WdlObject,
): OperationQuery | undefined {
  const inputs = propertyOf(step, 'inputs')
  const host = objectOf(inputs, 'host')
  if (inputs === undefined || host === undefined) return undefined
  const connectorIds = connectorIdsOf(inputs, connectionReferences)
  if (connectorIds.length === 0) return undefined
  const operationId = textOf(host, 'operationId')
  if (operationId !== undefined) return { connectorIds, operationId }
  const method = textOf(inputs, 'method')
  const path = textOf(inputs, 'path')
  return method === undefined || path === undefined ? undefined : { connectorIds, method, path }
}

/** What is known of an operation now, outside of components. */
export function findOperationDetail(
  environmentId: EnvironmentId,
  query: OperationQuery,
): Loadable<OperationDetail | null> {
  return useOperations.getState().byKey.get(keyOf(environmentId, query)) ?? notLoaded
}

/** What is known of an operation, asked for when nobody has yet. */
export function useOperation(
  environmentId: EnvironmentId,
  query: OperationQuery | undefined,
): Loadable<OperationDetail | null> {
  const key = query === undefined ? undefined : keyOf(environmentId, query)
  const known = useOperations(({ byKey }) => (key === undefined ? notLoaded : (byKey.get(key) ?? notLoaded)))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the query
  useEffect(() => {
    if (query !== undefined) void askOperation(environmentId, query)
  }, [environmentId, key])
  return known
}

/** Asks for an operation unless it is known or asked for already. Never rejects. */
export async function askOperation(
  environmentId: EnvironmentId,
  query: OperationQuery,
  isAgain = false,
): Promise<void> {
  const key = keyOf(environmentId, query)
  stopListening ??= bridge.on('connectors:changed', () => useOperations.setState({ byKey: new Map() }))
  const before = useOperations.getState().byKey.get(key)
  if (before !== undefined && !isAgain && (before.isLoading || before.error === undefined)) return
  set(key, loading(before))
  try {
    set(key, loaded(await findIn(environmentId, query)))
  } catch (thrown) {
    set(key, failedToLoad(before, thrown))
  }
}

/** Forgets everything (tests). */
export function forgetOperations(): void {
  stopListening?.()
  stopListening = undefined
  useOperations.setState({ byKey: new Map() })
}

async function findIn(
  environmentId: EnvironmentId,
  { connectorIds, ...rest }: OperationQuery,
): Promise<OperationDetail | null> {
  for (const connectorId of connectorIds) {
    const found = await bridge.connectors.operation({ environmentId, connectorId, ...rest })
    if (found !== null) return found
  }
  return null
}

function set(key: string, value: Loadable<OperationDetail | null>): void {
  useOperations.setState(({ byKey }) => ({ byKey: new Map(byKey).set(key, value) }))
}

function keyOf(environmentId: EnvironmentId, query: OperationQuery): string {
  return JSON.stringify([environmentId, query])
}
