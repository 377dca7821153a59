import { type Connection, type ConnectionRecord, connectionStatus } from '../../shared/connections/index.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import type { SecretStoreState } from '../credentials/secret-store.ts'
import type { ConnectionStates } from './connection-service-states.ts'
import { faultOfStore, isStoreFault } from './connection-service-words.ts'

/** Tells a connection as it is shown: its record with its state, and with what keeps its secret from being had now. */
export type ShowConnection = (
  environmentId: EnvironmentId,
  record: ConnectionRecord,
  /** Why secrets cannot be had; `undefined` when they can. */
  shut: SecretStoreState | undefined,
) => Promise<Connection>

/** Shows connections by their states. `now`: ms since 1970 UTC. */
export function connectionShower(states: ConnectionStates, now: () => number): ShowConnection {
  return async (environmentId, record, shut) => {
    const nowMs = now()
    const state = await states.of(environmentId, record.id)
    const fault = shut === undefined || record.kind === 'none' ? undefined : faultOfStore(shut, nowMs)
    const isOver = state.lastError !== undefined && fault === undefined && isStoreFault(state.lastError.code)
    const { checkedAt: _, lastError, ...shown } = state
    const current = fault ?? (isOver ? undefined : lastError)
    const seen = { ...shown, ...(current === undefined ? {} : { lastError: current }) }
    return { ...record, environmentId, ...seen, status: connectionStatus(seen, nowMs) }
  }
}
