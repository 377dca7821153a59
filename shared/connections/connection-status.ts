import type { ConnectionState, ConnectionStatus } from './connection.ts'

/** A connection counts as expiring this long before its end, in ms: three days. */
export const expiringMs = 3 * 24 * 60 * 60 * 1000

/** Codes of faults that say that the secret store is shut, not that the connection is broken. */
const lockedCodes: ReadonlySet<string> = new Set([
  'credential.locked',
  'credential.vault-locked',
  'credential.denied',
  'credential.no-keychain',
  'credential.no-vault',
])

/** Codes of faults that passed by themselves or are not the connection's: the service was not there. */
const passingCodes: ReadonlySet<string> = new Set(['oauth.unreachable', 'oauth.cancelled', 'oauth.timeout'])

/** Status of a connection by what is known of it at a time (ms since 1970). */
export function connectionStatus(state: ConnectionState, nowMs: number): ConnectionStatus {
  const { expiresAt, lastError } = state
  if (lastError !== undefined && lockedCodes.has(lastError.code)) return 'locked'
  if (expiresAt !== undefined && expiresAt <= nowMs) return 'expired'
  if (lastError !== undefined && !passingCodes.has(lastError.code)) {
    return lastError.code === 'oauth.sign-in-again' ? 'expired' : 'error'
  }
  return expiresAt !== undefined && expiresAt - nowMs <= expiringMs ? 'expiring' : 'connected'
}
