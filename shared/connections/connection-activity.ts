import type { ErrorCode } from '../errors/index.ts'
import type { FlowId, RunId } from '../run/ids.ts'

/** What can be done with a connection's credential, as the audit tells it. */
export const connectionEvents = [
  'authorised',
  'proved',
  'refused',
  'renewed',
  'renewal-failed',
  'signed-in',
  'secret-stored',
  'secret-deleted',
  'revoked',
] as const

export type ConnectionEvent = (typeof connectionEvents)[number]

/** One row of the audit about a connection. Holds no secret, no path, no query. */
export interface ConnectionActivity {
  /** ms since 1970 UTC. */
  readonly at: number
  readonly event: ConnectionEvent
  readonly flowId?: FlowId
  readonly runId?: RunId
  readonly connectionReference?: string
  /** Of a request: `GET`, and the host with its port. */
  readonly method?: string
  readonly host?: string
  /** Why not. */
  readonly code?: ErrorCode
}
