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

/** When an access token should be renewed, ms since 1970 UTC; `undefined` for one that does not end as far as is known. */
export function renewalDueAt(tokens: TokenSet & { readonly obtainedAt: number }): number | undefined {
  if (tokens.expiresAt === undefined) return undefined
  const lifeMs = Math.max(0, tokens.expiresAt - tokens.obtainedAt)
  return tokens.expiresAt - Math.min(aheadMs, lifeMs / 2)
}

/** Whether an access token should be renewed before it is used at a time (ms since 1970). */
export function needsRenewal(tokens: TokenSet & { readonly obtainedAt: number }, nowMs: number): boolean {
  const dueAt = renewalDueAt(tokens)
  return dueAt !== undefined && dueAt <= nowMs
}
