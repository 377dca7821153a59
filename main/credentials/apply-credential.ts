import { Buffer } from 'node:buffer'
import type { AuthenticationKindName } from '../../shared/connections/authentication-kind.ts'
import type { HttpRequest } from '../../shared/connectors/http-exchange.ts'
import { CredentialError } from '../../shared/errors/index.ts'

/** A connection's values at the moment of use. */
export interface LiveCredential {
  readonly settings: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
  /** Of OAuth kinds. */
  readonly accessToken: string | undefined
}

type Apply = (request: HttpRequest, credential: LiveCredential) => HttpRequest

const bearerHeader: Apply = (request, { accessToken, secrets }) =>
  withHeader(request, 'Authorization', `Bearer ${accessToken ?? secrets.token ?? ''}`)

/** How each kind signs a request: the last step before the wire. Kinds that open something else refuse. */
const appliers = {
  none: (request) => request,
  apiKey: (request, { settings, secrets }) => {
    const name = settings.name ?? 'X-API-Key'
    const value = `${settings.prefix ?? ''}${secrets.key ?? ''}`
    if (settings.in !== 'query') return withHeader(request, name, value)
    const url = new URL(request.url)
    url.searchParams.set(name, value)
    return { ...request, url: url.href }
  },
  basic: (request, credential) => withHeader(request, 'Authorization', `Basic ${basicPair(credential)}`),
  bearer: bearerHeader,
  oauthCode: bearerHeader,
  oauthDevice: bearerHeader,
  oauthClientCredentials: bearerHeader,
  certificatePfx: (request, { secrets }) => ({
    ...request,
    certificate: withPassword(new Uint8Array(Buffer.from(secrets.pfx ?? '', 'base64')), secrets.passphrase),
  }),
  certificatePem: (request, { secrets }) => ({
    ...request,
    certificate: withPassword(
      `${secrets.certificate ?? ''}\n${secrets.privateKey ?? ''}\n`,
      secrets.passphrase,
    ),
  }),
  databaseLogin: () => {
    throw new CredentialError('connection.wrong-use', 'A database login does not sign HTTP requests.', {
      hint: 'Choose a connection of another kind.',
    })
  },
  gateway: () => {
    throw new CredentialError(
      'connection.wrong-use',
      'This connection goes through a gateway, which signs in itself.',
      {
        hint: 'Choose a connection of another kind.',
      },
    )
  },
} as const satisfies Record<AuthenticationKindName, Apply>

/** The request with the credential in it. Never log or keep what comes out. Throws CredentialError `connection.wrong-use`. */
export function applyCredential(
  kind: AuthenticationKindName,
  request: HttpRequest,
  credential: LiveCredential,
): HttpRequest {
  return appliers[kind](request, credential)
}

/** The texts that a service could say back of a credential. */
export function spokenSecrets(kind: AuthenticationKindName, credential: LiveCredential): readonly string[] {
  const { accessToken, secrets } = credential
  return [
    ...Object.values(secrets),
    ...(accessToken === undefined ? [] : [accessToken]),
    ...(kind === 'basic' ? [basicPair(credential)] : []),
  ]
}

/** User name and password as the header wants them. Source: RFC 7617 2. */
function basicPair({ settings, secrets }: LiveCredential): string {
  const pair = `${settings.username ?? ''}:${secrets.password ?? ''}`
  return Buffer.from(pair, 'utf8').toString('base64')
}

/** Sets a header, whatever the case of one that is there. */
function withHeader(request: HttpRequest, name: string, value: string): HttpRequest {
  const others = Object.entries(request.headers).filter(([key]) => key.toLowerCase() !== name.toLowerCase())
  return {
    ...request,
    headers: { ...Object.fromEntries(others), [name]: value },
    secretHeaders: [...(request.secretHeaders ?? []), name],
  }
}

function withPassword(content: Uint8Array | string, password: string | undefined) {
  return password === undefined ? { content } : { content, password }
}
