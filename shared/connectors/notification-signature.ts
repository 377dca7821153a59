import type { ProofPurpose } from './proof.ts'

/** How the calls of a service are signed: HMAC-SHA-256 of a text with a secret that the connection holds. */
export interface NotificationSignature {
  readonly header: string
  readonly encoding: 'hex' | 'base64'
  /** Stands before the signature: `sha256=`. */
  readonly prefix: string
  /** Names in a header that is a list of `name=value`: Stripe's `t=1,v1=abc`. A name may come again. */
  readonly list?: { readonly signature: string; readonly timestamp: string }
  /** The signed text: `{body}` stands for the body, `{timestamp}` for when the call was made. */
  readonly signed: string
  /** Header with the time of the call, in seconds (or ms) since 1970 UTC. */
  readonly timestampHeader?: string
  /** How far the time of a call may be from ours. */
  readonly toleranceSeconds: number
  readonly secret: ProofPurpose
  /** Whether calls are refused when the connection has no such secret. */
  readonly isRequired: boolean
}

/** A rule of a connector; `unreadable`: there is one, and it cannot be followed. */
export type SignatureRule = NotificationSignature | 'unreadable'
