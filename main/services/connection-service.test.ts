import { mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { AuthenticationKindName, Connection } from '../../shared/connections/index.ts'
import type { HttpRequest } from '../../shared/connectors/http-exchange.ts'
import { asId, type EnvironmentId } from '../../shared/run/index.ts'
import { createHttpClient } from '../connectors/http-client.ts'
import { makeCertificate, pfxOf } from '../connectors/testing/certificates.ts'
import { Keychain } from '../credentials/keychain.ts'
import { loadKeytar } from '../credentials/keychain-library.ts'
import { MemorySecretStore } from '../credentials/memory-secret-store.ts'
import type { SecretStore } from '../credentials/secret-store.ts'
import type { SignInInteraction } from '../credentials/sign-in.ts'
import {
  clientSecrets,
  type IdentityProvider,
  startIdentityProvider,
} from '../credentials/testing/identity-provider.ts'
import {
  type PrivateKeyring,
  startPrivateKeyring,
  whyNoKeyring,
} from '../credentials/testing/private-keyring.ts'
import { browse } from '../credentials/testing/test-browser.ts'
import { AuditLog } from '../storage/audit-log.ts'
import { memorySettingsStore } from '../storage/settings-store.ts'
import type { NewConnection } from './connection-entry.ts'
import { ConnectionService } from './connection-service.ts'
import { ConnectionStates } from './connection-service-states.ts'
import { directFlowFiles } from './direct-flow-files.ts'
import { EnvironmentService } from './environment-service.ts'

/* With the system's own keychain where one can be had for the test, else with one in memory. */
const noKeyring = whyNoKeyring()
if (noKeyring !== undefined) console.log(`connection-service.test.ts: secrets in memory, ${noKeyring}`)

const planted = {
  key: 'PLANTED-key-Zx81',
  password: 'PLANTED-password-Zx82',
  token: 'PLANTED-token-Zx83',
  clientSecret: clientSecrets.web,
  machineSecret: clientSecrets.machine,
} as const

const noSignal = new AbortController().signal
const authority = makeCertificate({ name: 'Test authority', isAuthority: true })
const serverCertificate = makeCertificate({ name: 'server', hosts: ['localhost', '127.0.0.1'], authority })
const visitor = makeCertificate({ name: 'visitor', authority })
const http = createHttpClient({ trusted: [authority.cert] })

let keyring: PrivateKeyring | undefined
let idp: IdentityProvider
let api: Server
let elsewhere: Server
let secure: ReturnType<typeof createSecureServer>
let apiUrl = ''
let elsewhereUrl = ''
let secureUrl = ''
/** What the services were sent, newest last. */
const received: IncomingMessage[] = []

let root: string
let folder: string
let environmentId: EnvironmentId
let environments: EnvironmentService
let store: SecretStore
let audit: AuditLog
let service: ConnectionService
let aheadMs = 0
/** Everything printed during a test. */
let printed = ''

const interaction: SignInInteraction = {
  openBrowser: async (url) => void browse(url),
  showCode: ({ verificationUrl, userCode }) => void browse(verificationUrl, { user_code: userCode }),
}

async function listen(server: Server | ReturnType<typeof createSecureServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

beforeAll(async () => {
  if (noKeyring === undefined) keyring = await startPrivateKeyring()
  idp = await startIdentityProvider()
  api = createServer((request, response) => {
    received.push(request)
    if (request.url?.startsWith('/away'))
      return void response.writeHead(302, { location: `${elsewhereUrl}/` }).end()
    if (request.url?.startsWith('/refuse')) return void response.writeHead(401).end()
    if (!request.url?.startsWith('/oauth')) return void response.end('{}')
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    void Promise.all([idp.provider.AccessToken.find(token), idp.provider.ClientCredentials.find(token)]).then(
      (found) => {
        response.writeHead(found.some((one) => one !== undefined) ? 200 : 401).end('{}')
      },
    )
  })
  elsewhere = createServer((request, response) => {
    received.push(request)
    response.end('{}')
  })
  secure = createSecureServer(
    { ...serverCertificate, ca: authority.cert, requestCert: true, rejectUnauthorized: false },
    (request, response) =>
      response.end((request.socket as TLSSocket).getPeerCertificate().subject?.CN ?? 'nobody'),
  )
  apiUrl = `http://127.0.0.1:${await listen(api)}`
  elsewhereUrl = `http://127.0.0.1:${await listen(elsewhere)}`
  secureUrl = `https://127.0.0.1:${await listen(secure)}`
})

afterAll(async () => {
  await Promise.all([http.close(), idp.close()])
  await Promise.all([api, elsewhere, secure].map((server) => new Promise((resolve) => server.close(resolve))))
  await keyring?.stop()
})

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'flowbench-connections-')))
  await mkdir(join(root, 'data'))
  environments = new EnvironmentService({
    settings: memorySettingsStore(),
    documentsFolder: join(root, 'documents'),
    sampleSource: undefined,
  })
  ;({ id: environmentId, path: folder } = await environments.create({ name: 'Work' }))
  store =
    keyring === undefined ? new MemorySecretStore() : new Keychain({ service: `Flowbench test ${root}` })
  audit = new AuditLog(join(root, 'data/audit.jsonl'), (error) => console.error(error))
  service = newService(store)
  aheadMs = 0
  received.length = 0
  idp.person = 'agrees'
  idp.isOutOfOrder = false
  printed = ''
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      printed += String(chunk)
      return true
    })
  }
})

