import { createHmac } from 'node:crypto'
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FakeService, openFakeService } from '../../services/testing/fake-service.ts'
import { runCli } from '../run-cli.ts'
import { createFakeIo } from '../testing/fake-io.ts'

/* Without a keychain there is the vault: made once here, opened by its passphrase as on a server. */
let root: string
let service: FakeService
let env: Record<string, string>

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'flowbench-cli-connections-')))
  service = await openFakeService()
  env = {
    FLOWBENCH_USER_DATA: join(root, 'data'),
    FLOWBENCH_VAULT_PASSPHRASE: 'a long passphrase of tests',
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere',
  }
  await mkdir(join(root, 'data'))
  const { vaultFileAt } = await import('../../services/connection-vault-file.ts')
  const { Vault } = await import('../../credentials/vault.ts')
  const vault = new Vault(vaultFileAt(join(root, 'data', 'secrets.vault.json')))
  await vault.create(env.FLOWBENCH_VAULT_PASSPHRASE ?? '')
  const connector = join(root, 'work', 'connectors', 'shared_shop')
  await mkdir(connector, { recursive: true })
  await mkdir(join(root, 'work', 'flows'))
  await writeFile(join(root, 'work', 'environment.json'), '{"id":"work","name":"Work"}\n')
  await writeFile(
    join(connector, 'apiDefinition.swagger.json'),
    JSON.stringify({
      swagger: '2.0',
      info: { title: 'Shop', version: '1' },
      host: new URL(service.url).host,
      schemes: ['http'],
      securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Shop-Key' } },
      paths: { '/orders': { get: { operationId: 'ListOrders', responses: { 200: { description: 'OK' } } } } },
    }),
  )
  const inputs = {
    host: { connectionName: 'shared_shop', operationId: 'ListOrders', apiId: '/apis/shared_shop' },
  }
  await writeFile(
    join(root, 'work', 'flows', 'buy.json'),
    JSON.stringify({
      properties: {
        displayName: 'Buy',
        connectionReferences: { shared_shop: { api: { name: 'shared_shop' } } },
        definition: {
          triggers: { manual: { type: 'Request', kind: 'Button', inputs: {} } },
          actions: { List: { type: 'OpenApiConnection', inputs, runAfter: {} } },
        },
      },
    }),
  )
})
afterEach(async () => {
  await service.close()
  await rm(root, { recursive: true, force: true })
})

async function cli(args: readonly string[], stdin = '') {
  const io = createFakeIo({ cwd: join(root, 'work'), env, stdin })
  await runCli(args, io)
  return { out: io.stdout.text(), err: io.stderr.text(), code: io.exitCode() }
}

/** A service that calls back, with the secret of its calls as the key of its connection; and a flow that waits for it. */
async function writeHooks(): Promise<void> {
  const folder = join(root, 'work', 'connectors', 'shared_hooks')
  await mkdir(folder, { recursive: true })
  const to = { type: 'string', 'x-ms-notification-url': true }
  const hook = { name: 'hook', in: 'body', schema: { type: 'object', properties: { to } } }
  const ask = { operationId: 'Ask', parameters: [hook], responses: { 201: { description: 'Asked' } } }
  const definition = {
    swagger: '2.0',
    info: { title: 'Hooks', version: '1' },
    host: new URL(service.url).host,
    schemes: ['http'],
    securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    paths: { '/asks': { post: ask } },
  }
  const hookSecret = { type: 'securestring', 'x-flowbench-notification-signature': 'github' }
  const properties = { connectionParameters: { hookSecret } }
  await writeFile(join(folder, 'apiDefinition.swagger.json'), JSON.stringify(definition))
  await writeFile(join(folder, 'apiProperties.json'), JSON.stringify({ properties }))
  const inputs = { host: { connectionName: 'shared_hooks', operationId: 'Ask', apiId: '/apis/shared_hooks' } }
  const flow = {
    displayName: 'Ask',
    connectionReferences: { shared_hooks: { api: { name: 'shared_hooks' } } },
    definition: {
      triggers: { manual: { type: 'Request', kind: 'Button', inputs: {} } },
      actions: {
        Ask: { type: 'OpenApiConnectionWebhook', inputs: { ...inputs, parameters: {} }, runAfter: {} },
      },
    },
  }
  await writeFile(join(root, 'work', 'flows', 'ask.json'), JSON.stringify({ properties: flow }))
}

/** Opening a vault takes its time on purpose. */
describe('connections of the command line', { timeout: 90_000 }, () => {
  test('a waiting action of a run takes a call only that is signed with a secret of its connection', async () => {
    await writeHooks()
    expect((await cli(['connections', 'add', 'shared_hooks', '--for', 'ask'], 'PLANTED-HOOK\n')).err).toBe('')
    service.answer({ status: 201, headers: { 'content-type': 'application/json' }, body: '{}' })
    const run = cli(['run', 'flows/ask.json', '--json'])
    await service.untilAsked(1)
    const { to } = JSON.parse(service.asked[0]?.body ?? '{}') as { readonly to: string }
    const body = '{"decision":"Approve"}'
    const call = (secret: string) => {
      const signature = createHmac('sha256', secret).update(body).digest('hex')
      const headers = { 'content-type': 'application/json', 'X-Hub-Signature-256': `sha256=${signature}` }
      return fetch(to, { method: 'POST', headers, body }).then(({ status }) => status)
    }
    expect(await call('guessed')).toBe(401)
    expect(await call('PLANTED-HOOK')).toBe(200)
    const { err, out } = await run
    expect(JSON.parse(out)).toMatchObject({ status: 'Succeeded' })
    expect(err).toContain('its signature is not that of the secret')
    expect(out + err).not.toContain('PLANTED')
  })

  test('a key from standard input, kept in the vault, signs the run of a flow; then it is gone', async () => {
    const added = await cli(['connections', 'add', 'shop', '--for', 'buy', '--json'], 'PLANTED-CLI\n')
    expect(added.err).toBe('')
    expect(JSON.parse(added.out)).toMatchObject({
      connectorId: 'shared_shop',
      kind: 'apiKey',
      status: 'connected',
    })
    service.answer({ status: 200, headers: { 'content-type': 'application/json' }, body: '[1]' })
    const ran = await cli(['run', 'flows/buy.json', '--json'])
    expect([ran.code, service.asked[0]?.headers['x-shop-key']]).toEqual([0, 'PLANTED-CLI'])
    const files = ['work/connections.json', 'data/audit.jsonl', 'data/secrets.vault.json']
    const texts = await Promise.all(files.map((file) => readFile(join(root, file), 'utf8')))
    expect([...texts, added.out, ran.out, ran.err].join('')).not.toContain('PLANTED-CLI')
    expect((await cli(['connections', 'remove', 'shared_shop', '--force'])).code).toBeUndefined()
    const after = await cli(['run', 'flows/buy.json'])
    expect(after.code).toBe(1)
    expect(after.out + after.err).toContain("for the reference 'shared_shop'")
  })

  test('secrets are never taken from arguments, and what is missing is said', async () => {
    const none = await cli(['connections', 'add', 'shared_shop'])
    expect(none.err).toContain('Not given: Key')
    const unknown = await cli(['connections', 'add', 'shared_nothing'])
    expect(unknown.err).toContain("There is no connector 'shared_nothing'")
    expect((await cli(['connections', 'list'])).out).toBe('No connections.\n')
  })
})
