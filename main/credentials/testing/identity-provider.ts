/// <reference path="./oidc-provider.d.ts" />
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** Planted secrets of the clients that the provider knows. */
export const clientSecrets = {
  machine: 'PLANTED-client-secret-machine',
  web: 'PLANTED-client-secret-web',
} as const

/** A certified OAuth 2 / OpenID Connect server on this machine. */
export interface IdentityProvider {
  readonly issuer: string
  readonly provider: Provider
  /** What the person does at the next prompts. */
  person: 'agrees' | 'refuses'
  /** Requests to the token address, by grant type. */
  readonly grants: string[]
  /** Life of access tokens, in seconds. */
  tokenLife: number
  /** While true, the token address answers as a service that is out of order. */
  isOutOfOrder: boolean
  /** Every token that left the house, for looking whether one turns up where it must not. */
  readonly issued: Set<string>
  close(): Promise<void>
}

/** Account that signs in. */
export const account = { sub: 'account-1', email: 'ada@example.com' } as const

/** Starts oidc-provider with a public desktop app, an app with a secret, and one that signs in as itself. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  const grants: string[] = []
  const issued = new Set<string>()
  const state = { person: 'agrees' as 'agrees' | 'refuses', tokenLife: 3600, isOutOfOrder: false }
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined
  const server = createServer((request, response) => handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const code = ['authorization_code', 'refresh_token']
  const device = 'urn:ietf:params:oauth:grant-type:device_code'
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'desktop',
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: ['http://127.0.0.1'],
        grant_types: [...code, device],
        response_types: ['code'],
      },
      {
        client_id: 'web',
        client_secret: clientSecrets.web,
        application_type: 'native',
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: ['http://127.0.0.1'],
        grant_types: code,
        response_types: ['code'],
      },
      {
        client_id: 'machine',
        scope: 'api:read',
        client_secret: clientSecrets.machine,
        token_endpoint_auth_method: 'client_secret_basic',
        redirect_uris: [],
        grant_types: ['client_credentials'],
        response_types: [],
      },
    ],
    scopes: ['openid', 'email', 'offline_access', 'api:read'],
    claims: { email: ['email'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['only for a test'] },
    features: {
      devInteractions: { enabled: false },
      deviceFlow: { enabled: true, ...devicePages },
      clientCredentials: { enabled: true },
      revocation: { enabled: true, allowedPolicy: () => true },
      resourceIndicators: { enabled: false },
    },
    rotateRefreshToken: () => true,
    ttl: {
      AccessToken: () => state.tokenLife,
      ClientCredentials: () => state.tokenLife,
      IdToken: 3600,
      RefreshToken: 86_400,
      DeviceCode: 600,
      Grant: 86_400,
      Interaction: 600,
      Session: 86_400,
    },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/prompt/${uid}` },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: async () => ({ sub: id, email: account.email }),
    }),
  })
  const callback = provider.callback()
  handle = (request, response) => {
    if (request.url?.startsWith('/prompt/')) {
      void answerPrompt(provider, state.person, request, response)
      return
    }
    if (request.url === '/token' && state.isOutOfOrder) {
      request.resume()
      response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>We are busy</h1>')
      return
    }
    if (request.method === 'POST' && request.url === '/token') watch(request, response, grants, issued)
    callback(request, response)
  }
  return {
    issuer,
    provider,
    grants,
    issued,
    get person() {
      return state.person
    },
    set person(person) {
      state.person = person
    },
    get isOutOfOrder() {
      return state.isOutOfOrder
    },
    set isOutOfOrder(isOutOfOrder) {
      state.isOutOfOrder = isOutOfOrder
    },
    get tokenLife() {
      return state.tokenLife
    },
    set tokenLife(seconds) {
      state.tokenLife = seconds
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Pages of the device flow, as bare as they can be. */
const devicePages = {
  userCodeInputSource: async (context: { body: string }, form: string) => {
    context.body = form
  },
  userCodeConfirmSource: async (context: { body: string }, form: string) => {
    context.body = form
  },
  successSource: async (context: { body: string }) => {
    context.body = 'done'
  },
} as const

async function answerPrompt(
  provider: Provider,
  person: 'agrees' | 'refuses',
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { prompt, params } = await provider.interactionDetails(request, response)
  if (person === 'refuses') {
    const result = { error: 'access_denied', error_description: 'The person said no.' }
    return provider.interactionFinished(request, response, result)
  }
  if (prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId: account.sub } })
  }
  const grant = new provider.Grant({ accountId: account.sub, clientId: params.client_id })
  grant.addOIDCScope(params.scope ?? 'openid')
  return provider.interactionFinished(
    request,
    response,
    { consent: { grantId: await grant.save() } },
    { mergeWithLastSubmission: true },
  )
}

/** Notes the grant type of a request and the tokens of its answer as they pass by. */
function watch(
  request: IncomingMessage,
  response: ServerResponse,
  grants: string[],
  issued: Set<string>,
): void {
  let body = ''
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString()
  })
  request.on('end', () => grants.push(new URLSearchParams(body).get('grant_type') ?? ''))
  const end = response.end.bind(response)
  response.end = ((chunk: unknown, ...rest: never[]) => {
    const text = typeof chunk === 'string' || Buffer.isBuffer(chunk) ? chunk.toString() : ''
    for (const [, token] of text.matchAll(/"(?:access|refresh|id)_token":"([^"]+)"/g)) issued.add(token ?? '')
    return end(chunk as string, ...rest)
  }) as typeof response.end
}
