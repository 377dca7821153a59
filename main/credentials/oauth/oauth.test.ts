import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { authenticationKinds } from '../../../shared/connections/index.ts'
import { createHttpClient } from '../../connectors/http-client.ts'
import { type SignInInteraction, signIn, signOut } from '../sign-in.ts'
import {
  account,
  clientSecrets,
  type IdentityProvider,
  startIdentityProvider,
} from '../testing/identity-provider.ts'
import { browse } from '../testing/test-browser.ts'
import { signInWithBrowser } from './authorization-code.ts'
import { listenForRedirect } from './loopback-redirect.ts'
import type { OAuthPorts } from './oauth-wire.ts'
import { refreshTokens } from './refresh.ts'
import { resolveOAuth } from './resolve-oauth.ts'

const http = createHttpClient()
const { oauthCode, oauthDevice, oauthClientCredentials } = authenticationKinds
const noSignal = new AbortController().signal
const waits: number[] = []
const ports: OAuthPorts = {
  http,
  nowMs: Date.now,
  wait: async (ms) => {
    waits.push(ms)
  },
}

let idp: IdentityProvider
let page = ''
let opened = ''

/** Somebody at the browser, who ends on a page. */
const interaction: SignInInteraction = {
  openBrowser: async (url) => {
    opened = url
    void browse(url).then((text) => {
      page = text
    })
  },
  showCode: ({ verificationUrl, userCode }) => void browse(verificationUrl, { user_code: userCode }),
}

const desktop = () => ({
  provider: 'custom',
  clientId: 'desktop',
  issuer: idp.issuer,
  scopes: 'openid email offline_access',
})

beforeAll(async () => {
  idp = await startIdentityProvider()
})
beforeEach(() => {
  idp.person = 'agrees'
  page = ''
  waits.length = 0
})
afterAll(async () => {
  await http.close()
  await idp.close()
})

describe('in the browser', () => {
  test('PKCE, state, nonce; tokens, account and end; the browser says that it worked', async () => {
    const signed = await signIn(oauthCode, desktop(), {}, interaction, ports, noSignal)
    expect(signed).toEqual({
      accountLabel: account.email,
      tokens: {
        accessToken: expect.any(String),
        refreshToken: expect.any(String),
        expiresAt: expect.any(Number),
        scope: expect.stringContaining('offline_access'),
        obtainedAt: expect.any(Number),
      },
    })
    const asked = Object.fromEntries(new URL(opened).searchParams)
    expect(asked).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    })
    await expect.poll(() => page).toContain('You are signed in')
    expect(await idp.provider.AccessToken.find(signed.tokens.accessToken)).toMatchObject({
      accountId: account.sub,
    })
  })

  test('with a client secret, without an issuer: addresses by hand', async () => {
    const settings = {
      provider: 'custom',
      clientId: 'web',
      authorizationUrl: `${idp.issuer}/auth`,
      tokenUrl: `${idp.issuer}/token`,
      scopes: 'openid',
    }
    const { tokens } = await signIn(
      oauthCode,
      settings,
      { clientSecret: clientSecrets.web },
      interaction,
      ports,
      noSignal,
    )
    expect(await idp.provider.AccessToken.find(tokens.accessToken)).toMatchObject({ clientId: 'web' })
  })

  test('a person who refuses', async () => {
    idp.person = 'refuses'
    await expect(signIn(oauthCode, desktop(), {}, interaction, ports, noSignal)).rejects.toMatchObject({
      name: 'CredentialError',
      code: 'oauth.denied',
      message: expect.stringContaining('The person said no.'),
    })
    await expect.poll(() => page).toContain('did not work')
  })

  test('a wrong client secret, without quoting it', async () => {
    const settings = { ...desktop(), clientId: 'web', scopes: 'openid' }
    const thrown = await signIn(
      oauthCode,
      settings,
      { clientSecret: 'PLANTED-wrong' },
      interaction,
      ports,
      noSignal,
    ).catch((error: unknown) => error)
    expect(thrown).toMatchObject({ code: 'oauth.client-refused' })
    expect(JSON.stringify(thrown) + String(thrown)).not.toContain('PLANTED')
  })

  test('nobody comes back: timeout; a person who gives up: cancelled; no browser at all', async () => {
    const resolved = await resolveOAuth(desktop(), {}, 'code', ports, noSignal)
    const nobody = async () => undefined
    await expect(signInWithBrowser(resolved, nobody, ports, noSignal, 30)).rejects.toMatchObject({
      code: 'oauth.timeout',
    })
    const giving = new AbortController()
    const givesUp = async () => giving.abort()
    await expect(signInWithBrowser(resolved, givesUp, ports, giving.signal)).rejects.toMatchObject({
      code: 'oauth.cancelled',
    })
    const broken = async () => Promise.reject(new Error('xdg-open is not there'))
    await expect(signInWithBrowser(resolved, broken, ports, noSignal)).rejects.toMatchObject({
      code: 'oauth.no-browser',
    })
  })
})