afterEach(async () => {
  vi.restoreAllMocks()
  await audit.flush()
  await expectNoSecrets()
  await rm(root, { recursive: true, force: true })
})

/** What drivers were asked with. */
const driven: unknown[] = []

function newService(secrets: SecretStore): ConnectionService {
  return new ConnectionService({
    environments,
    files: directFlowFiles,
    store: secrets,
    states: new ConnectionStates(join(root, 'data/connection-state.json')),
    audit,
    http,
    drivers: {
      send: async ({ driver }) => {
        driven.push(driver)
        return { status: 200, headers: {}, body: Buffer.from(`I know ${driver?.connection.pass}`) }
      },
    },
    wait: async () => new Promise((resolve) => setTimeout(resolve, 20)),
    nowMs: () => Date.now() + aheadMs,
  })
}

/** Nothing that was written, in any file, on any stream, holds a planted secret or a token. */
async function expectNoSecrets(): Promise<void> {
  const base64 = Buffer.from(`ada:${planted.password}`).toString('base64')
  const secrets = [...Object.values(planted), ...idp.issued, base64, 'PRIVATE KEY']
  const texts = new Map([['the console', printed]])
  for (const name of await readdir(root, { recursive: true })) {
    const path = join(root, name)
    if ((await stat(path)).isFile()) texts.set(name, await readFile(path, 'utf8'))
  }
  expect(texts.size).toBeGreaterThan(1)
  const found = [...texts].flatMap(([name, text]) =>
    secrets.filter((secret) => text.includes(secret)).map(() => name),
  )
  expect(found).toEqual([])
}

function get(url: string): HttpRequest {
  return { method: 'GET', url, headers: {}, timeoutMs: 5_000, maxResponseBytes: 100_000, maxRedirects: 5 }
}

function create(
  kind: AuthenticationKindName,
  values: Record<string, string>,
  more: Partial<NewConnection> = {},
) {
  const given = { environmentId, connectorId: 'shared_test', kind, values, ...more }
  return service.create(given, interaction, noSignal)
}

const usageOf = ({ id }: Connection) => ({ principal: 'local', environmentId, connectionId: id })

async function call(connection: Connection, url: string): Promise<number> {
  const request = await service.broker.authorise(get(url), usageOf(connection))
  return (await request.send(noSignal)).status
}

function oauth(
  kind: AuthenticationKindName = 'oauthCode',
  more: Partial<NewConnection> = {},
): Promise<Connection> {
  const values = { clientId: 'desktop', issuer: idp.issuer, scopes: 'openid email offline_access' }
  return create(kind, values, more)
}

const file = async () => readFile(join(folder, 'connections.json'), 'utf8')

async function auditEvents(): Promise<readonly string[]> {
  await audit.flush()
  const lines = (await readFile(join(root, 'data/audit.jsonl'), 'utf8')).trim().split('\n')
  return lines.map((line) => (JSON.parse(line) as { event: string }).event)
}

