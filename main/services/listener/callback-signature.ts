import { createHmac, timingSafeEqual } from 'node:crypto'

/** Names of the query parts that sign a callback address, and its version; the flow does not see them. */
export const signatureQueries: ReadonlySet<string> = new Set(['api-version', 'sp', 'sv', 'sig'])

const apiVersion = '2016-10-01'
const signatureVersion = '1.0'

/** A callback's path with what its bearer may do (`sp`), signed. */
export interface SignedCallback {
  /** Base64url of the HMAC-SHA256. */
  readonly signature: string
  /** `?api-version=...&sp=...&sv=1.0&sig=...`, as the platform writes it. */
  readonly query: string
}

/** Signs a callback's path with the key of this installation. */
export function signCallback(key: Uint8Array, path: string, permission: string): SignedCallback {
  const signature = createHmac('sha256', key)
    .update(`${path}\n${permission}\n${signatureVersion}`)
    .digest('base64url')
  const query = `?api-version=${apiVersion}&sp=${encodeURIComponent(permission)}&sv=${signatureVersion}&sig=${signature}`
  return { signature, query }
}

/** Whether a signature is the right one; takes the same time wherever they differ. */
export function isSignature(given: string, expected: string): boolean {
  const left = Buffer.from(given)
  const right = Buffer.from(expected)
  return left.length === right.length && timingSafeEqual(left, right)
}
