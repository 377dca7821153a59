import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { authenticationKinds } from '../../../shared/connections/index.ts'
import type { HttpPort } from '../../../shared/connectors/http-exchange.ts'
import { createHttpClient } from '../../connectors/http-client.ts'
import { signIn, signOut } from '../sign-in.ts'
import type { OAuthPorts } from './oauth-wire.ts'
import { refreshTokens } from './refresh.ts'
import { resolveOAuth } from './resolve-oauth.ts'

/*
 * Each sign-in service that we know, played by a server on this machine with the service's own habits, as its
 * documentation tells them. Addresses are the real ones; only the last step of the way leads here.
 */

interface Asked {
  readonly headers: IncomingHttpHeaders
  readonly form: Readonly<Record<string, string>>
}

type Answer = { readonly status?: number; readonly json: unknown }
type Habits = Readonly<Record<string, (asked: Asked) => Answer>>

const noSignal = new AbortController().signal
const client = createHttpClient()
let habits: Habits = {}
let asked: (Asked & { readonly to: string })[] = []
let base = ''
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const to = `${request.method} ${(request.url ?? '').slice(1)}`
  const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()))
  asked.push({ to, headers: request.headers, form })
  const { json, status = 200 } = habits[to]?.({ headers: request.headers, form }) ?? { status: 404, json: {} }
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(json))
})
const http: HttpPort = {
  send: (request, signal) => {
    const { host, pathname, search } = new URL(request.url)
    return client.send({ ...request, url: `${base}/${host}${pathname}${search}` }, signal)
  },
}
const ports: OAuthPorts = { http, nowMs: () => 1_000_000, wait: async () => undefined }

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  asked = []
})
afterAll(async () => {
  await client.close()
  server.close()
})

/** The person agrees at the service, which sends the browser back. Answers what the browser was asked to open. */
async function signedIn(
  settings: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, string>>,
) {
  let opened = new URL('about:blank')
  const signed = await signIn(
    authenticationKinds.oauthCode,
    { clientId: 'my-app', ...settings },
    secrets,
    {
      openBrowser: async (url) => {
        opened = new URL(url)
        const back = new URL(opened.searchParams.get('redirect_uri') ?? '')
        back.searchParams.set('code', 'the-code')
        back.searchParams.set('state', opened.searchParams.get('state') ?? '')
        void fetch(back)
      },
      showCode: () => undefined,
    },
    ports,
    noSignal,
  )
  return {
    signed,
    page: `${opened.origin}${opened.pathname}`,
    query: Object.fromEntries(opened.searchParams),
  }
}

async function renewed(
  settings: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, string>>,
  refreshToken: string,
) {
  const all = { clientId: 'my-app', ...settings }
  return refreshTokens(
    await resolveOAuth(all, secrets, 'code', ports, noSignal),
    refreshToken,
    ports,
    noSignal,
  )
}

const pkce = { code_challenge: expect.stringMatching(/^[\w-]{43}$/), code_challenge_method: 'S256' }
const codeGrant = {
  grant_type: 'authorization_code',
  code: 'the-code',
  code_verifier: expect.stringMatching(/^[\w-]{43}$/),
}
const idToken = (claims: object) =>
  ['{"alg":"none"}', JSON.stringify(claims), '']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')