async function keychainItems(): Promise<number | undefined> {
  if (keyring === undefined) return undefined
  return (await (await loadKeytar()).findCredentials(`Flowbench test ${root}`)).length
}

describe('each kind signs its requests', () => {
  const basic = `Basic ${Buffer.from(`ada:${planted.password}`).toString('base64')}`
  test.each<
    [string, AuthenticationKindName, Record<string, string>, Partial<{ url: string; headers: object }>]
  >([
    [
      'a key in a header',
      'apiKey',
      { key: planted.key, name: 'X-Odd', prefix: 'Key ' },
      { headers: { 'x-odd': `Key ${planted.key}` } },
    ],
    [
      'a key in the query',
      'apiKey',
      { key: `${planted.key}&`, in: 'query', name: 'k' },
      { url: `/x?a=1&k=${planted.key}%26` },
    ],
    [
      'basic',
      'basic',
      { username: 'ada', password: planted.password },
      { headers: { authorization: basic } },
    ],
    ['bearer', 'bearer', { token: planted.token }, { headers: { authorization: `Bearer ${planted.token}` } }],
    ['none', 'none', {}, { url: '/x?a=1' }],
  ])('%s', async (_, kind, values, expected) => {
    const connection = await create(kind, values)
    expect(connection).toMatchObject({ kind, status: 'connected', environmentId })
    expect(await call(connection, `${apiUrl}/x?a=1`)).toBe(200)
    const { url, headers } = received.at(-1) as IncomingMessage
    expect({ url, headers }).toMatchObject(expected)
    expect(await service.test({ environmentId, connectionId: connection.id }, noSignal)).toMatchObject({
      ok: true,
    })
  })

  test.each(['pfx', 'pem'] as const)('a client certificate (%s)', async (format) => {
    const pfx = Buffer.from(pfxOf(visitor, planted.password)).toString('base64')
    const connection =
      format === 'pfx'
        ? await create('certificatePfx', { pfx, passphrase: planted.password })
        : await create('certificatePem', { certificate: visitor.cert, privateKey: visitor.key })
    const request = await service.broker.authorise(get(secureUrl), usageOf(connection))
    expect(new TextDecoder().decode((await request.send(noSignal)).body)).toBe('visitor')
    expect(connection).toMatchObject({ accountLabel: 'visitor', status: 'expiring' })
  })

  test.each([
    [
      'a wrong password',
      { pfx: Buffer.from(pfxOf(visitor, 'other')).toString('base64'), passphrase: planted.password },
    ],
    ['no PFX at all', { pfx: 'bm90aGluZw==' }],
  ])('a certificate with %s is refused', async (_, values) => {
    await expect(create('certificatePfx', values)).rejects.toMatchObject({
      code: 'credential.bad-certificate',
    })
  })

  test("a certificate with somebody else's key is refused", async () => {
    const values = { certificate: visitor.cert, privateKey: serverCertificate.key }
    await expect(create('certificatePem', values)).rejects.toMatchObject({
      code: 'credential.bad-certificate',
    })
  })

  test('a driver is handed the secrets among the values of the connection', async () => {
    const values = { server: 'db', username: 'ada', password: planted.password, port: '5432' }
    const connection = await create('databaseLogin', values)
    const request = {
      ...get('https://sql.driver.invalid/tables'),
      secretMarks: { 'mark-1': 'password' },
      driver: { name: 'sql', connection: { host: 'db', user: 'ada', pass: 'mark-1' } },
    }
    const allowed = await service.broker.authorise(request, usageOf(connection))
    const answer = await allowed.send(noSignal)
    expect(driven).toEqual([{ name: 'sql', connection: { host: 'db', user: 'ada', pass: planted.password } }])
    expect(new TextDecoder().decode(answer.body)).toBe('I know ***')
    // What is no driver's is not signed with it.
    await expect(call(connection, apiUrl)).rejects.toMatchObject({ code: 'connection.wrong-use' })
  })
})

