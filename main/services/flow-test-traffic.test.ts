import { expect, test } from 'vitest'
import { ConnectorError } from '../../shared/errors/index.ts'
import { CassettePlayer, printCassette, readCassette } from '../../shared/flow-tests/index.ts'
import { asId } from '../../shared/run/index.ts'
import type { ConnectorCall } from '../engine/ports.ts'
import { replayedConnectors, replayedHttp, TrafficRecorder } from './flow-test-traffic.ts'

const signal = new AbortController().signal
const call = (id: number): ConnectorCall => ({
  actionType: 'OpenApiConnection',
  action: 'Get',
  inputs: {
    host: { operationId: 'GetItem', connectionName: 'c' },
    authentication: 'secret',
    parameters: { id, to: 'ada@contoso.com' },
  },
  connectionReferences: {},
  runId: asId.run('r'),
  trackingId: 't',
  attempt: 1,
})
const request = (url: string, body?: string) => ({
  method: 'post',
  url,
  headers: { 'content-type': 'application/json', authorization: 'Bearer abcdefghijklmnop' },
  ...(body === undefined ? {} : { body }),
  timeoutMs: 1000,
  maxResponseBytes: 1000,
  maxRedirects: 0,
})
const cassetteOf = (recorder: TrafficRecorder) =>
  readCassette(
    printCassette({ version: 1, recordedAt: '2026-01-31T08:00:00Z', interactions: recorder.interactions }),
  )

test('calls through a connector are recorded scrubbed and played again, each once', async () => {
  const recorder = new TrafficRecorder()
  const port = recorder.connectors({
    call: async ({ inputs }) => ({
      statusCode: 200,
      headers: { 'set-cookie': 'topsecret', 'content-length': '5' },
      body: inputs.parameters ?? null,
    }),
  })
  await port.call(call(1), signal)
  const cassette = cassetteOf(recorder)
  expect(JSON.stringify(cassette)).not.toMatch(/ada@contoso|topsecret|"secret"/)
  const mismatches: string[] = []
  const player = new CassettePlayer(cassette)
  const played = replayedConnectors(player, ({ message }) => mismatches.push(message))
  expect(await played.call(call(1), signal)).toEqual({
    statusCode: 200,
    headers: { 'set-cookie': 'secret-1' },
    body: { id: 1, to: 'person1@example.com' },
  })
  expect(player.unplayed).toEqual([])
  await expect(played.call(call(1), signal)).rejects.toMatchObject({ code: 'test.cassette-mismatch' })
  expect(mismatches).toEqual([
    'The cassette answers GetItem OpenApiConnection once, and it was asked once more.',
  ])
})

test('bodies are JSON, text or bytes, and come back as they were; failures fail again', async () => {
  const recorder = new TrafficRecorder()
  const bodies: Record<string, [string, Uint8Array]> = {
    'https://a.test/json': ['application/json', new TextEncoder().encode('{"n":5.0,"big":9007199254740993}')],
    'https://a.test/text': ['text/plain', new TextEncoder().encode('{ "not": "touched" }')],
    'https://a.test/bytes': ['image/png', new Uint8Array([0x89, 0xff, 0, 1])],
  }
  const http = recorder.http({
    send: async ({ url }) => {
      const [type, body] = bodies[url] ?? []
      if (type === undefined || body === undefined)
        throw new ConnectorError('http.unreachable', 'No way.', { retryable: true })
      return { status: 200, headers: { 'content-type': type }, body }
    },
  })
  for (const url of Object.keys(bodies)) await http.send(request(url, '{"a":1}'), signal)
  await http.send(request('https://a.test/gone'), signal).catch(() => undefined)
  const player = new CassettePlayer(cassetteOf(recorder))
  const replay = replayedHttp(player, () => undefined)
  for (const [url, [, body]] of Object.entries(bodies)) {
    expect(Buffer.from((await replay.send(request(url, '{ "a": 1 }'), signal)).body)).toEqual(
      Buffer.from(body),
    )
  }
  await expect(replay.send(request('https://a.test/gone'), signal)).rejects.toMatchObject({
    code: 'http.unreachable',
    retryable: true,
  })
})

test.each(['{', '[]', '{"version":2,"interactions":[]}', '{"version":1,"interactions":[{"kind":"http"}]}'])(
  '%s is no cassette',
  (text) =>
    expect(() => readCassette(text)).toThrow(expect.objectContaining({ code: 'test.invalid-cassette' })),
)

test('what an action secures is not in the recording; its shape is, and the recording plays', async () => {
  const secured = { request: true, answer: true }
  const recorder = new TrafficRecorder()
  const http = recorder.http({
    send: async () => ({
      status: 201,
      headers: { 'content-type': 'application/json', 'x-note': 'hush' },
      body: new TextEncoder().encode('{"id":7,"note":"hush","of":[{"ok":true,"at":null}]}'),
    }),
  })
  const connectors = recorder.connectors({
    call: async () => ({ statusCode: 200, headers: {}, body: 'hush' }),
  })
  await http.send({ ...request('https://a.test/hush?q=hush', 'hush'), secured }, signal)
  await connectors.call({ ...call(1), inputs: { parameters: { note: 'hush' } }, secured }, signal)
  const cassette = cassetteOf(recorder)
  expect(JSON.stringify(cassette)).not.toContain('hush')
  const player = new CassettePlayer(cassette)
  const mismatches: string[] = []
  const played = replayedHttp(player, ({ message }) => mismatches.push(message))
  const answer = await played.send({ ...request('https://a.test/other', 'else'), secured }, signal)
  expect([answer.status, new TextDecoder().decode(answer.body)]).toEqual([
    201,
    '{"id":0,"note":"[secured]","of":[{"ok":false,"at":null}]}',
  ])
  expect(mismatches).toEqual([])
})
