import * as oauth from 'oauth4webapi'
import { CredentialError } from '../../../shared/errors/index.ts'
import { listenForRedirect } from './loopback-redirect.ts'
import { oauthErrorOf } from './oauth-errors.ts'
import type { OAuthPorts } from './oauth-wire.ts'
import type { ResolvedOAuth } from './resolve-oauth.ts'
import { exchange, exchangeOptions, type FreshTokens, tokensOf } from './token-exchange.ts'

/** How the system browser is opened. Rejects when there is none. */
export type OpenBrowser = (url: string) => Promise<void>

/** A person may take this long in the browser, in ms. */
const browserMs = 5 * 60_000

/**
 * Sign-in in the system browser: PKCE (S256), a redirect to a one-time listener on this machine, state and issuer
 * checked. Sources: RFC 6749 4.1, RFC 7636, RFC 8252, RFC 9207. Rejects with CredentialError `oauth.*`.
 */
export async function signInWithBrowser(
  resolved: ResolvedOAuth,
  openBrowser: OpenBrowser,
  ports: OAuthPorts,
  signal: AbortSignal,
  timeoutMs: number = browserMs,
): Promise<FreshTokens> {
  const { server, client, clientAuthentication } = resolved
  const redirect = await listenForRedirect(resolved.redirectHost, resolved.redirectPort)
  try {
    const verifier = oauth.generateRandomCodeVerifier()
    const state = oauth.generateRandomState()
    const asksIdToken = resolved.checksIdToken && resolved.scope.split(' ').includes('openid')
    const nonce = asksIdToken ? oauth.generateRandomNonce() : undefined
    const url = authorizationUrl(resolved, {
      redirectUri: redirect.redirectUri,
      challenge: await oauth.calculatePKCECodeChallenge(verifier),
      state,
      nonce,
    })
    const waiting = redirect.arrived(state, timeoutMs, signal)
    // Handled here too: the browser may fail to open before anybody waits for the redirect.
    waiting.catch(() => undefined)
    await openBrowser(url).catch(() => Promise.reject(noBrowser()))
    const arrived = await waiting
    try {
      const fresh = await exchange(resolved, [verifier, state], async () => {
        const { options, seen } = exchangeOptions(resolved, ports, signal)
        const parameters = oauth.validateAuthResponse(server, client, arrived.url, state)
        const response = await oauth.authorizationCodeGrantRequest(
          server,
          client,
          clientAuthentication,
          parameters,
          redirect.redirectUri,
          verifier,
          options,
        )
        const answer = await oauth.processAuthorizationCodeResponse(server, client, response, {
          expectedNonce: nonce ?? oauth.expectNoNonce,
        })
        return { tokens: tokensOf(answer, ports.nowMs()), claims: seen.claims }
      })
      arrived.finish({ ok: true, message: 'You can close this page and go back to Flowbench.' })
      return fresh
    } catch (thrown) {
      const { message, hint } = oauthErrorOf(thrown, resolved.secrets)
      arrived.finish({ ok: false, message: [message, hint].filter(Boolean).join(' ') })
      throw thrown
    }
  } finally {
    await redirect.close()
  }
}

function authorizationUrl(
  resolved: ResolvedOAuth,
  once: { redirectUri: string; challenge: string; state: string; nonce: string | undefined },
): string {
  const { server, client, provider, scope, scopeParameter, target } = resolved
  if (server.authorization_endpoint === undefined) {
    throw new CredentialError('oauth.no-address', 'It is not known where this service lets people sign in.', {
      hint: 'Enter its issuer or its authorization address.',
    })
  }
  const url = new URL(server.authorization_endpoint)
  // OpenID Connect Core 11: a refresh token is given only to a person who has been asked.
  const isOffline = provider === undefined && scope.split(' ').includes('offline_access')
  const parameters: Readonly<Record<string, string | undefined>> = {
    ...(isOffline ? { prompt: 'consent' } : {}),
    ...provider?.authorizationParameters,
    ...target,
    client_id: client.client_id,
    response_type: 'code',
    redirect_uri: once.redirectUri,
    ...(scope === '' ? {} : { [scopeParameter]: scope }),
    code_challenge: once.challenge,
    code_challenge_method: 'S256',
    state: once.state,
    nonce: once.nonce,
  }
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) url.searchParams.set(name, value)
  return url.href
}

function noBrowser(): CredentialError {
  return new CredentialError('oauth.no-browser', 'No browser could be opened on this machine.', {
    hint: 'Sign in with a code instead, where the service offers that.',
  })
}
