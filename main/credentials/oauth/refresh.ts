import * as oauth from 'oauth4webapi'
import type { OAuthPorts } from './oauth-wire.ts'
import type { ResolvedOAuth } from './resolve-oauth.ts'
import { exchange, exchangeOptions, tokensOf } from './token-exchange.ts'
import type { TokenSet } from './token-set.ts'

/**
 * New tokens for a refresh token. A service that rotates sends a new refresh token; otherwise the old one stays.
 * Source: RFC 6749 6. Rejects with CredentialError `oauth.*`; `oauth.sign-in-again` when the refresh token has ended.
 */
export function refreshTokens(
  resolved: ResolvedOAuth,
  refreshToken: string,
  ports: OAuthPorts,
  signal: AbortSignal,
): Promise<TokenSet> {
  return exchange(resolved, [refreshToken], async () => {
    const { options } = exchangeOptions(resolved, ports, signal)
    const { server, client, clientAuthentication, target } = resolved
    const response = await oauth.refreshTokenGrantRequest(
      server,
      client,
      clientAuthentication,
      refreshToken,
      {
        ...options,
        additionalParameters: target,
      },
    )
    const answer = await oauth.processRefreshTokenResponse(server, client, response)
    return { refreshToken, ...tokensOf(answer, ports.nowMs()) }
  })
}
