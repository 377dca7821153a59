import * as oauth from 'oauth4webapi'
import { CredentialError } from '../../../shared/errors/index.ts'
import { isUnreachable, oauthErrorWord } from './oauth-errors.ts'
import type { OAuthPorts } from './oauth-wire.ts'
import type { ResolvedOAuth } from './resolve-oauth.ts'
import { exchange, exchangeOptions, type FreshTokens, tokensOf } from './token-exchange.ts'

/** What the person is shown: go there, type this. */
export interface DevicePrompt {
  readonly userCode: string
  readonly verificationUrl: string
  /** The same with the code in it, where the service has one. */
  readonly completeUrl?: string
  /** Ms since 1970 UTC. */
  readonly expiresAt: number
}

/**
 * Sign-in with a code on another device: shows the code and asks for the token in the service's rhythm until the
 * person is done, less often while it cannot be reached. Source: RFC 8628. Rejects with CredentialError `oauth.*`: `oauth.timeout`, `oauth.denied` ...
 */
export function signInWithCode(
  resolved: ResolvedOAuth,
  show: (prompt: DevicePrompt) => void,
  ports: OAuthPorts,
  signal: AbortSignal,
): Promise<FreshTokens> {
  return exchange(resolved, [], async () => {
    const { server, client, clientAuthentication, scope, target } = resolved
    if (server.device_authorization_endpoint === undefined) {
      throw new CredentialError(
        'oauth.no-address',
        'This service offers no sign-in with a code, as far as is known.',
        {
          hint: 'Enter its device authorization address, or sign in with the browser.',
        },
      )
    }
    const { options, seen } = exchangeOptions(resolved, ports, signal)
    const parameters = { ...(scope === '' ? {} : { scope }), ...target }
    const asked = await oauth.processDeviceAuthorizationResponse(
      server,
      client,
      await oauth.deviceAuthorizationRequest(server, client, clientAuthentication, parameters, options),
    )
    const expiresAt = ports.nowMs() + asked.expires_in * 1000
    show({
      userCode: asked.user_code,
      verificationUrl: asked.verification_uri,
      ...(asked.verification_uri_complete === undefined
        ? {}
        : { completeUrl: asked.verification_uri_complete }),
      expiresAt,
    })
    let intervalMs = (asked.interval ?? 5) * 1000
    while (ports.nowMs() < expiresAt) {
      await ports.wait(intervalMs, signal)
      try {
        const response = await oauth.deviceCodeGrantRequest(
          server,
          client,
          clientAuthentication,
          asked.device_code,
          options,
        )
        const answer = await oauth.processDeviceCodeResponse(server, client, response)
        return { tokens: tokensOf(answer, ports.nowMs()), claims: seen.claims }
      } catch (thrown) {
        const word = oauthErrorWord(thrown)
        if (word === 'slow_down') intervalMs += 5_000
        // The person may be typing the code while the network is away.
        else if (isUnreachable(thrown) && !signal.aborted) intervalMs *= 2
        else if (word !== 'authorization_pending') throw thrown
      }
    }
    throw new CredentialError('oauth.timeout', 'The code was not entered in time.', { hint: 'Start again.' })
  })
}
