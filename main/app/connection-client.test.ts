import { expect, test } from 'vitest'
import type { HttpPort } from '../../shared/connectors/http-exchange.ts'
import { ConnectorError, CredentialError } from '../../shared/errors/index.ts'
import { asId } from '../../shared/run/index.ts'
import type { ConnectionPort } from '../services/connector-connections.ts'
import { ConnectionClient } from './connection-client.ts'
import { ConnectionServer } from './connection-server.ts'

const target = { environmentId: asId.environment('e'), connectorId: 'shared_x', connectionReference: 'x' }
const request = {
  method: 'POST',
  url: 'https://api.example.com/',
  headers: {},
  body: new Uint8Array([1, 2]),
  timeoutMs: 1,
  maxResponseBytes: 1,
  maxRedirects: 0,
}
const record = {
  id: asId.connection('c'),
  connectorId: 'shared_x',
  name: 'X',
  kind: 'none',
  settings: {},
  hosts: [],
  createdAt: '',
} as const

/** Both ends, with every message copied as between threads. */
function between(port: ConnectionPort | undefined, drivers?: HttpPort): ConnectionClient {
  const server = new ConnectionServer({ connections: port, drivers }, (answer) =>
    client.receive(structuredClone(answer)),
  )
  const client = new ConnectionClient((message) => server.receive(structuredClone(message)))
  return client
}

test('what is asked crosses as it is, and so does the answer', async () => {
  const sent: unknown[] = []
  const client = between({
    describe: async (asked) => (asked.connectionReference === 'x' ? record : undefined),
    send: async (message, asked) => {
      sent.push([message, asked])
      return { status: 200, headers: { a: 'b' }, body: new Uint8Array([3]) }
    },
  })
  const { signal } = new AbortController()
  expect(await client.describe(target)).toEqual(record)
  expect(await client.describe({ ...target, connectionReference: 'y' })).toBeUndefined()
  const answer = await client.send(request, target, signal)
  expect(answer).toEqual({ status: 200, headers: { a: 'b' }, body: new Uint8Array([3]) })
  expect(sent).toEqual([[request, target]])
})

test('errors keep their family, code, hint and when to try again', async () => {
  const client = between({
    describe: async () => {
      throw new CredentialError('connection.not-found', 'Not there.', { hint: 'Choose another.' })
    },
    send: async () => {
      throw new ConnectorError('connector.throttled', 'Rest.', { retryable: true, retryAfterMs: 7 })
    },
  })
  const asked = client.describe(target)
  await expect(asked).rejects.toBeInstanceOf(CredentialError)
  await expect(asked).rejects.toMatchObject({ code: 'connection.not-found', hint: 'Choose another.' })
  const { signal } = new AbortController()
  await expect(client.send(request, target, signal)).rejects.toMatchObject({
    code: 'connector.throttled',
    retryable: true,
    retryAfterMs: 7,
  })
})

test('a cancelled action ends the exchange on the other side, and so does the end of the thread', async () => {
  const ended: string[] = []
  const port: ConnectionPort = {
    describe: async () => undefined,
    send: (_request, _target, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          ended.push('aborted')
          reject(new ConnectorError('http.aborted', 'Cancelled.'))
        })
      }),
  }
  const ending = new AbortController()
  const sending = between(port).send(request, target, ending.signal)
  ending.abort()
  await expect(sending).rejects.toMatchObject({ code: 'http.aborted' })
  const server = new ConnectionServer({ connections: port }, () => undefined)
  server.receive({ kind: 'connection-send', id: 1, target, request })
  server.close()
  expect(ended).toEqual(['aborted', 'aborted'])
})

test('drivers are asked on the other side', async () => {
  const call = { ...request, driver: { name: 'feed', connection: { root: 'r' } } }
  const drivers: HttpPort = {
    send: async (asked) => ({ status: 200, headers: {}, body: Buffer.from(JSON.stringify(asked.driver)) }),
  }
  const { signal } = new AbortController()
  const { body } = await between(undefined, drivers).drivers.send(call, signal)
  expect(JSON.parse(new TextDecoder().decode(body))).toEqual(call.driver)
  await expect(between(undefined).drivers.send(call, signal)).rejects.toThrow('no drivers')
})

test('where there are no connections, none is chosen', async () => {
  expect(await between(undefined).describe(target)).toBeUndefined()
})
