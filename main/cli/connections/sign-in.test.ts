import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  clientSecrets,
  type IdentityProvider,
  startIdentityProvider,
} from '../../credentials/testing/identity-provider.ts'
import {
  type PrivateKeyring,
  startPrivateKeyring,
  whyNoKeyring,
} from '../../credentials/testing/private-keyring.ts'
import { browse } from '../../credentials/testing/test-browser.ts'
import { runCli } from '../run-cli.ts'
import { createFakeIo } from '../testing/fake-io.ts'

/* Sign-ins from a terminal: a certified identity provider, a real keyring, and somebody who opens the printed pages. */

describe.skipIf(whyNoKeyring() !== undefined)('sign-ins of the command line', () => {
  let keyring: PrivateKeyring
  let idp: IdentityProvider
  let api: Server
  let root: string
  let pages: Promise<string>[]
  beforeAll(async () => {
    keyring = await startPrivateKeyring()
  })
  beforeEach(async () => {
    pages = []
    idp = await startIdentityProvider()
    api = createServer(async (request, response) => {
      const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
      const found =
        (await idp.provider.AccessToken.find(token)) ?? (await idp.provider.ClientCredentials.find(token))
      response
        .writeHead(found === undefined ? 401 : 200, { 'content-type': 'application/json' })
        .end('{"items":[]}')
    })
    await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
    root = await mkdtemp(join(tmpdir(), 'flowbench-cli-sign-in-'))
    await writeFolder(root, `127.0.0.1:${(api.address() as AddressInfo).port}`, idp.issuer)
  })
  afterEach(async () => {
    await Promise.all(pages)
    await idp.close()
    await new Promise((resolve) => api.close(resolve))
    await rm(root, { recursive: true, force: true })
  })
  afterAll(() => keyring.stop())

  async function cli(args: readonly string[], stdin = '') {
    const io = createFakeIo({
      cwd: join(root, 'work'),
      env: { FLOWBENCH_USER_DATA: join(root, 'data') },
      stdin,
    })
    const { stderr } = io
    const watched = {
      ...io,
      stderr: {
        ...stderr,
        write: (text: string) => {
          stderr.write(text)
          visit(text)
        },
      },
    }
    await runCli(args, watched)
    const out = io.stdout.text()
    const err = stderr.text()
    for (const secret of [...Object.values(clientSecrets), ...idp.issued]) {
      expect(out + err).not.toContain(secret)
    }
    return { out, err, code: io.exitCode() ?? 0 }
  }

  /** Somebody reads what the terminal says, and does it. */
  function visit(text: string): void {
    const address = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(text)?.[0]
    const code = /type the code (\S+)/.exec(text)?.[1]
    if (address !== undefined)
      pages.push(browse(address, code === undefined ? {} : { user_code: code }).catch(String))
  }

  const desktop = ['--set', 'clientId=desktop', '--name', 'desk']
  const run = () => cli(['run', 'flows/read.json', '--json'])

  const endTokens = async (kind: 'AccessToken' | 'RefreshToken') => {
    for (const token of idp.issued) await (await idp.provider[kind].find(token))?.destroy()
  }

  test('in the browser; tokens that end are renewed and rotate; taken back; signed in again; deleted', async () => {
    const revocable = ['--set', `revocationUrl=${idp.issuer}/token/revocation`, '--for', 'read', '--json']
    const added = await cli(['connections', 'add', 'desk', ...desktop, ...revocable])
    expect(added.err).toMatch(/^Open this page to sign in:\nhttp/)
    expect(JSON.parse(added.out)).toMatchObject({ status: 'connected', accountLabel: 'ada@example.com' })
    expect(await pages[0]).toContain('go back to Flowbench')
    for (let count = 0; count < 2; count += 1) {
      await endTokens('AccessToken')
      expect((await run()).code).toBe(0)
    }
    expect(idp.grants).toEqual(['authorization_code', 'refresh_token', 'refresh_token'])

    await endTokens('RefreshToken')
    const tested = await cli(['connections', 'test', 'desk'])
    expect(tested).toMatchObject({ code: 1, out: expect.stringContaining('Sign in again.') })
    expect((await cli(['connections', 'list'])).out).toContain('expired')
    expect((await cli(['connections', 'sign-in', 'desk'])).out).toContain('connected')
    expect((await run()).code).toBe(0)
    const alive = [...idp.issued]
    await cli(['connections', 'remove', 'desk', '--force'])
    const left = await Promise.all(alive.map((token) => idp.provider.RefreshToken.find(token)))
    expect(left.filter((token) => token !== undefined)).toEqual([])
    const files = await readFile(join(root, 'work', 'connections.json'), 'utf8')
    expect(files).not.toContain('desk"')
  })

  test('with a code; as an app of its own', async () => {
    const device = ['--kind', 'oauthDevice', '--set', `deviceUrl=${idp.issuer}/device/auth`]
    const added = await cli(['connections', 'add', 'desk', ...desktop, ...device, '--json'])
    expect(added.err).toMatch(/type the code [A-Z]{4}-[A-Z]{4}\n$/)
    expect(JSON.parse(added.out)).toMatchObject({ kind: 'oauthDevice', status: 'connected' })
    const app = ['--kind', 'oauthClientCredentials', '--set', 'clientAuthentication=basic']
    const values = ['--set', 'clientId=machine', '--set', 'scopes=api:read', '--name', 'app', '--for', 'read']
    const made = await cli(
      ['connections', 'add', 'desk', ...app, ...values, '--json'],
      `${clientSecrets.machine}\n`,
    )
    expect(JSON.parse(made.out)).toMatchObject({ accountLabel: 'machine', status: 'connected' })
    expect((await run()).code).toBe(0)
  }, 40_000)

  test('what can go wrong: consent refused, a port that is taken, a wrong secret, a service out of order, no client id', async () => {
    const add = (...more: string[]) => cli(['connections', 'add', 'desk', ...desktop, ...more])
    idp.person = 'refuses'
    expect(await add()).toMatchObject({ code: 2, err: expect.stringContaining('The sign-in was refused') })
    idp.person = 'agrees'
    const { port } = api.address() as AddressInfo
    expect((await add('--set', `redirectPort=${port}`)).err).toContain(`Port ${port} of this machine`)
    const web = ['connections', 'add', 'desk', '--set', 'clientId=web']
    expect((await cli(web, 'PLANTED-wrong\n')).err).toContain('its secret is wrong')
    idp.isOutOfOrder = true
    expect((await add()).err).toContain('out of order (503)')
    idp.isOutOfOrder = false
    expect((await cli(['connections', 'add', 'desk'])).err).toContain('Add --set clientId=...')
    expect((await cli(['connections', 'list'])).out).toBe('No connections.\n')
  })
})

