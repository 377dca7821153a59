import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { parseJson } from '../../shared/json/index.ts'
import { type ActionState, asId, foldEvents } from '../../shared/run/index.ts'
import type { EngineHost } from '../services/engine-host.ts'
import { createLocalEngineHost } from '../services/local-engine-host.ts'

/** A service that takes and gives bodies in parts, as "Handle large messages with chunking" describes it. */
let server: Server
let url = ''
let host: EngineHost
let folder = ''
let asked: string[] = []
let received: Buffer[] = []
/** Changes what the service does. */
let quirks: {
  readonly chunkSize?: number
  readonly location?: string
  readonly failAt?: number
  /** Requests (counted from 1) whose connection is cut off without an answer, or that are answered 503. */
  readonly dropped?: readonly number[]
  readonly busy?: readonly number[]
  readonly takesHalf?: boolean
  readonly changesAt?: number
  readonly ignoresRange?: boolean
} = {}
let content: (start: number, end: number) => Buffer = () => Buffer.alloc(0)
let contentBytes = 0

beforeEach(async () => {
  asked = []
  received = []
  quirks = {}
  contentBytes = 0
  server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  folder = mkdtempSync(join(tmpdir(), 'flowbench-chunks-'))
  host = createLocalEngineHost({ databasePath: join(folder, 'runs.db') })
})
afterEach(async () => {
  await host.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const { headers, method, url: path } = request
  const range = headers['content-range'] ?? headers.range ?? ''
  asked.push([method, path, range, body.length].filter((part) => part !== '').join(' '))
  if (quirks.dropped?.includes(asked.length)) request.socket.destroy()
  else if (quirks.busy?.includes(asked.length)) response.writeHead(503, { 'retry-after': '0' }).end('busy')
  else if (method === 'GET') give(request, response)
  else if (headers['x-ms-transfer-mode'] === 'chunked') {
    response.setHeader('x-announced', String(headers['x-ms-content-length']))
    if (quirks.chunkSize !== undefined) response.setHeader('x-ms-chunk-size', String(quirks.chunkSize))
    response.writeHead(200, { location: quirks.location ?? '/parts/7' }).end()
  } else if (method === 'PATCH') take(body, response)
  else {
    received.push(body)
    response.writeHead(201, { 'content-type': 'application/json' }).end('{"whole":true}')
  }
}

function take(body: Buffer, response: ServerResponse): void {
  if (quirks.failAt === received.length) {
    response.writeHead(400, { 'content-type': 'text/plain' }).end('no')
    return
  }
  received.push(
    quirks.takesHalf === true && body.length > 1 ? body.subarray(0, Math.ceil(body.length / 2)) : body,
  )
  const size = received.reduce((sum, part) => sum + part.length, 0)
  response
    .writeHead(200, { range: `bytes=0-${size - 1}`, 'content-type': 'application/json' })
    .end(`{"size":${size}}`)
}

function give(request: IncomingMessage, response: ServerResponse): void {
  const match = /bytes=(\d+)-(\d*)/.exec(String(request.headers.range ?? ''))
  const etag = quirks.changesAt !== undefined && asked.length > quirks.changesAt ? '"new"' : '"old"'
  const isOther = request.headers['if-range'] !== undefined && request.headers['if-range'] !== etag
  const type = { 'content-type': 'application/octet-stream', etag }
  if (quirks.ignoresRange === true || isOther || (match === null && request.url !== '/partial')) {
    response.writeHead(200, type).end(content(0, contentBytes))
    return
  }
  const start = Number(match?.[1] ?? 0)
  const end = Math.min(Number(match?.[2] || (match === null ? 3 : contentBytes - 1)), contentBytes - 1)
  response
    .writeHead(206, { ...type, 'content-range': `bytes ${start}-${end}/${contentBytes}` })
    .end(content(start, end + 1))
}

const chunked = (sizes: object = {}) => ({
  runtimeConfiguration: { contentTransfer: { transferMode: 'Chunked', ...sizes } },
})
const http = (inputs: object, more: object = {}) => ({
  type: 'Http',
  inputs: { retryPolicy: { type: 'none' }, ...inputs },
  ...more,
})

async function run(actions: object) {
  const { runId } = await host.start({
    flow: { flowId: asId.flow('chunks'), displayName: 'chunks' },
    definition: JSON.stringify({ triggers: { manual: { type: 'Request', inputs: {} } }, actions }),
    profile: 'logic-apps-consumption',
    origin: 'test',
    mocks: 'none',
  })
  await host.whenDone(runId)
  const state = foldEvents(await host.events({ runId }))
  const outputs = async (name: string): Promise<WdlValue> => {
    const found = state?.actions.get(name)?.outputs
    if (found?.kind === 'stored') return parseJson(await host.content(found.hash))
    return found?.kind === 'inline' ? parseJson(found.json) : null
  }
  return { runId, state, outputs, action: (name: string) => state?.actions.get(name) }
}

const text = 'abcdefghijklmnopqrstuvwxyz'
const giveText = () => {
  content = (start, end) => Buffer.from(text).subarray(start, end)
  contentBytes = text.length
}

test('a body larger than a chunk is announced and sent by parts; the last answer counts', async () => {
  const { outputs } = await run({
    A: http({ method: 'POST', uri: `${url}/new`, body: text }, chunked({ uploadChunkSizeInBytes: 10 })),
  })
  expect(asked).toEqual([
    'POST /new 0',
    'PATCH /parts/7 bytes=0-9/26 10',
    'PATCH /parts/7 bytes=10-19/26 10',
    'PATCH /parts/7 bytes=20-25/26 6',
  ])
  expect(Buffer.concat(received).toString()).toBe(text)
  expect(await outputs('A')).toMatchObject({ statusCode: 200, body: { size: 26 } })
})

test('the service says how large parts may be, and how much of one it took', async () => {
  quirks = { chunkSize: 20, takesHalf: true }
  await run({
    A: http({ method: 'PUT', uri: `${url}/new`, body: text }, chunked({ uploadChunkSizeInBytes: 5 })),
  })
  expect(asked.slice(0, 3)).toEqual([
    'PUT /new 0',
    'PATCH /parts/7 bytes=0-19/26 20',
    'PATCH /parts/7 bytes=10-25/26 16',
  ])
  expect(Buffer.concat(received).toString().slice(0, 10)).toBe('abcdefghij')
})

test('a small body goes in one piece, chunking or not', async () => {
  await run({ A: http({ method: 'POST', uri: `${url}/new`, body: text }, chunked()) })
  expect(asked).toEqual(['POST /new 26'])
})

test.each([
  ['a part that is refused fails the action', { failAt: 1 }, 'BadRequest', '400'],
  ['a service that names no place', { location: 'mailto:x' }, 'BadRequest', 'named no Location'],
])('%s', async (_name, quirk, code, message) => {
  quirks = quirk
  const { action } = await run({
    A: http({ method: 'POST', uri: `${url}/new`, body: text }, chunked({ uploadChunkSizeInBytes: 10 })),
  })
  expect(action('A')).toMatchObject({
    status: 'Failed',
    code,
    error: { message: expect.stringContaining(message) },
  })
})

const retriesOf = (action: ActionState | undefined) =>
  (action?.retries ?? []).map(({ attempt, code, part }) => ({ attempt, part, code }))

/** Two retries, soon. */
const soon = { type: 'fixed', interval: 'PT0.005S', count: 2 }

test('a part that is lost on the way is sent again, and no other', async () => {
  quirks = { dropped: [3], busy: [5] }
  const { action, outputs } = await run({
    A: http(
      { method: 'POST', uri: `${url}/new`, body: text, retryPolicy: soon },
      chunked({ uploadChunkSizeInBytes: 10 }),
    ),
  })
  expect(retriesOf(action('A'))).toEqual([
    { attempt: 1, part: { range: '10-19/26', attempt: 1 }, code: 'BadGateway' },
    { attempt: 1, part: { range: '20-25/26', attempt: 1 }, code: 'ServiceUnavailable' },
  ])
  expect(asked).toEqual([
    'POST /new 0',
    'PATCH /parts/7 bytes=0-9/26 10',
    'PATCH /parts/7 bytes=10-19/26 10',
    'PATCH /parts/7 bytes=10-19/26 10',
    'PATCH /parts/7 bytes=20-25/26 6',
    'PATCH /parts/7 bytes=20-25/26 6',
  ])
  expect(Buffer.concat(received).toString()).toBe(text)
  expect(await outputs('A')).toMatchObject({ statusCode: 200, body: { size: 26 } })
})

test.each([
  ['answered by no service', { dropped: [3, 4, 5] }, {}],
  ['refused again and again', { busy: [3, 4, 5] }, { code: 'ServiceUnavailable' }],
])(
  'a part that is %s fails the action once its retries are used up; it does not begin anew',
  async (_name, quirk, result) => {
    quirks = quirk
    const { action } = await run({
      A: http(
        { method: 'POST', uri: `${url}/new`, body: text, retryPolicy: soon },
        chunked({ uploadChunkSizeInBytes: 10 }),
      ),
    })
    expect(action('A')).toMatchObject({ status: 'Failed', ...result })
    expect(retriesOf(action('A')).map(({ part }) => part)).toEqual([
      { range: '10-19/26', attempt: 1 },
      { range: '10-19/26', attempt: 2 },
    ])
    expect(asked.map((line) => line.split(' ')[0])).toEqual(['POST', 'PATCH', 'PATCH', 'PATCH', 'PATCH'])
  },
)

test('a part that does not arrive is fetched again, and no other', async () => {
  giveText()
  quirks = { dropped: [2], busy: [4] }
  const { action, outputs } = await run({
    A: http(
      { method: 'GET', uri: `${url}/file`, retryPolicy: soon },
      chunked({ downloadChunkSizeInBytes: 10 }),
    ),
  })
  expect(retriesOf(action('A')).map(({ part }) => part)).toEqual([
    { range: '10-19', attempt: 1 },
    { range: '20-29', attempt: 1 },
  ])
  expect(asked).toEqual([
    'GET /file bytes=0-9 0',
    'GET /file bytes=10-19 0',
    'GET /file bytes=10-19 0',
    'GET /file bytes=20-29 0',
    'GET /file bytes=20-29 0',
  ])
  expect(await outputs('A')).toMatchObject({ body: { $content: Buffer.from(text).toString('base64') } })
})

test('a part that the service does not give any more fails the action with its status', async () => {
  giveText()
  quirks = { busy: [2, 3, 4] }
  const { action } = await run({
    A: http(
      { method: 'GET', uri: `${url}/file`, retryPolicy: soon },
      chunked({ downloadChunkSizeInBytes: 10 }),
    ),
  })
  expect(action('A')).toMatchObject({
    status: 'Failed',
    error: { message: expect.stringContaining('status code 503') },
  })
  expect(asked).toHaveLength(4)
})

test('secrets go to the own service only', async () => {
  const other = createServer((request, response) => {
    asked.push(`other ${request.headers.authorization ?? 'nobody'}`)
    request.resume()
    response.writeHead(200).end()
  })
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  quirks = { location: `http://127.0.0.1:${(other.address() as AddressInfo).port}/parts` }
  const headers = { Authorization: 'Bearer x' }
  await run({
    A: http(
      { method: 'POST', uri: `${url}/new`, headers, body: text },
      chunked({ uploadChunkSizeInBytes: 26 }),
    ),
    B: http(
      { method: 'POST', uri: `${url}/new`, headers, body: `${text}!` },
      chunked({ uploadChunkSizeInBytes: 26 }),
    ),
  })
  expect(asked.filter((line) => line.startsWith('other'))).toEqual(['other nobody', 'other nobody'])
  await new Promise((resolve) => other.close(resolve))
})

test('a body that the service gives in parts is put together', async () => {
  giveText()
  const { outputs } = await run({ A: http({ method: 'GET', uri: `${url}/partial` }, chunked()) })
  expect(asked).toEqual(['GET /partial 0', 'GET /partial bytes=4-52428803 0'])
  expect(await outputs('A')).toMatchObject({
    statusCode: 200,
    headers: { 'content-length': '26' },
    body: { $content: Buffer.from(text).toString('base64') },
  })
})

test('the flow says how much it asks for at once', async () => {
  giveText()
  const { outputs } = await run({
    A: http({ method: 'GET', uri: `${url}/file` }, chunked({ downloadChunkSizeInBytes: 10 })),
  })
  expect(asked).toEqual(['GET /file bytes=0-9 0', 'GET /file bytes=10-19 0', 'GET /file bytes=20-29 0'])
  expect(await outputs('A')).toMatchObject({ body: { $content: Buffer.from(text).toString('base64') } })
})

test('without chunking a part is what the service gave', async () => {
  giveText()
  const { outputs } = await run({ A: http({ method: 'GET', uri: `${url}/partial` }) })
  expect(await outputs('A')).toMatchObject({
    statusCode: 206,
    body: { $content: Buffer.from('abcd').toString('base64') },
  })
})

test('content that changes under way, or a service that stops giving parts, fails the action', async () => {
  giveText()
  quirks = { changesAt: 2 }
  const { action } = await run({
    A: http({ method: 'GET', uri: `${url}/file` }, chunked({ downloadChunkSizeInBytes: 10 })),
  })
  expect(action('A')).toMatchObject({
    status: 'Failed',
    error: { message: expect.stringContaining('from byte 20 on') },
  })
  expect(
    readdirSync(join(folder, 'large-content')).flatMap((run) =>
      readdirSync(join(folder, 'large-content', run)),
    ),
  ).toEqual([])
})

/** Bytes that differ from place to place. */
const pattern = Buffer.from(Array.from({ length: 65_536 }, (_, index) => (index * 31 + (index >> 8)) & 255))
function patternAt(start: number, end: number): Buffer {
  const bytes = Buffer.allocUnsafe(end - start)
  for (let at = 0; at < bytes.length; ) {
    at += pattern.copy(bytes, at, (start + at) % pattern.length)
  }
  return bytes
}

test('a body beyond one message lies in a file: it passes through the flow, is sent on, and goes with its run', {
  timeout: 120_000,
}, async () => {
  contentBytes = 130 * 1_048_576
  content = patternAt
  const sizes = { downloadChunkSizeInBytes: 8_388_608, uploadChunkSizeInBytes: 8_388_608 }
  const { outputs, runId, state } = await run({
    Get: http({ method: 'GET', uri: `${url}/file` }, chunked(sizes)),
    Keep: { type: 'Compose', inputs: "@body('Get')", runAfter: { Get: ['Succeeded'] } },
    Send: http(
      { method: 'POST', uri: `${url}/new`, body: "@outputs('Keep')" },
      { ...chunked(sizes), runAfter: { Keep: ['Succeeded'] } },
    ),
    Whole: http(
      { method: 'POST', uri: `${url}/new`, body: "@outputs('Keep')" },
      { runAfter: { Send: ['Succeeded'] } },
    ),
  })
  expect(await outputs('Get')).toMatchObject({
    statusCode: 200,
    body: { '$content-type': 'application/octet-stream', '$content-length': contentBytes },
  })
  expect(await outputs('Send')).toMatchObject({ statusCode: 200, body: { size: contentBytes } })
  const hash = createHash('sha256')
  for (const part of received) hash.update(part)
  const expected = createHash('sha256')
  for (let start = 0; start < contentBytes; start += 8_388_608) {
    expected.update(patternAt(start, Math.min(start + 8_388_608, contentBytes)))
  }
  expect(hash.digest('hex')).toBe(expected.digest('hex'))
  expect(state?.actions.get('Whole')).toMatchObject({
    status: 'Failed',
    error: { hint: expect.stringContaining('chunking') },
  })
  expect(readdirSync(join(folder, 'large-content'))).toEqual([runId])
  await host.deleteRuns([runId])
  await expect.poll(() => readdirSync(join(folder, 'large-content')), { timeout: 60_000 }).toEqual([])
})
