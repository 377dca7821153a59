import * as oauth from 'oauth4webapi'
import { isLoopbackHost, isServiceAddress } from '../../../shared/connections/index.ts'
import { CredentialError } from '../../../shared/errors/index.ts'
import { oauthErrorOf } from './oauth-errors.ts'
import { fetchOver, type OAuthPorts } from './oauth-wire.ts'

/**
 * What a sign-in service says of itself, by OpenID Connect Discovery or else RFC 8414. Rejects with CredentialError
 * `oauth.*`; `oauth.no-discovery` when it says nothing at either place.
 */
export async function discoverServer(
  issuer: string,
  ports: Pick<OAuthPorts, 'http'>,
  signal: AbortSignal,
): Promise<oauth.AuthorizationServer> {
  if (!isServiceAddress(issuer)) throw notAnAddress()
  const url = new URL(issuer)
  for (const algorithm of ['oidc', 'oauth2'] as const) {
    try {
      const response = await oauth.discoveryRequest(url, {
        algorithm,
        signal,
        [oauth.customFetch]: fetchOver(ports, signal, { keepIdToken: true }) as never,
        [oauth.allowInsecureRequests]: isLoopbackHost(url.hostname),
      })
      if (response.status === 404 || response.status === 405) continue
      return safe(await oauth.processDiscoveryResponse(url, response))
    } catch (thrown) {
      throw oauthErrorOf(thrown, [])
    }
  }
  throw new CredentialError(
    'oauth.no-discovery',
    `${url.host} does not describe itself under this address.`,
    {
      hint: 'Correct the issuer, or enter authorization and token address by hand.',
    },
  )
}

const addresses = [
  'authorization_endpoint',
  'token_endpoint',
  'device_authorization_endpoint',
  'revocation_endpoint',
  'userinfo_endpoint',
] as const

/** A service may not send tokens where everybody can read along. */
function safe(server: oauth.AuthorizationServer): oauth.AuthorizationServer {
  for (const name of addresses) {
    const address = server[name]
    if (address === undefined || isServiceAddress(address)) continue
    throw new CredentialError(
      'oauth.unusable-answer',
      `The sign-in service names an unsafe address for ${name.replaceAll('_', ' ')}.`,
      { hint: 'Only https addresses are used.' },
    )
  }
  return server
}

function notAnAddress(): CredentialError {
  return new CredentialError('oauth.no-address', 'The issuer is not a whole https address.', {
    hint: 'It looks like https://login.example.com.',
  })
}