describe('the redirect', () => {
  test('only the right state, path, method and host arrive, and only once', async () => {
    const redirect = await listenForRedirect('127.0.0.1', undefined)
    const arriving = redirect.arrived('right', 5_000, noSignal)
    const { redirectUri } = redirect
    const status = async (url: string, init?: RequestInit) => (await fetch(url, init)).status
    expect([
      await status(`${redirectUri}/?code=1&state=wrong`),
      await status(`${redirectUri}/?code=1`),
      await status(`${redirectUri}/favicon.ico?state=right`),
      await status(`${redirectUri}/?code=1&state=right`, { method: 'POST' }),
      await status(`${redirectUri.replace('127.0.0.1', 'localhost')}/?code=1&state=right`),
    ]).toEqual([404, 404, 404, 404, 404])
    const browser = fetch(`${redirectUri}/?code=1&state=right`)
    const arrived = await arriving
    expect(arrived.url.searchParams.get('code')).toBe('1')
    expect(await status(`${redirectUri}/?code=2&state=right`)).toBe(404)
    arrived.finish({ ok: false, message: '<script>alert(1)</script>' })
    const answer = await browser
    expect({
      status: answer.status,
      store: answer.headers.get('cache-control'),
      policy: answer.headers.get('content-security-policy'),
      page: await answer.text(),
    }).toEqual({
      status: 400,
      store: 'no-store',
      policy: expect.stringContaining("default-src 'none'"),
      page: expect.stringContaining('&lt;script&gt;alert(1)'),
    })
    await redirect.close()
    await expect(fetch(redirectUri)).rejects.toThrow()
  })

  test('a wanted port that is taken', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await expect(listenForRedirect('localhost', port)).rejects.toMatchObject({ code: 'oauth.port-in-use' })
    await new Promise((resolve) => server.close(resolve))
  })
})

test('with a code on another device, in the rhythm of the service', async () => {
  const { tokens, accountLabel } = await signIn(
    oauthDevice,
    desktop(),
    {},
    interaction,
    { ...ports, wait: untilDone },
    noSignal,
  )
  expect(accountLabel).toBe(account.email)
  expect(await idp.provider.AccessToken.find(tokens.accessToken)).toMatchObject({ accountId: account.sub })
  expect(new Set(waits)).toEqual(new Set([5_000]))
})

/** Waits for the service's rhythm in short: the person at the other device is a program. */
async function untilDone(ms: number): Promise<void> {
  waits.push(ms)
  await new Promise((resolve) => setTimeout(resolve, 20))
}

test('a code that nobody types ends in time', async () => {
  let nowMs = Date.now()
  const jumping = {
    ...ports,
    nowMs: () => nowMs,
    wait: async (ms: number) => {
      nowMs += ms * 30
    },
  }
  const absent = { ...interaction, showCode: () => undefined }
  await expect(signIn(oauthDevice, desktop(), {}, absent, jumping, noSignal)).rejects.toMatchObject({
    code: 'oauth.timeout',
  })
})

test('as an app of its own', async () => {
  const settings = { provider: 'custom', clientId: 'machine', issuer: idp.issuer, scopes: 'api:read' }
  const secrets = { clientSecret: clientSecrets.machine }
  const basic = { ...settings, clientAuthentication: 'basic' }
  const { tokens, accountLabel } = await signIn(
    oauthClientCredentials,
    basic,
    secrets,
    interaction,
    ports,
    noSignal,
  )
  expect(accountLabel).toBe('machine')
  expect(await idp.provider.ClientCredentials.find(tokens.accessToken)).toMatchObject({ clientId: 'machine' })
  const wrong = signIn(oauthClientCredentials, basic, { clientSecret: 'no' }, interaction, ports, noSignal)
  await expect(wrong).rejects.toMatchObject({ code: 'oauth.client-refused' })
  const scope = signIn(
    oauthClientCredentials,
    { ...basic, scopes: 'email' },
    secrets,
    interaction,
    ports,
    noSignal,
  )
  await expect(scope).rejects.toMatchObject({ code: 'oauth.scope-refused' })
})

test('a rotated refresh token works once; using the old one again ends the sign-in', async () => {
  const { tokens } = await signIn(oauthCode, desktop(), {}, interaction, ports, noSignal)
  const resolved = await resolveOAuth(desktop(), {}, 'code', ports, noSignal)
  const first = tokens.refreshToken ?? ''
  const next = await refreshTokens(resolved, first, ports, noSignal)
  expect(next.refreshToken).not.toBe(first)
  expect(await idp.provider.AccessToken.find(next.accessToken)).toMatchObject({ accountId: account.sub })
  await expect(refreshTokens(resolved, first, ports, noSignal)).rejects.toMatchObject({
    code: 'oauth.sign-in-again',
  })
})

