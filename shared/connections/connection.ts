import type { ErrorCode } from '../errors/index.ts'
import type { ConnectionId, EnvironmentId, FlowId } from '../run/ids.ts'
import type { AuthenticationKindName } from './authentication-kind.ts'

/**
 * `connected`: works as far as is known. `expiring`: ends soon and cannot be renewed without the person. `expired`:
 * ended. `error`: the last use or test failed, or there is nothing in the secret store. `locked`: the secret store
 * cannot be read now.
 */
export type ConnectionStatus = 'connected' | 'expiring' | 'expired' | 'error' | 'locked'

/** What went wrong last, in words; holds no secret. */
export interface ConnectionFault {
  readonly code: ErrorCode
  readonly message: string
  readonly hint?: string
  /** ms since 1970 UTC. */
  readonly at: number
}

/** What stands in `connections.json`: everything of a connection but its secrets and how it fares on this machine. */
export interface ConnectionRecord {
  readonly id: ConnectionId
  readonly connectorId: string
  /** Unique within connector and environment, ignoring case. */
  readonly name: string
  readonly kind: AuthenticationKindName
  /** Values of the kind's fields that are no secrets. */
  readonly settings: Readonly<Record<string, string>>
  /** Hosts the credential may be sent to: `api.example.com`, `*.sharepoint.com`. Empty: any. */
  readonly hosts: readonly string[]
  /** ISO 8601, UTC. */
  readonly createdAt: string
  /** Usable with this flow only: it came with a share. */
  readonly boundToFlow?: FlowId
}

/** A connection as lists show it. */
export interface Connection extends Omit<ConnectionRecord, 'settings'> {
  readonly environmentId: EnvironmentId
  readonly settings: Readonly<Record<string, string>>
  readonly status: ConnectionStatus
  /** Who is signed in, where that is known. */
  readonly accountLabel?: string
  /** When it ends for good unless somebody signs in anew; ms since 1970 UTC. Absent: it is renewed, or never ends. */
  readonly expiresAt?: number
  readonly lastError?: ConnectionFault
  /** When it was sent along with a request last, ms since 1970 UTC. */
  readonly lastUsedAt?: number
}

/** How a connection fares on this machine. No secret. */
export interface ConnectionState {
  readonly accountLabel?: string
  readonly expiresAt?: number
  readonly lastError?: ConnectionFault
  /** Last success, ms since 1970 UTC. */
  readonly checkedAt?: number
  /** Last use, whatever came of it, ms since 1970 UTC. */
  readonly lastUsedAt?: number
}
