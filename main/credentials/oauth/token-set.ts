/** What a sign-in gave. Kept in the secret store; never leaves main/credentials but inside a request. */
export interface TokenSet {
  readonly accessToken: string
  readonly refreshToken?: string
  /** End of the access token, ms since 1970 UTC; absent where the service does not say. */
  readonly expiresAt?: number
  /** End of the refresh token, where the service says. */
  readonly refreshExpiresAt?: number
  readonly scope?: string
}

/** Tokens are renewed this long before their end, in ms; never more than half of their life. */
const aheadMs = 5 * 60_000

/** Whether an access token should be renewed before it is used at a time (ms since 1970). */
export function needsRenewal(tokens: TokenSet & { readonly obtainedAt: number }, nowMs: number): boolean {
  if (tokens.expiresAt === undefined) return false
  const lifeMs = Math.max(0, tokens.expiresAt - tokens.obtainedAt)
  return tokens.expiresAt - nowMs <= Math.min(aheadMs, lifeMs / 2)
}
