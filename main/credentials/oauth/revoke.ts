import * as oauth from 'oauth4webapi'
import type { OAuthPorts } from './oauth-wire.ts'
import type { ResolvedOAuth } from './resolve-oauth.ts'
import { exchange, exchangeOptions } from './token-exchange.ts'
import type { TokenSet } from './token-set.ts'

/** Slack refuses with status 200. */
function saysNo(body: Uint8Array): boolean {
  return /"ok"\s*:\s*false/.test(new TextDecoder().decode(body))
}

/**
 * Takes tokens back at the service: the refresh token, else the access token. Source: RFC 7009; Dropbox and Slack take
 * a POST that the token itself signs. Answers false where the service offers no way. Rejects with CredentialError
 * `oauth.*`.
 */
export async function revokeTokens(
  resolved: ResolvedOAuth,
  tokens: TokenSet,
  ports: OAuthPorts,
  signal: AbortSignal,
): Promise<boolean> {
  const { server, client, clientAuthentication, provider } = resolved
  const url = server.revocation_endpoint
  if (url === undefined) return false
  const secrets = [tokens.accessToken, tokens.refreshToken ?? tokens.accessToken]
  return exchange(resolved, secrets, async () => {
    if (provider?.revocation === 'bearer') {
      const answer = await ports.http.send(
        {
          method: 'POST',
          url,
          headers: { authorization: `Bearer ${tokens.accessToken}`, accept: 'application/json' },
          timeoutMs: 30_000,
          maxResponseBytes: 1_000_000,
          maxRedirects: 0,
        },
        signal,
      )
      return answer.status < 300 && !saysNo(answer.body)
    }
    const { options } = exchangeOptions(resolved, ports, signal)
    const token = tokens.refreshToken ?? tokens.accessToken
    const response = await oauth.revocationRequest(server, client, clientAuthentication, token, {
      ...options,
      additionalParameters: {
        token_type_hint: tokens.refreshToken === undefined ? 'access_token' : 'refresh_token',
      },
    })
    await oauth.processRevocationResponse(response)
    return true
  })
}
