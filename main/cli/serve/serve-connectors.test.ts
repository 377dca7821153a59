import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FakeService, openFakeService } from '../../services/testing/fake-service.ts'
import { runCli } from '../run-cli.ts'
import { createFakeIo, type FakeIo } from '../testing/fake-io.ts'

let root: string
let service: FakeService

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'flowbench-serve-connectors-')))
  service = await openFakeService()
  const connector = join(root, 'env', 'connectors', 'shared_news')
  await mkdir(connector, { recursive: true })
  await mkdir(join(root, 'env', 'flows'))
  await writeFile(join(connector, 'apiDefinition.swagger.json'), JSON.stringify(news()))
})
afterEach(async () => {
  await service.close()
  await rm(root, { recursive: true, force: true })
})

/** A service that anybody may call: no connection is needed. */
function news() {
  const responses = { 200: { description: 'OK', schema: { type: 'object' } } }
  const url = { type: 'string', 'x-ms-notification-url': true }
  const hook = { name: 'hook', in: 'body', required: true, schema: { type: 'object', properties: { url } } }
  const list = { operationId: 'OnNew', 'x-ms-trigger': 'batch', responses }
  return {
    swagger: '2.0',
    info: { title: 'News', version: '1' },
    host: new URL(service.url).host,
    schemes: ['http'],
    paths: {
      '/news': { get: list },
      '/hooks': { post: { operationId: 'OnPush', 'x-ms-trigger': 'single', parameters: [hook], responses } },
      '/seen': {
        post: {
          operationId: 'Seen',
          parameters: [{ name: 'item', in: 'body', required: true, schema: { type: 'object' } }],
          responses,
        },
      },
    },
  }
}

async function write(name: string, type: string, operationId: string, more: object = {}): Promise<void> {
  const host = { connectionName: 'shared_news', apiId: '/apis/shared_news' }
  const seen = {
    host: { ...host, operationId: 'Seen' },
    parameters: { 'item/title': "@triggerBody()?['title']" },
  }
  const definition = {
    triggers: { News: { type, inputs: { host: { ...host, operationId }, parameters: {} }, ...more } },
    actions: { Seen: { type: 'OpenApiConnection', inputs: seen, runAfter: {} } },
  }
  const flow = { properties: { displayName: name, definition } }
  await writeFile(join(root, 'env', 'flows', `${name}.json`), JSON.stringify(flow))
}

/** Serves until `work` is done, then asks to stop and waits for the end. */
async function serving(work: () => Promise<void>): Promise<FakeIo> {
  const env = { FLOWBENCH_USER_DATA: join(root, 'user') }
  const io = createFakeIo({ cwd: root, env })
  const ended = runCli(['serve', 'env', '--data', 'data', '--json'], io)
  while (!io.stdout.text().includes('"ready"') && io.exitCode() === undefined) {
    await new Promise((resolve) => setImmediate(resolve))
  }
  try {
    await work()
  } finally {
    io.interrupt()
  }
  await ended
  return io
}

const json = { 'content-type': 'application/json' }
const bodies = () => service.asked.filter(({ path }) => path === '/seen').map(({ body }) => body)

/** A whole process begins and ends in each. */
const timeout = 90_000

test('a polling trigger brings a list: one run for each item, which calls the connector again', {
  timeout,
}, async () => {
  await write('poll', 'OpenApiConnection', 'OnNew', {
    recurrence: { frequency: 'Day', interval: 1 },
    splitOn: "@triggerOutputs()?['body/value']",
  })
  const value = [{ title: 'Tea' }, { title: 'Coffee' }]
  service.answer({ status: 200, headers: json, body: JSON.stringify({ value }) })
  await serving(() => service.untilAsked(3))
  expect(service.asked[0]).toMatchObject({ method: 'GET', path: '/news' })
  expect([...bodies()].sort()).toEqual(['{"title":"Coffee"}', '{"title":"Tea"}'])
})

test('a webhook trigger subscribes, runs when it is called, and unsubscribes at the end', {
  timeout,
}, async () => {
  await write('push', 'OpenApiConnectionWebhook', 'OnPush')
  service.answer({ status: 201, headers: { ...json, location: '/hooks/1' }, body: '{}' })
  await serving(async () => {
    await service.untilAsked(1)
    const { url } = JSON.parse(service.asked[0]?.body ?? '{}') as { url: string }
    const handshake = await fetch(`${url}&validationToken=abc`, { method: 'POST' })
    expect(await handshake.text()).toBe('abc')
    expect((await fetch(url, { method: 'POST', headers: json, body: '{"title":"Milk"}' })).status).toBe(200)
    await service.untilAsked(2)
  })
  expect(bodies()).toEqual(['{"title":"Milk"}'])
  expect(service.asked.at(-1)).toMatchObject({ method: 'DELETE', path: '/hooks/1' })
})