describe('Microsoft Entra ID', () => {
  const settings = { provider: 'microsoftEntra', tenant: 'contoso.onmicrosoft.com' }
  const token = 'POST login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/token'

  test('a public client in its tenant, any port of localhost; the name comes from the id token; tokens rotate', async () => {
    habits = {
      [token]: ({ form }) => ({
        json: {
          token_type: 'Bearer',
          scope: 'openid profile email User.Read',
          expires_in: 3599,
          ext_expires_in: 3599,
          access_token: 'eyJ-access',
          refresh_token: form.grant_type === 'refresh_token' ? '0.second' : '0.first',
          id_token: idToken({ preferred_username: 'ada@contoso.com', oid: '1', sub: 'x' }),
        },
      }),
    }
    const { page, query, signed } = await signedIn(settings, {})
    expect(page).toBe('https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/authorize')
    expect(query).toMatchObject({
      ...pkce,
      redirect_uri: expect.stringMatching(/^http:\/\/localhost:\d+$/),
      scope: 'openid profile email offline_access',
      prompt: 'select_account',
    })
    expect(asked.map(({ form }) => form)).toEqual([
      { ...codeGrant, client_id: 'my-app', redirect_uri: query.redirect_uri },
    ])
    expect(signed).toMatchObject({
      accountLabel: 'ada@contoso.com',
      tokens: { accessToken: 'eyJ-access', refreshToken: '0.first', expiresAt: 1_000_000 + 3_599_000 },
    })
    expect(await renewed(settings, {}, '0.first')).toMatchObject({ refreshToken: '0.second' })
    // There is no address to take a sign-in back.
    expect(
      await signOut('oauthCode', { clientId: 'my-app', ...settings }, {}, signed.tokens, ports, noSignal),
    ).toBe(false)
  })

  test('its own errors in words: consent of an administrator, an ended sign-in', async () => {
    const refuse = (error: string, error_description: string) => {
      habits = { [token]: () => ({ status: 400, json: { error, error_description, error_codes: [1] } }) }
    }
    refuse('invalid_grant', 'AADSTS70008: The refresh token has expired due to inactivity.')
    await expect(renewed(settings, {}, '0.first')).rejects.toMatchObject({
      code: 'oauth.sign-in-again',
      message: expect.stringContaining('AADSTS70008'),
    })
    refuse('consent_required', 'AADSTS65001: The administrator has not consented.')
    await expect(renewed(settings, {}, '0.first')).rejects.toMatchObject({ code: 'oauth.denied' })
    refuse('invalid_client', 'AADSTS7000215: Invalid client secret provided.')
    await expect(renewed(settings, {}, '0.first')).rejects.toMatchObject({ code: 'oauth.client-refused' })
  })
})

describe('Google', () => {
  const settings = { provider: 'google' }
  const secrets = { clientSecret: 'GOCSPX-secret' }

  test('offline access with consent, the secret in the body; renewing gives no new refresh token; revoked', async () => {
    habits = {
      'POST oauth2.googleapis.com/token': ({ form }) => ({
        json: {
          access_token: 'ya29.access',
          expires_in: 3599,
          scope: 'openid https://www.googleapis.com/auth/userinfo.email',
          token_type: 'Bearer',
          ...(form.grant_type === 'refresh_token'
            ? {}
            : { refresh_token: '1//first', id_token: idToken({ email: 'ada@gmail.com', sub: '1' }) }),
        },
      }),
      'POST oauth2.googleapis.com/revoke': ({ form }) =>
        form.token === '1//first' ? { json: {} } : { status: 400, json: { error: 'invalid_token' } },
    }
    const { page, query, signed } = await signedIn(settings, secrets)
    expect(page).toBe('https://accounts.google.com/o/oauth2/v2/auth')
    expect(query).toMatchObject({
      ...pkce,
      access_type: 'offline',
      prompt: 'consent',
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    })
    expect(asked[0]?.form).toMatchObject({ ...codeGrant, client_secret: 'GOCSPX-secret' })
    expect(signed).toMatchObject({ accountLabel: 'ada@gmail.com', tokens: { refreshToken: '1//first' } })
    expect(await renewed(settings, secrets, '1//first')).toMatchObject({ refreshToken: '1//first' })
    expect(
      await signOut(
        'oauthCode',
        { clientId: 'my-app', ...settings },
        secrets,
        signed.tokens,
        ports,
        noSignal,
      ),
    ).toBe(true)
  })

  test('a code on another device: pending comes with status 428', async () => {
    let times = 0
    habits = {
      'POST oauth2.googleapis.com/device/code': () => ({
        json: {
          device_code: 'd',
          user_code: 'GQVQ-JKEC',
          verification_url: 'https://www.google.com/device',
          expires_in: 1800,
          interval: 5,
        },
      }),
      'POST oauth2.googleapis.com/token': () => {
        times += 1
        return times < 3
          ? {
              status: 428,
              json: { error: 'authorization_pending', error_description: 'Precondition Required' },
            }
          : { json: { access_token: 'ya29.device', expires_in: 3600, token_type: 'Bearer' } }
      },
    }
    const shown: unknown[] = []
    const { tokens } = await signIn(
      authenticationKinds.oauthDevice,
      { clientId: 'my-app', ...settings },
      secrets,
      { openBrowser: async () => undefined, showCode: (prompt) => shown.push(prompt) },
      ports,
      noSignal,
    )
    expect(tokens.accessToken).toBe('ya29.device')
    expect(shown).toMatchObject([{ userCode: 'GQVQ-JKEC', verificationUrl: 'https://www.google.com/device' }])
  })
})