describe('OAuth', () => {
  test.each<AuthenticationKindName>(['oauthCode', 'oauthDevice'])(
    '%s: signed in, named after the account',
    async (kind) => {
      const connection = await oauth(kind)
      expect(connection).toMatchObject({
        name: 'ada@example.com',
        accountLabel: 'ada@example.com',
        status: 'connected',
      })
      expect(await call(connection, `${apiUrl}/oauth`)).toBe(200)
    },
  )

  test('an app of its own gets itself a new token when the old one ends', async () => {
    const values = {
      clientId: 'machine',
      clientSecret: planted.machineSecret,
      issuer: idp.issuer,
      clientAuthentication: 'basic',
    }
    const connection = await create('oauthClientCredentials', values)
    const before = idp.grants.length
    expect(await call(connection, `${apiUrl}/oauth`)).toBe(200)
    aheadMs = 3_600_000
    expect(await call(connection, `${apiUrl}/oauth`)).toBe(200)
    expect(idp.grants.slice(before)).toEqual(['client_credentials'])
    expect(await service.get({ environmentId, connectionId: connection.id })).toMatchObject({
      status: 'connected',
    })
  })

  test('renewed ahead of the end, once for all who wait, rotation kept', async () => {
    const connection = await oauth()
    const before = idp.grants.length
    aheadMs = 3_600_000 - 60_000
    const statuses = await Promise.all(Array.from({ length: 50 }, () => call(connection, `${apiUrl}/oauth`)))
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(idp.grants.slice(before)).toEqual(['refresh_token'])
    // The rotated refresh token was kept: the next renewal works too.
    aheadMs = 2 * 3_600_000
    expect(await call(connection, `${apiUrl}/oauth`)).toBe(200)
    expect(idp.grants.slice(before)).toEqual(['refresh_token', 'refresh_token'])
    expect((await auditEvents()).filter((event) => event === 'renewed').length).toBe(2)
  })

  test('two processes with the same keychain: the one that comes second takes the tokens of the first', async () => {
    const connection = await oauth()
    const other = newService(store)
    aheadMs = 3_600_000
    const before = idp.grants.length
    expect(await call(connection, `${apiUrl}/oauth`)).toBe(200)
    const request = await other.broker.authorise(get(`${apiUrl}/oauth`), usageOf(connection))
    expect((await request.send(noSignal)).status).toBe(200)
    expect(idp.grants.slice(before)).toEqual(['refresh_token'])
  })

  test('while the sign-in service is out of order a token is good to its end, and renewed when it is back', async () => {
    const connection = await oauth()
    const ref = { environmentId, connectionId: connection.id }
    idp.isOutOfOrder = true
    try {
      aheadMs = 3_600_000 - 60_000
      expect(await call(connection, `${apiUrl}/oauth`)).toBe(200)
      await service.checkAll(environmentId, noSignal)
      expect(await service.get(ref)).toMatchObject({ status: 'connected' })
      aheadMs = 3_600_000
      await expect(call(connection, `${apiUrl}/oauth`)).rejects.toMatchObject({
        code: 'oauth.unreachable',
        message: expect.stringContaining('503'),
      })
      expect(await service.get(ref)).toMatchObject({ lastError: { code: 'oauth.unreachable' } })
    } finally {
      idp.isOutOfOrder = false
    }
    expect(await call(connection, `${apiUrl}/oauth`)).toBe(200)
    expect((await service.get(ref)).lastError).toBeUndefined()
  })

  test('a token that the service no longer takes is renewed, and the request sent again', async () => {
    const connection = await oauth()
    expect(await call(connection, `${apiUrl}/oauth`)).toBe(200)
    const sent = received.at(-1)?.headers.authorization?.slice('Bearer '.length) ?? ''
    await (await idp.provider.AccessToken.find(sent))?.destroy()
    received.length = 0
    expect(await call(connection, `${apiUrl}/oauth`)).toBe(200)
    expect(received.length).toBe(2)
  })

  test('a sign-in that has ended shows as expired; signing in again mends it under the same id', async () => {
    const connection = await oauth()
    for (const token of idp.issued) await (await idp.provider.RefreshToken.find(token))?.destroy()
    aheadMs = 3_600_000
    await service.checkAll(environmentId, noSignal)
    const ref = { environmentId, connectionId: connection.id }
    expect(await service.get(ref)).toMatchObject({
      status: 'expired',
      lastError: { code: 'oauth.sign-in-again' },
    })
    const tested = await service.test(ref, noSignal)
    expect(tested).toMatchObject({ ok: false, message: expect.stringContaining('Sign in again.') })
    const fixed = await service.fix(ref, interaction, noSignal)
    expect(fixed).toMatchObject({ id: connection.id, status: 'connected' })
    expect(fixed.lastError).toBeUndefined()
    expect(await call(connection, `${apiUrl}/oauth`)).toBe(200)
  })

  test('a person who refuses leaves nothing behind', async () => {
    idp.person = 'refuses'
    await expect(oauth()).rejects.toMatchObject({ code: 'oauth.denied' })
    expect(await service.list(environmentId)).toEqual([])
    expect(await keychainItems()).toBe(keyring === undefined ? undefined : 0)
  })

  test('deleting takes the sign-in back at the service and the secret out of the keychain', async () => {
    const connection = await oauth()
    expect(await service.delete({ environmentId, connectionId: connection.id }, noSignal)).toEqual({
      revoked: true,
    })
    expect(await keychainItems()).toBe(keyring === undefined ? undefined : 0)
    expect(await service.list(environmentId)).toEqual([])
    await expect(call(connection, apiUrl)).rejects.toMatchObject({ code: 'connection.not-found' })
    expect(await auditEvents()).toEqual([
      'secret-stored',
      'signed-in',
      'revoked',
      'secret-deleted',
      'refused',
    ])
  })
})