test('taken back at the service: neither token works any more', async () => {
  const { tokens } = await signIn(oauthCode, desktop(), {}, interaction, ports, noSignal)
  expect(await signOut('oauthCode', desktop(), {}, tokens, ports, noSignal)).toBe(true)
  const resolved = await resolveOAuth(desktop(), {}, 'code', ports, noSignal)
  await expect(refreshTokens(resolved, tokens.refreshToken ?? '', ports, noSignal)).rejects.toMatchObject({
    code: 'oauth.sign-in-again',
  })
  expect(await idp.provider.RefreshToken.find(tokens.refreshToken ?? '')).toBeUndefined()
})

describe('services that are not as they should be', () => {
  /** A service that answers everything in the same way. */
  async function answering(status: number, body: string, type = 'application/json') {
    const server = createServer((request, response) => {
      request.resume()
      response.writeHead(status, { 'content-type': type }).end(body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    return { url: `http://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(resolve)) }
  }

  test.each([
    [200, '{"access_token":"t"}', 'application/json', undefined],
    [
      200,
      '{"ok":true,"access_token":"t","token_type":"bot","scope":["a","b"]}',
      'application/json',
      undefined,
    ],
    [
      200,
      '{"ok":true,"authed_user":{"access_token":"t","token_type":"user"}}',
      'application/json',
      undefined,
    ],
    [200, 'access_token=t&token_type=bearer&scope=a%2Cb', 'application/x-www-form-urlencoded', undefined],
    [200, '{"ok":false,"error":"invalid_client_id"}', 'application/json', 'oauth.client-refused'],
    [
      200,
      '{"error":"bad_verification_code","error_description":"The code passed is incorrect"}',
      'application/json',
      'oauth.sign-in-again',
    ],
    [400, '{"error":"invalid_grant"}', 'application/json', 'oauth.sign-in-again'],
    [400, '{"error":"quite_new"}', 'application/json', 'oauth.refused'],
    [400, '{"error":{"message":"odd","code":7}}', 'application/json', 'oauth.unusable-answer'],
    [401, '{"error":"invalid_client"}', 'application/json', 'oauth.client-refused'],
    [503, '<html>busy</html>', 'text/html', 'oauth.unreachable'],
    [500, '{"message":"oops"}', 'application/json', 'oauth.unreachable'],
    [500, '{"error":"server_error"}', 'application/json', 'oauth.unreachable'],
    [429, '', 'text/plain', 'oauth.unreachable'],
    [200, '{"access_token":7}', 'application/json', 'oauth.unusable-answer'],
    [200, '["access_token"]', 'application/json', 'oauth.unusable-answer'],
    [200, '{"access_token":"t","token_type":"mac"}', 'application/json', 'oauth.unusable-answer'],
    [200, '{"__proto__":{"access_token":"t"}}', 'application/json', 'oauth.unusable-answer'],
    [200, '<html>not here</html>', 'text/html', 'oauth.unusable-answer'],
    [200, '{}', 'application/json', 'oauth.unusable-answer'],
    [200, '', 'application/json', 'oauth.unusable-answer'],
  ])('%d %s', async (status, body, type, code) => {
    const service = await answering(status, body, type)
    const settings = { provider: 'custom', clientId: 'c', tokenUrl: service.url }
    const outcome = await signIn(
      oauthClientCredentials,
      settings,
      { clientSecret: 's' },
      interaction,
      ports,
      noSignal,
    ).then(
      ({ tokens }) => tokens.accessToken,
      (error: { code: string }) => error.code,
    )
    await service.close()
    expect(outcome).toBe(code ?? 't')
  })

  test.each([
    ['no address', { clientId: 'c' }, 'oauth.no-address'],
    ['nobody there', { clientId: 'c', tokenUrl: 'http://127.0.0.1:9/token' }, 'oauth.unreachable'],
    ['an odd tenant', { clientId: 'c', provider: 'microsoftEntra', tenant: '../x' }, 'oauth.no-address'],
    ['an issuer over plain http', { clientId: 'c', issuer: 'http://login.example.com' }, 'oauth.no-address'],
  ])('%s', async (_, settings, code) => {
    const signing = signIn(
      oauthClientCredentials,
      settings,
      { clientSecret: 's' },
      interaction,
      ports,
      noSignal,
    )
    await expect(signing).rejects.toMatchObject({ name: 'CredentialError', code })
  })

  test('an issuer that does not describe itself, or names an unsafe address', async () => {
    const silent = await answering(404, '{}')
    const at = (issuer: string) =>
      signIn(
        oauthClientCredentials,
        { clientId: 'c', issuer },
        { clientSecret: 's' },
        interaction,
        ports,
        noSignal,
      )
    await expect(at(silent.url)).rejects.toMatchObject({ code: 'oauth.no-discovery' })
    await silent.close()
    let body = ''
    const server = createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(body),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    body = JSON.stringify({ issuer, token_endpoint: 'http://evil.example.com/token' })
    await expect(at(issuer)).rejects.toMatchObject({ code: 'oauth.unusable-answer' })
    body = JSON.stringify({ issuer: 'https://other.example.com', token_endpoint: `${issuer}/token` })
    await expect(at(issuer)).rejects.toMatchObject({ code: 'oauth.unusable-answer' })
    await new Promise((resolve) => server.close(resolve))
  })
})
