import * as oauth from 'oauth4webapi'
import {
  isLoopbackHost,
  isServiceAddress,
  type OAuthProvider,
  providerOf,
  redirectPlaceOf,
} from '../../../shared/connections/index.ts'
import { CredentialError } from '../../../shared/errors/index.ts'
import { discoverServer } from './discover.ts'
import type { OAuthPorts } from './oauth-wire.ts'

/** An OAuth connection's settings, made ready for the library. */
export interface ResolvedOAuth {
  readonly server: oauth.AuthorizationServer & { readonly token_endpoint: string }
  readonly client: oauth.Client
  readonly clientAuthentication: oauth.ClientAuth
  readonly provider: OAuthProvider | undefined
  /** Scopes as one text, as the service separates them; '' for none. */
  readonly scope: string
  readonly scopeParameter: string
  /** `audience`, or `resource` (RFC 8707) for a URL. */
  readonly target: Readonly<Record<string, string>>
  /** The issuer is known, so id tokens are checked. */
  readonly checksIdToken: boolean
  readonly redirectHost: '127.0.0.1' | 'localhost'
  readonly redirectPort: number | undefined
  /** What must not be quoted anywhere. */
  readonly secrets: readonly string[]
}

type Values = Readonly<Record<string, string>>

/**
 * Brings together what the provider's preset, the service's description of itself and the connection's own settings
 * say; the later wins. Rejects with CredentialError `oauth.no-address`, `oauth.no-discovery`, `oauth.unreachable` ...
 */
export async function resolveOAuth(
  settings: Values,
  secrets: Values,
  grant: 'code' | 'device' | 'clientCredentials',
  ports: Pick<OAuthPorts, 'http'>,
  signal: AbortSignal,
): Promise<ResolvedOAuth> {
  const provider = providerOf(settings.provider)
  const server = await serverOf(settings, provider, ports, signal)
  const clientSecret = secrets.clientSecret ?? ''
  const method = settings.clientAuthentication ?? provider?.clientAuthentication ?? methodOf(server)
  const separator = provider?.scopeSeparator ?? ' '
  const own = (settings.scopes ?? '').split(/[\s,]+/).filter((scope) => scope !== '')
  // A preset's scopes are about a person; an app that signs in as itself has none by default.
  const scopes = own.length > 0 || grant === 'clientCredentials' ? own : (provider?.scopes ?? [])
  const redirect = redirectPlaceOf(settings)
  return {
    server,
    client: { client_id: settings.clientId ?? '' },
    clientAuthentication:
      clientSecret === ''
        ? oauth.None()
        : method === 'basic'
          ? secretInHeader(clientSecret)
          : oauth.ClientSecretPost(clientSecret),
    provider,
    scope: scopes.join(separator),
    scopeParameter: provider?.scopeParameter ?? 'scope',
    target: targetOf(settings.audience),
    checksIdToken: settings.issuer !== undefined,
    redirectHost: redirect.host,
    redirectPort: redirect.port,
    secrets: [clientSecret].filter((secret) => secret !== ''),
  }
}

/**
 * Client id and secret in a header, encoded as forms are. The library also encodes `-` and `_`, which the standard
 * allows and services that do not decode (X) take for another secret. Source: RFC 6749 2.3.1.
 */
function secretInHeader(clientSecret: string): oauth.ClientAuth {
  const encoded = (text: string) => new URLSearchParams({ '': text }).toString().slice(1)
  return (_server, client, _body, headers) => {
    headers.set('authorization', `Basic ${btoa(`${encoded(client.client_id)}:${encoded(clientSecret)}`)}`)
  }
}

/** Options that each request of the library takes. */
export function allowsPlainHttp(url: string | undefined): boolean {
  return url !== undefined && isLoopbackHost(new URL(url).hostname)
}

async function serverOf(
  settings: Values,
  provider: OAuthProvider | undefined,
  ports: Pick<OAuthPorts, 'http'>,
  signal: AbortSignal,
): Promise<ResolvedOAuth['server']> {
  const found =
    settings.issuer === undefined ? undefined : await discoverServer(settings.issuer, ports, signal)
  const tenant = settings.tenant ?? provider?.defaultTenant ?? ''
  const inTenant = (address: string | undefined) => address?.replace('{tenant}', () => checkedTenant(tenant))
  const pick = (own: string | undefined, standard: string | undefined, preset: string | undefined) =>
    own ?? standard ?? inTenant(preset)
  const tokenUrl = pick(settings.tokenUrl, found?.token_endpoint, provider?.tokenUrl)
  if (tokenUrl === undefined || !isServiceAddress(tokenUrl)) {
    throw new CredentialError('oauth.no-address', 'It is not known where this service hands out tokens.', {
      hint: 'Choose the sign-in service, or enter its issuer or its token address.',
    })
  }
  const addresses = {
    authorization_endpoint: pick(
      settings.authorizationUrl,
      found?.authorization_endpoint,
      provider?.authorizationUrl,
    ),
    device_authorization_endpoint: pick(
      settings.deviceUrl,
      found?.device_authorization_endpoint,
      provider?.deviceUrl,
    ),
    revocation_endpoint: pick(settings.revocationUrl, found?.revocation_endpoint, provider?.revocationUrl),
  }
  const given = Object.entries(addresses).filter(([, address]) => address !== undefined)
  return {
    ...found,
    issuer: found?.issuer ?? new URL(tokenUrl).origin,
    token_endpoint: tokenUrl,
    ...Object.fromEntries(given),
  }
}

function checkedTenant(tenant: string): string {
  if (/^[\w.-]{1,200}$/.test(tenant)) return tenant
  throw new CredentialError('oauth.no-address', 'The tenant is not a directory id or a domain.', {
    hint: 'Such as contoso.onmicrosoft.com, or "organizations".',
  })
}

/** RFC 8414: `client_secret_basic` where a service does not say; services without a description mostly want the body. */
function methodOf(server: oauth.AuthorizationServer): 'post' | 'basic' {
  const methods = server.token_endpoint_auth_methods_supported
  return methods?.includes('client_secret_basic') && !methods.includes('client_secret_post')
    ? 'basic'
    : 'post'
}

function targetOf(audience: string | undefined): Readonly<Record<string, string>> {
  if (audience === undefined || audience === '') return {}
  return /^[a-z][a-z0-9+.-]*:/i.test(audience) ? { resource: audience } : { audience }
}