describe('the rules of the broker', () => {
  test('a connection of another environment is not there', async () => {
    const connection = await create('bearer', { token: planted.token })
    const other = await environments.create({ name: 'Other' })
    const use = { ...usageOf(connection), environmentId: other.id }
    await expect(service.broker.authorise(get(apiUrl), use)).rejects.toMatchObject({
      code: 'connection.not-found',
    })
  })

  test('a bound connection works in its flow only, and the message says why', async () => {
    const flow = asId.flow('shared flow')
    const connection = await create('bearer', { token: planted.token }, { boundToFlow: flow })
    const use = usageOf(connection)
    const request = await service.broker.authorise(get(apiUrl), { ...use, flowId: flow })
    expect((await request.send(noSignal)).status).toBe(200)
    for (const flowId of [asId.flow('copy'), undefined]) {
      const refused = service.broker.authorise(get(apiUrl), {
        ...use,
        ...(flowId === undefined ? {} : { flowId }),
      })
      await expect(refused).rejects.toMatchObject({
        code: 'connection.bound-to-flow',
        message: expect.stringContaining('works in that flow only'),
      })
    }
    const chosen = service.setReference(environmentId, asId.flow('copy'), 'shared_test', connection.id)
    await expect(chosen).rejects.toMatchObject({ code: 'connection.bound-to-flow' })
    await service.flowRenamed(environmentId, flow, asId.flow('renamed'))
    const renamed = await service.broker.authorise(get(apiUrl), { ...use, flowId: asId.flow('renamed') })
    expect((await renamed.send(noSignal)).status).toBe(200)
  })

  test('a copy of a flow points at the same connections, but not at those that are bound to the original', async () => {
    const [flow, copy] = [asId.flow('original'), asId.flow('original (copy)')]
    const own = await create('bearer', { token: planted.token })
    const bound = await create('bearer', { token: planted.token }, { boundToFlow: flow, name: 'bound' })
    await service.setReference(environmentId, flow, 'shared_test', own.id)
    await service.setReference(environmentId, flow, 'shared_test_1', bound.id)
    await service.flowCopied(environmentId, flow, copy)
    expect(await service.references(environmentId, copy)).toEqual({ shared_test: own.id })
    expect(Object.keys(await service.references(environmentId, flow))).toHaveLength(2)
    await service.flowCopied(environmentId, asId.flow('without any'), asId.flow('other'))
    expect(await service.references(environmentId, asId.flow('other'))).toEqual({})
  })

  test('how connections fare is known to the app and the command line alike', async () => {
    const connection = await create('bearer', { token: planted.token })
    const other = newService(store)
    const ref = { environmentId, connectionId: connection.id }
    await other.noteState(environmentId, connection.id, { accountLabel: 'ada' })
    expect(await service.get(ref)).toMatchObject({ accountLabel: 'ada' })
    await service.noteState(environmentId, connection.id, { expiresAt: 5 })
    expect(await other.get(ref)).toMatchObject({ accountLabel: 'ada', expiresAt: 5 })
  })

  test('only for its connector, only to its hosts, only where nobody reads along', async () => {
    const connection = await create(
      'bearer',
      { token: planted.token },
      { hosts: ['127.0.0.1', '*.example.com'] },
    )
    const authorise = (url: string, connectorId = 'shared_test') =>
      service.broker.authorise(get(url), { ...usageOf(connection), connectorId }).then(
        () => 'allowed',
        ({ code }: { code: string }) => code,
      )
    expect([
      await authorise(`${apiUrl}/x`, 'Shared_Test'),
      await authorise(`${apiUrl}/x`, 'shared_other'),
      await authorise('https://api.example.com/x'),
      await authorise('https://evil.com/x'),
      await authorise('http://api.example.com/x'),
      await authorise('ftp://api.example.com/x'),
      await authorise('/x'),
    ]).toEqual([
      'allowed',
      'connection.wrong-connector',
      'allowed',
      'connection.foreign-host',
      'connection.insecure-address',
      'connection.invalid-address',
      'connection.invalid-address',
    ])
    expect(await auditEvents()).toEqual([
      'secret-stored',
      'authorised',
      'refused',
      'authorised',
      'refused',
      'refused',
      'refused',
      'refused',
    ])
  })

  test('a redirect to another place takes no credential along, whatever its header is called', async () => {
    const connection = await create('apiKey', { key: planted.key, name: 'X-Odd' })
    expect(await call(connection, `${apiUrl}/away`)).toBe(200)
    expect(received.map(({ headers }) => headers['x-odd'])).toEqual([planted.key, undefined])
  })

  test('what is allowed cannot be read: neither printed nor serialised', async () => {
    const connection = await create('bearer', { token: planted.token })
    const request = await service.broker.authorise(get(`${apiUrl}/x`), usageOf(connection))
    const shown = inspect(request, { depth: 9, showHidden: true }) + JSON.stringify(request)
    expect(shown).not.toContain(planted.token)
    expect(inspect(service, { depth: 9, showHidden: true })).not.toContain(planted.token)
  })

  test('by the name a flow uses for it; a reference to nothing says so', async () => {
    const connection = await create('bearer', { token: planted.token })
    const flowId = asId.flow('a')
    await service.setReference(environmentId, flowId, 'shared_test_1', connection.id)
    const use = { principal: 'local', environmentId, flowId, connectionReference: 'Shared_Test_1' }
    const request = await service.broker.authorise(get(apiUrl), use)
    expect((await request.send(noSignal)).status).toBe(200)
    const missing = service.broker.authorise(get(apiUrl), { ...use, connectionReference: 'other' })
    await expect(missing).rejects.toMatchObject({ code: 'connection.not-chosen' })
    await service.flowRenamed(environmentId, flowId, asId.flow('b'))
    expect(await service.references(environmentId, asId.flow('b'))).toEqual({ shared_test_1: connection.id })
  })

  test.each([
    ['hosts', (text: string) => text.replace('"127.0.0.1"', '"127.0.0.1", "evil.com"')],
    ['where the key goes', (text: string) => text.replace('"in": "header"', '"in": "query"')],
    ['the connector', (text: string) => text.replace('shared_test', 'shared_evil')],
  ])(
    'a record whose %s somebody changed in the folder gets no secret until it is entered anew',
    async (_, change) => {
      const connection = await create('apiKey', { key: planted.key }, { hosts: ['127.0.0.1'] })
      const changed = change(await file())
      expect(changed).not.toBe(await file())
      await writeFile(join(folder, 'connections.json'), changed)
      received.length = 0
      await expect(call(connection, apiUrl)).rejects.toMatchObject({ code: 'connection.changed-outside' })
      expect(received).toEqual([])
      const ref = { environmentId, connectionId: connection.id }
      expect(await service.get(ref)).toMatchObject({ status: 'error' })
      await expect(service.fix(ref, interaction, noSignal)).rejects.toMatchObject({
        code: 'connection.invalid',
      })
      await service.fix({ ...ref, values: { key: planted.key } }, interaction, noSignal)
      expect(await call(connection, apiUrl)).toBe(200)
    },
  )

  test('a service that says 401 makes the connection show an error, one that says 200 takes it away', async () => {
    const connection = await create('bearer', { token: planted.token })
    const ref = { environmentId, connectionId: connection.id }
    expect(await call(connection, `${apiUrl}/refuse`)).toBe(401)
    expect(await service.get(ref)).toMatchObject({
      status: 'error',
      lastError: { code: 'connection.refused' },
    })
    const tested = await service.test({ ...ref, request: get(`${apiUrl}/refuse`) }, noSignal)
    expect(tested).toMatchObject({ ok: false, message: 'The service refused the sign-in (401).' })
    expect(await service.test({ ...ref, request: get(`${apiUrl}/x`) }, noSignal)).toMatchObject({
      ok: true,
      connection: { status: 'connected' },
    })
  })
})

