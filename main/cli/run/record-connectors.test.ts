import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FakeService, openFakeService } from '../../services/testing/fake-service.ts'
import { runCli } from '../run-cli.ts'
import { createFakeIo } from '../testing/fake-io.ts'

let folder: string
let service: FakeService

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'flowbench-record-'))
  service = await openFakeService()
  write('env/connectors/shop/apiDefinition.swagger.json', {
    swagger: '2.0',
    info: { title: 'Shop', version: '1' },
    host: new URL(service.url).host,
    schemes: ['http'],
    paths: {
      '/orders': {
        get: {
          operationId: 'ListOrders',
          parameters: [{ name: 'owner', in: 'query', type: 'string' }],
          responses: { 200: { description: 'OK', schema: { type: 'object' } } },
        },
      },
    },
  })
  const host = { connectionName: 'shop', operationId: 'ListOrders', apiId: '/providers/x/apis/shop' }
  const inputs = { host, parameters: { owner: 'ada@contoso.com' } }
  const triggers = { manual: { type: 'Request', kind: 'Http' } }
  const actions = { List: { type: 'OpenApiConnection', inputs } }
  write('env/flows/list.json', { properties: { displayName: 'List', definition: { triggers, actions } } })
})
afterEach(async () => {
  await service.close()
  rmSync(folder, { recursive: true, force: true })
})

function write(path: string, value: object) {
  const absolute = join(folder, path)
  mkdirSync(dirname(absolute), { recursive: true })
  writeFileSync(absolute, JSON.stringify(value))
}

async function cli(...args: string[]) {
  const env = { FLOWBENCH_USER_DATA: join(folder, 'user'), FLOWBENCH_VAULT_PASSPHRASE: 'for the test alone' }
  const io = createFakeIo({ cwd: join(folder, 'env'), env })
  await runCli(['run', 'flows/list.json', ...args], io)
  return { out: io.stdout.text(), err: io.stderr.text(), code: io.exitCode() }
}

test('the call of a connector is recorded once, scrubbed, and replayed without the service', async () => {
  const headers = { 'content-type': 'application/json' }
  service.answer({ status: 200, headers, body: '{"orders":[{"id":7,"owner":"ada@contoso.com"}]}' })
  const recorded = await cli('--record', 'c.json')
  expect(recorded).toMatchObject({ code: 0, err: expect.stringContaining('1 calls were recorded') })
  expect(service.asked).toMatchObject([{ method: 'GET', path: '/orders?owner=ada%40contoso.com' }])
  const cassette = readFileSync(join(folder, 'env/c.json'), 'utf8')
  expect(cassette).not.toContain('ada@')
  expect(JSON.parse(cassette).interactions).toMatchObject([
    { kind: 'connector', action: 'List', request: { method: 'ListOrders' }, answer: { status: 200 } },
  ])
  const replayed = await cli('--replay', 'c.json', '--json')
  expect(replayed.code).toBe(0)
  expect(JSON.parse(replayed.out).actions[0].outputs.body.orders).toMatchObject([{ id: 7 }])
  expect(service.asked).toHaveLength(1)
})
