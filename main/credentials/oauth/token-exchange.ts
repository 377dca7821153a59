import * as oauth from 'oauth4webapi'
import { oauthErrorOf } from './oauth-errors.ts'
import { fetchOver, type OAuthPorts, type SeenClaims } from './oauth-wire.ts'
import { allowsPlainHttp, type ResolvedOAuth } from './resolve-oauth.ts'
import type { TokenSet } from './token-set.ts'

/** Tokens fresh from the service, with what their id token says of the account. */
export interface FreshTokens {
  readonly tokens: TokenSet
  readonly claims: Readonly<Record<string, unknown>> | undefined
}

/** The options of a request to the service, and the claims its answers bring. */
export function exchangeOptions(resolved: ResolvedOAuth, ports: OAuthPorts, signal: AbortSignal) {
  const seen: SeenClaims = { claims: undefined }
  const fetch = fetchOver(ports, signal, { keepIdToken: resolved.checksIdToken, seen })
  return {
    seen,
    options: {
      signal,
      // The library types its fetch by method and body; ours takes them all.
      [oauth.customFetch]: fetch as never,
      [oauth.allowInsecureRequests]: allowsPlainHttp(resolved.server.token_endpoint),
    },
  }
}

/** Runs one exchange with the service and names its failure in words. */
export async function exchange<Result>(
  resolved: ResolvedOAuth,
  more: readonly string[],
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (thrown) {
    throw oauthErrorOf(thrown, [...resolved.secrets, ...more])
  }
}

/** A token answer as we keep it. */
export function tokensOf(answer: oauth.TokenEndpointResponse, nowMs: number): TokenSet {
  const refreshLife = answer.refresh_token_expires_in ?? answer.refresh_expires_in
  return {
    accessToken: answer.access_token,
    ...(answer.refresh_token === undefined ? {} : { refreshToken: answer.refresh_token }),
    ...(answer.expires_in === undefined ? {} : { expiresAt: nowMs + answer.expires_in * 1000 }),
    ...(typeof refreshLife === 'number' && refreshLife > 0
      ? { refreshExpiresAt: nowMs + refreshLife * 1000 }
      : {}),
    ...(answer.scope === undefined ? {} : { scope: answer.scope }),
  }
}