describe('GitHub', () => {
  const settings = { provider: 'github' }
  const secrets = { clientSecret: 'ghs' }
  const token = 'POST github.com/login/oauth/access_token'
  const user = {
    // Without an agent's name GitHub answers nobody.
    'GET api.github.com/user': ({ headers }: Asked) =>
      headers['user-agent'] === undefined ? { status: 403, json: {} } : { json: { login: 'ada', id: 1 } },
  }

  test('tokens of OAuth apps do not end; scopes come with commas', async () => {
    habits = {
      ...user,
      [token]: ({ headers }) =>
        headers.accept === 'application/json'
          ? { json: { access_token: 'gho_1', scope: 'repo,read:user', token_type: 'bearer' } }
          : { status: 406, json: {} },
    }
    const { query, signed } = await signedIn(settings, secrets)
    expect(query).toMatchObject({
      ...pkce,
      scope: 'repo read:user',
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    })
    expect(signed.accountLabel).toBe('ada')
    expect(signed.tokens).toEqual({ accessToken: 'gho_1', scope: 'repo,read:user', obtainedAt: 1_000_000 })
  })

  test('GitHub apps with tokens that end are renewed; the end of the refresh token is known', async () => {
    habits = {
      ...user,
      [token]: ({ form }) => ({
        json: {
          access_token: 'ghu_1',
          expires_in: 28_800,
          refresh_token: form.grant_type === 'refresh_token' ? 'ghr_2' : 'ghr_1',
          refresh_token_expires_in: 15_897_600,
          scope: '',
          token_type: 'bearer',
        },
      }),
    }
    const { signed } = await signedIn(settings, secrets)
    expect(signed.tokens).toMatchObject({
      expiresAt: 1_000_000 + 28_800_000,
      refreshExpiresAt: 1_000_000 + 15_897_600_000,
    })
    expect(await renewed(settings, secrets, 'ghr_1')).toMatchObject({ refreshToken: 'ghr_2' })
    expect(asked.at(-1)?.form).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'ghr_1',
      client_id: 'my-app',
      client_secret: 'ghs',
    })
  })

  test.each([
    ['bad_verification_code', 'oauth.sign-in-again'],
    ['incorrect_client_credentials', 'oauth.client-refused'],
    ['redirect_uri_mismatch', 'oauth.client-refused'],
    ['bad_refresh_token', 'oauth.sign-in-again'],
  ])('errors come as success: %s', async (error, code) => {
    habits = { [token]: () => ({ json: { error, error_description: 'As it is.' } }) }
    await expect(signedIn(settings, secrets)).rejects.toMatchObject({ code })
  })
})

describe('Slack', () => {
  const settings = { provider: 'slack' }
  const token = 'POST slack.com/api/oauth.v2.access'
  const account = {
    'POST slack.com/api/auth.test': () => ({ json: { ok: true, user: 'ada', team: 'Home' } }),
  }

  test('user scopes with commas, the exact redirect address, the token inside authed_user; tokens rotate', async () => {
    habits = {
      ...account,
      [token]: ({ form }) =>
        form.grant_type === 'refresh_token'
          ? {
              json: {
                ok: true,
                access_token: 'xoxe.xoxp-2',
                refresh_token: 'xoxe-2',
                expires_in: 43_200,
                token_type: 'user',
                scope: 'chat:write',
              },
            }
          : {
              json: {
                ok: true,
                app_id: 'A1',
                authed_user: {
                  id: 'U1',
                  scope: 'channels:read,chat:write',
                  access_token: 'xoxe.xoxp-1',
                  refresh_token: 'xoxe-1',
                  expires_in: 43_200,
                  token_type: 'user',
                },
                team: { id: 'T1' },
              },
            },
    }
    const { query, signed } = await signedIn(settings, {})
    expect(query).toEqual({
      ...pkce,
      client_id: 'my-app',
      response_type: 'code',
      state: expect.any(String),
      redirect_uri: 'http://localhost:53682',
      user_scope: 'channels:read,chat:write,users:read',
    })
    expect(signed).toMatchObject({
      accountLabel: 'ada',
      tokens: { accessToken: 'xoxe.xoxp-1', refreshToken: 'xoxe-1', expiresAt: 1_000_000 + 43_200_000 },
    })
    expect(await renewed(settings, {}, 'xoxe-1')).toMatchObject({
      accessToken: 'xoxe.xoxp-2',
      refreshToken: 'xoxe-2',
    })
  })

  test('refusals come with status 200, when a token is fetched and when it is taken back', async () => {
    const refuse = (error: string) => {
      habits = { [token]: () => ({ json: { ok: false, error } }) }
    }
    refuse('invalid_refresh_token')
    await expect(renewed(settings, {}, 'xoxe-1')).rejects.toMatchObject({ code: 'oauth.sign-in-again' })
    refuse('bad_redirect_uri')
    await expect(renewed(settings, {}, 'xoxe-1')).rejects.toMatchObject({ code: 'oauth.client-refused' })
    const revoking = () =>
      signOut(
        'oauthCode',
        { clientId: 'my-app', ...settings },
        {},
        { accessToken: 'xoxp', obtainedAt: 0 },
        ports,
        noSignal,
      )
    habits = { 'POST slack.com/api/auth.revoke': () => ({ json: { ok: true, revoked: true } }) }
    expect(await revoking()).toBe(true)
    habits = { 'POST slack.com/api/auth.revoke': () => ({ json: { ok: false, error: 'token_revoked' } }) }
    expect(await revoking()).toBe(false)
    expect(asked.at(-1)?.headers.authorization).toBe('Bearer xoxp')
  })
})

