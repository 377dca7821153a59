import type { ErrorCode } from '../errors/index.ts'

/** The place in which this machine keeps secrets, and how it is: what a banner and its buttons are made of. */
export interface SecretStoreInfo {
  readonly store: 'keychain' | 'vault'
  /**
   * `absent`: there is none on this machine; `locked`: a person must unlock it; `denied`: a person refused. The codes
   * are those of `credential.*`.
   */
  readonly state: 'ready' | 'absent' | 'locked' | 'denied' | 'failed'
  readonly problem?: { readonly code: ErrorCode; readonly message: string; readonly hint?: string }
  /** A vault can be made: there is none, and the keychain is of no use. */
  readonly canMakeVault: boolean
  /** Both places can be used now: secrets can move to the other one. */
  readonly canMove: boolean
  /** `linux`, `darwin`, `win32`: which words name the keychain. */
  readonly platform: string
}
