import type { ContentHash } from './ids.ts'

/**
 * A payload of a run (inputs, outputs, a body) as it is journaled and shown. JSON text rather than values: exact
 * (64-bit integers, `5.0`), cheap to pass between threads, parsed only where somebody looks.
 */
export type Content =
  | { readonly kind: 'inline'; readonly json: string }
  | {
      /** Kept once in the content store; load it by its hash. */
      readonly kind: 'stored'
      readonly hash: ContentHash
      /** Size of the JSON text in bytes. */
      readonly bytes: number
    }
  /** Hidden by secure inputs/outputs: never stored, never shown. */
  | { readonly kind: 'secured' }

/** Payloads above this many UTF-16 units of JSON text go to the content store. */
export const maxInlineContentLength = 16_384
