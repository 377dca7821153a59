import * as oauth from 'oauth4webapi'
import type { OAuthPorts } from './oauth-wire.ts'
import type { ResolvedOAuth } from './resolve-oauth.ts'
import { exchange, exchangeOptions, type FreshTokens, tokensOf } from './token-exchange.ts'

/** A token for the app itself. Source: RFC 6749 4.4. Rejects with CredentialError `oauth.*`. */
export function signInAsApp(
  resolved: ResolvedOAuth,
  ports: OAuthPorts,
  signal: AbortSignal,
): Promise<FreshTokens> {
  return exchange(resolved, [], async () => {
    const { options } = exchangeOptions(resolved, ports, signal)
    const { server, client, clientAuthentication, scope, target } = resolved
    const parameters = { ...(scope === '' ? {} : { scope }), ...target }
    const response = await oauth.clientCredentialsGrantRequest(
      server,
      client,
      clientAuthentication,
      parameters,
      options,
    )
    const answer = await oauth.processClientCredentialsResponse(server, client, response)
    return { tokens: tokensOf(answer, ports.nowMs()), claims: undefined }
  })
}