async function writeFolder(root: string, host: string, issuer: string): Promise<void> {
  const connector = join(root, 'work', 'connectors', 'shared_desk')
  await mkdir(join(root, 'data'), { recursive: true })
  await mkdir(connector, { recursive: true })
  await mkdir(join(root, 'work', 'flows'))
  const write = (path: string, value: object) => writeFile(join(root, 'work', path), JSON.stringify(value))
  await write('environment.json', { id: 'work', name: 'Work' })
  await write('connectors/shared_desk/apiDefinition.swagger.json', {
    swagger: '2.0',
    info: { title: 'Desk', version: '1' },
    host,
    schemes: ['http'],
    securityDefinitions: {
      oauth: {
        type: 'oauth2',
        flow: 'accessCode',
        authorizationUrl: `${issuer}/auth`,
        tokenUrl: `${issuer}/token`,
        scopes: { openid: '', email: '', offline_access: '' },
      },
    },
    paths: { '/items': { get: { operationId: 'GetItems', responses: { 200: { description: 'OK' } } } } },
  })
  const hostOf = { connectionName: 'shared_desk', operationId: 'GetItems', apiId: '/apis/shared_desk' }
  await write('flows/read.json', {
    properties: {
      displayName: 'Read',
      connectionReferences: { shared_desk: { api: { name: 'shared_desk' } } },
      definition: {
        triggers: { manual: { type: 'Request', kind: 'Button', inputs: {} } },
        actions: { Get: { type: 'OpenApiConnection', inputs: { host: hostOf }, runAfter: {} } },
      },
    },
  })
}
