import type { ErrorCode } from '../../shared/errors/index.ts'
import type { ConnectionId, EnvironmentId } from '../../shared/run/index.ts'

/** Name of one secret: one connection of one environment. */
export type SecretKey = `${string}/${string}`

/** The secret's name of a connection. Both parts, so that a copied folder does not reach the original's secrets. */
export function secretKey(environmentId: EnvironmentId, connectionId: ConnectionId): SecretKey {
  return `${encodeURIComponent(environmentId)}/${encodeURIComponent(connectionId)}`
}

/** Whether secrets can be read and written now, and if not, why and what to do: the words for a fix button. */
export type SecretStoreState =
  | { readonly kind: 'ready' }
  | {
      /** `absent`: there is none on this machine; `locked`: a person must unlock it; `denied`: a person refused. */
      readonly kind: 'absent' | 'locked' | 'denied' | 'failed'
      readonly code: ErrorCode
      readonly message: string
      readonly hint?: string
    }

/** Where secrets are kept. Every method rejects with CredentialError `credential.*`; messages hold no secret. */
export interface SecretStore {
  readonly kind: 'keychain' | 'vault' | 'memory'
  /** Never rejects. Does not ask the person for anything. */
  state(): Promise<SecretStoreState>
  /** `undefined` when there is no such secret. */
  read(key: SecretKey): Promise<string | undefined>
  /** Replaces in one step: a reader meets the old or the new value. */
  write(key: SecretKey, value: string): Promise<void>
  /** Whether there was one. */
  delete(key: SecretKey): Promise<boolean>
}