describe('the file and the list', () => {
  test('a rename is a change of one line, and what others wrote stays as it is', async () => {
    const before = '{\n\t"managedApiConnections": { "x": 1 }, // ours\n\t"connections": {}\n}\n'
    await writeFile(join(folder, 'connections.json'), before)
    const connection = await create('bearer', { token: planted.token }, { name: 'One' })
    const created = await file()
    expect(created).toContain('{ "x": 1 }, // ours')
    await service.rename({ environmentId, connectionId: connection.id, name: 'Two' })
    const renamed = await file()
    const lines = (text: string) => text.split('\n')
    expect(lines(renamed).filter((line, index) => line !== lines(created)[index])).toEqual([
      expect.stringContaining('"Two"'),
    ])
    await service.delete({ environmentId, connectionId: connection.id }, noSignal)
    expect(await file()).toBe(before)
  })

  test('names are unique within a connector, ignoring case', async () => {
    await create('none', {}, { name: 'Mine' })
    await expect(create('none', {}, { name: 'mine' })).rejects.toMatchObject({
      code: 'connection.name-taken',
    })
    const second = await create('none', {})
    const third = await create('none', {})
    const other = await create('none', {}, { name: 'MINE', connectorId: 'shared_other' })
    expect([second.name, third.name, other.name]).toEqual(['shared_test', 'shared_test (2)', 'MINE'])
    const names = (await service.list(environmentId, 'shared_test')).map(({ name }) => name)
    expect(names).toEqual(['Mine', 'shared_test', 'shared_test (2)'])
    const taken = service.rename({ environmentId, connectionId: second.id, name: 'MINE' })
    await expect(taken).rejects.toMatchObject({ code: 'connection.name-taken' })
  })

  test.each([
    ['{"connections": {', 'connection.file-damaged'],
    ['[]', 'connection.file-damaged'],
    ['nonsense', 'connection.file-damaged'],
  ])('a damaged file (%s) is told with its place and never overwritten', async (text, code) => {
    await writeFile(join(folder, 'connections.json'), text)
    await expect(service.list(environmentId)).rejects.toMatchObject({ code })
    await expect(create('bearer', { token: planted.token })).rejects.toMatchObject({ code })
    expect(await file()).toBe(text)
    expect(await keychainItems()).toBe(keyring === undefined ? undefined : 0)
  })

  test('entries that cannot be used are named and stay', async () => {
    const text = '{"connections":{"a":{"connectorId":"x","name":"n","kind":"telepathy"},"b":5}}'
    await writeFile(join(folder, 'connections.json'), text)
    expect(await service.list(environmentId)).toEqual([])
    expect((await service.problems(environmentId)).length).toBe(2)
    await create('none', {})
    expect(await file()).toContain('telepathy')
  })

  test('a folder that came from another machine: the connection is there, its secret is not', async () => {
    const connection = await create('bearer', { token: planted.token })
    await store.delete(`${encodeURIComponent(environmentId)}/${connection.id}`)
    await service.checkAll(environmentId, noSignal)
    const ref = { environmentId, connectionId: connection.id }
    expect(await service.get(ref)).toMatchObject({
      status: 'error',
      lastError: { code: 'credential.missing' },
    })
    await service.fix({ ...ref, values: { token: planted.token } }, interaction, noSignal)
    expect(await service.get(ref)).toMatchObject({ status: 'connected' })
  })

  test('somebody puts the record back as it was: the error is over with the next look', async () => {
    const connection = await create('apiKey', { key: planted.key })
    const ref = { environmentId, connectionId: connection.id }
    const before = await file()
    await writeFile(join(folder, 'connections.json'), before.replace('"header"', '"query"'))
    await service.checkAll(environmentId, noSignal)
    expect(await service.get(ref)).toMatchObject({
      status: 'error',
      lastError: { code: 'connection.changed-outside' },
    })
    await writeFile(join(folder, 'connections.json'), before)
    await service.checkAll(environmentId, noSignal)
    expect(await service.get(ref)).toMatchObject({ status: 'connected' })
  })

  test('where used, and no deleting under a flow', async () => {
    const connection = await create('bearer', { token: planted.token })
    const flow = (reference: object) =>
      JSON.stringify({
        properties: {
          displayName: 'Mail',
          connectionReferences: { shared_test: reference },
          definition: { triggers: {}, actions: {} },
        },
      })
    await writeFile(join(folder, 'flows/by file.json'), flow({ api: { name: 'shared_test' } }))
    await writeFile(join(folder, 'flows/by name.json'), flow({ connectionName: connection.id }))
    await writeFile(join(folder, 'flows/other.json'), flow({ api: { name: 'shared_test' } }))
    await writeFile(join(folder, 'flows/broken.json'), '{')
    await service.setReference(environmentId, asId.flow('by file'), 'shared_test', connection.id)
    const ref = { environmentId, connectionId: connection.id }
    const users = await service.whereUsed(ref)
    expect(users.map(({ flowId, references }) => [flowId, references]).sort()).toEqual([
      ['by file', ['shared_test']],
      ['by name', ['shared_test']],
    ])
    await expect(service.delete(ref, noSignal)).rejects.toMatchObject({ code: 'connection.in-use' })
    expect((await service.list(environmentId)).length).toBe(1)
    await service.delete({ ...ref, evenIfUsed: true }, noSignal)
    expect(JSON.parse(await file())).toEqual({ connections: {}, references: {} })
  })

  test('a locked keychain: everything shows as locked, nothing is made or deleted, and it is over when it is open', async () => {
    const connection = await create('bearer', { token: planted.token })
    const open = await create('none', {})
    let isLocked = true
    const shut: SecretStore = {
      kind: 'keychain',
      state: async () =>
        isLocked
          ? { kind: 'locked', code: 'credential.locked', message: 'The keychain is locked.' }
          : store.state(),
      read: (key) => (isLocked ? Promise.reject(new Error('not asked')) : store.read(key)),
      write: (key, value) => store.write(key, value),
      delete: (key) => store.delete(key),
    }
    const locked = newService(shut)
    const statuses = async () => (await locked.list(environmentId)).map(({ id, status }) => [id, status])
    expect(new Map((await statuses()) as [string, string][])).toEqual(
      new Map([
        [connection.id, 'locked'],
        [open.id, 'connected'],
      ]),
    )
    const given = {
      environmentId,
      connectorId: 'x',
      kind: 'bearer' as const,
      values: { token: planted.token },
    }
    await expect(locked.create(given, interaction, noSignal)).rejects.toMatchObject({
      code: 'credential.locked',
    })
    isLocked = false
    expect(new Set((await statuses()).map(([, status]) => status))).toEqual(new Set(['connected']))
  })

  test('many changes at once lose nothing', async () => {
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        create('bearer', { token: planted.token }, { name: `c${index}` }),
      ),
    )
    expect((await service.list(environmentId)).map(({ name }) => name)).toEqual(made.map(({ name }) => name))
    expect(await keychainItems()).toBe(keyring === undefined ? undefined : 12)
  })
})
