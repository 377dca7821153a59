import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { ConnectionTester } from './connection-tester.ts'
import { ConnectorLibrary } from './connector-library.ts'
import { type ConnectorBench, openConnectorBench } from './testing/connector-bench.ts'

const noSignal = new AbortController().signal
let bench: ConnectorBench
let server: Server
let host: string
let status = 200
const asked: (string | undefined)[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers['x-key']}`)
    response.writeHead(status).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  bench = await openConnectorBench()
})
afterAll(async () => {
  await bench.close()
  await new Promise((resolve) => server.close(resolve))
})
beforeEach(() => {
  status = 200
  asked.length = 0
})

/** A connector whose trial asks who one is, and a connection with a key for it. */
async function connect(id: string, given: { host?: string; trial?: object } = {}) {
  const parameter = { name: 'deep', in: 'query', type: 'boolean' }
  await bench.addConnector(id, {
    swagger: '2.0',
    info: { title: 'Shelf', version: '1' },
    host: given.host ?? host,
    schemes: ['http'],
    paths: { '/me': { get: { operationId: 'WhoAmI', parameters: [parameter], responses: { 200: {} } } } },
    securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    ...(given.trial === undefined ? {} : { 'x-ms-capabilities': { testConnection: given.trial } }),
  })
  return bench.connect(id, 'apiKey', { name: 'X-Key', key: 'PLANTED' })
}

function tryIt(connectionId: string) {
  const { connectionService: service, environmentId, environments, runtime } = bench
  const { calls } = runtime
  const tester = new ConnectionTester({ service, environments, library: new ConnectorLibrary(), calls })
  return tester.test({ environmentId, connectionId: asId.connection(connectionId) }, noSignal)
}

const trial = { operationId: 'WhoAmI', parameters: { deep: true } }

test('the operation that the connector names is called, signed, with its parameters', async () => {
  const id = await connect('shared_whole', { trial })
  expect(await tryIt(id)).toMatchObject({ ok: true, connection: { status: 'connected' } })
  expect(asked).toEqual(['GET /me?deep=true PLANTED'])
})

test('a service that refuses is told as such, and the connection shows it', async () => {
  const id = await connect('shared_refused', { trial })
  status = 401
  const result = await tryIt(id)
  expect(result).toMatchObject({
    ok: false,
    message: 'The service refused the sign-in (401).',
    connection: { status: 'error', lastError: { code: 'connection.refused' } },
  })
  expect(JSON.stringify(result)).not.toContain('PLANTED')
  status = 200
  expect(await tryIt(id)).toMatchObject({ ok: true, connection: { status: 'connected' } })
})

test('without a trial, or with one that is not there, the secret alone is looked at', async () => {
  const plain = await connect('shared_plain')
  const wrong = await connect('shared_wrong', { trial: { operationId: 'Nope' } })
  expect(await tryIt(plain)).toMatchObject({ ok: true })
  expect(await tryIt(wrong)).toMatchObject({ ok: true })
  expect(asked).toEqual([])
})

test('a service that is not there is told, and is none of the connection’s faults', async () => {
  const id = await connect('shared_away', { trial, host: '127.0.0.1:1' })
  expect(await tryIt(id)).toMatchObject({ ok: false, connection: { status: 'connected' } })
})

test('a missing secret is told without a call', async () => {
  const id = await connect('shared_missing', { trial })
  await bench.store.delete(`${bench.environmentId}/${id}`)
  expect(await tryIt(id)).toMatchObject({
    ok: false,
    connection: { status: 'error', lastError: { code: 'credential.missing' } },
  })
  expect(asked).toEqual([])
})
