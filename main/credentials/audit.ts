import type { ConnectionEvent } from '../../shared/connections/index.ts'
import type { ErrorCode } from '../../shared/errors/index.ts'
import type { ConnectionId, EnvironmentId, FlowId, RunId } from '../../shared/run/index.ts'

/** One row of the audit: who did what with which connection. Holds no secret, no path, no query. */
export interface AuditRow {
  /** ms since 1970 UTC. */
  readonly at: number
  readonly event: ConnectionEvent
  readonly principal: string
  readonly environmentId: EnvironmentId
  readonly connectionId?: ConnectionId
  readonly connectorId?: string
  readonly flowId?: FlowId
  readonly runId?: RunId
  readonly connectionReference?: string
  /** Of a request: `GET`, and the host with its port. */
  readonly method?: string
  readonly host?: string
  /** Why not. */
  readonly code?: ErrorCode
}

/** Where audit rows go. Must not throw: the broker has already decided. */
export interface AuditPort {
  write(row: AuditRow): void
}