describe('Dropbox', () => {
  const settings = { provider: 'dropbox' }

  test('offline by its own word; renewing gives no new refresh token; taken back by the token itself', async () => {
    habits = {
      'POST api.dropboxapi.com/oauth2/token': ({ form }) => ({
        json: {
          access_token: 'sl.1',
          expires_in: 14_400,
          token_type: 'bearer',
          ...(form.grant_type === 'refresh_token'
            ? {}
            : { scope: 'account_info.read', refresh_token: 'r1', account_id: 'dbid:1', uid: '1' }),
        },
      }),
      'POST api.dropboxapi.com/2/users/get_current_account': ({ headers }) =>
        headers['content-type'] === undefined
          ? { json: { email: 'ada@example.com', name: { display_name: 'Ada' } } }
          : { status: 400, json: {} },
      'POST api.dropboxapi.com/2/auth/token/revoke': ({ headers }) =>
        headers.authorization === 'Bearer sl.1' ? { json: null } : { status: 401, json: {} },
    }
    const { query, signed } = await signedIn(settings, {})
    expect(query).toMatchObject({
      ...pkce,
      token_access_type: 'offline',
      redirect_uri: 'http://localhost:53682',
    })
    expect(query).not.toHaveProperty('scope')
    expect(asked[0]?.form).toMatchObject({ ...codeGrant, client_id: 'my-app' })
    expect(signed).toMatchObject({ accountLabel: 'ada@example.com', tokens: { refreshToken: 'r1' } })
    expect(await renewed(settings, {}, 'r1')).toMatchObject({ accessToken: 'sl.1', refreshToken: 'r1' })
    expect(
      await signOut('oauthCode', { clientId: 'my-app', ...settings }, {}, signed.tokens, ports, noSignal),
    ).toBe(true)
  })
})

describe('X', () => {
  const settings = { provider: 'x' }
  const habitsOfX: Habits = {
    'POST api.x.com/2/oauth2/token': ({ form, headers }) => {
      const isConfidential = headers.authorization === `Basic ${btoa('my-app:hush')}`
      if (!isConfidential && form.client_id !== 'my-app')
        return { status: 401, json: { error: 'unauthorized_client', error_description: 'Missing header' } }
      const next = form.grant_type === 'refresh_token' ? '2' : '1'
      return {
        json: {
          token_type: 'bearer',
          expires_in: 7200,
          access_token: `a${next}`,
          refresh_token: `r${next}`,
          scope: 'users.read tweet.read offline.access',
        },
      }
    },
    'GET api.x.com/2/users/me': () => ({ json: { data: { id: '1', name: 'Ada', username: 'ada' } } }),
    'POST api.x.com/2/oauth2/revoke': () => ({ json: { revoked: true } }),
  }

  test.each([
    ['a confidential client shows its secret in a header', { clientSecret: 'hush' }],
    ['a public client names itself in the body', {}],
  ])('%s; offline access by a scope; tokens rotate', async (_, secrets: Readonly<Record<string, string>>) => {
    habits = habitsOfX
    const { page, query, signed } = await signedIn(settings, secrets)
    expect(page).toBe('https://x.com/i/oauth2/authorize')
    expect(query).toMatchObject({
      ...pkce,
      scope: 'tweet.read tweet.write users.read offline.access',
      redirect_uri: 'http://127.0.0.1:53682',
    })
    expect(JSON.stringify(asked.map(({ form }) => form))).not.toContain('hush')
    expect(signed).toMatchObject({ accountLabel: 'ada', tokens: { accessToken: 'a1', refreshToken: 'r1' } })
    expect(await renewed(settings, secrets, 'r1')).toMatchObject({ accessToken: 'a2', refreshToken: 'r2' })
    expect(
      await signOut(
        'oauthCode',
        { clientId: 'my-app', ...settings },
        secrets,
        signed.tokens,
        ports,
        noSignal,
      ),
    ).toBe(true)
  })
})
