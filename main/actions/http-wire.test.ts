import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { TLSSocket } from 'node:tls'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { HttpPort } from '../../shared/connectors/http-exchange.ts'
import { parseJson } from '../../shared/json/index.ts'
import { asId, foldEvents } from '../../shared/run/index.ts'
import { createHttpClient } from '../connectors/http-client.ts'
import { makeCertificate, pfxOf } from '../connectors/testing/certificates.ts'
import type { EngineHost } from '../services/engine-host.ts'
import { createLocalEngineHost } from '../services/local-engine-host.ts'

/** The whole way from a definition to the wire and back, against servers on this machine. */
const authority = makeCertificate({ name: 'Test authority', isAuthority: true })
const certificate = makeCertificate({ name: 'server', hosts: ['127.0.0.1'], authority })
const visitor = makeCertificate({ name: 'visitor', authority })

const servers: Server[] = []
const hosts: EngineHost[] = []
const client: HttpPort & { close(): Promise<void> } = createHttpClient({ trusted: [authority.cert] })
let plain = ''
let secure = ''
let distrusted = ''

/** Requests seen by path, so that a route can go wrong the first times. */
const seen = new Map<string, number>()

type Route = (request: IncomingMessage, response: ServerResponse, body: Buffer, count: number) => void

const megabyte = Buffer.alloc(1_048_576, 'x')

function writeMegabytes(response: ServerResponse, count: number): void {
  response.setHeader('content-type', 'application/octet-stream')
  // A client that had enough ends the exchange; the server does not mind.
  pipeline(Readable.from(Array.from({ length: count }, () => megabyte)), response).catch(() => undefined)
}

const sendJson = (response: ServerResponse, value: unknown) =>
  response.setHeader('content-type', 'application/json').end(JSON.stringify(value))

const routes: Readonly<Record<string, Route>> = {
  '/echo': (request, response, body) =>
    sendJson(response, {
      method: request.method,
      url: request.url,
      headers: request.headers,
      body: body.toString('latin1'),
    }),
  '/reset-twice': (request, response, _body, count) =>
    count <= 2 ? request.socket.destroy() : sendJson(response, { count }),
  '/hang': () => undefined,
  '/busy-once': (_request, response, _body, count) =>
    count === 1 ? response.writeHead(429, { 'retry-after': '30' }).end() : sendJson(response, { count }),
  '/half': (_request, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('half')
    setImmediate(() => response.destroy())
  },
  '/packed': (_request, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      .end(gzipSync('{"packed":true}')),
  '/huge': (_request, response) => writeMegabytes(response, 101),
  '/large': (_request, response) => writeMegabytes(response, 20),
  '/begin': (request, response) =>
    request.method === 'POST'
      ? response.writeHead(202, { location: '/status', 'retry-after': '5' }).end()
      : response.writeHead(405).end(),
  '/status': (_request, response, _body, count) =>
    count < 3 ? response.writeHead(202).end() : sendJson(response, { done: true }),
  '/cookie': (request, response) =>
    response.setHeader('set-cookie', 'session=1').end(request.headers.cookie ?? 'no cookie'),
  '/moved': (_request, response) => response.writeHead(301, { location: '/echo' }).end(),
}

const answer = (request: IncomingMessage, response: ServerResponse) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    const count = (seen.get(path) ?? 0) + 1
    seen.set(path, count)
    routes[path]?.(request, response, Buffer.concat(chunks), count)
  })
}

async function listen(server: Server): Promise<string> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

beforeAll(async () => {
  const plainServer = createServer(answer)
  plain = `http://${await listen(plainServer)}`
  const options = { ...certificate, ca: authority.cert, requestCert: true, rejectUnauthorized: false }
  const named = (request: IncomingMessage, response: ServerResponse) =>
    response.end(`hello ${(request.socket as TLSSocket).getPeerCertificate().subject?.CN ?? 'nobody'}`)
  secure = `https://${await listen(createSecureServer(options, named))}`
  const self = makeCertificate({ name: 'self', hosts: ['127.0.0.1'] })
  distrusted = `https://${await listen(createSecureServer(self, named))}`
})

afterAll(async () => {
  await client.close()
  for (const server of servers) {
    if ('closeAllConnections' in server) (server as ReturnType<typeof createServer>).closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

afterEach(async () => {
  seen.clear()
  for (const host of hosts.splice(0)) await host.close()
})

async function run(inputs: object, more: object = {}) {
  const host = createLocalEngineHost({ databasePath: ':memory:', http: client })
  hosts.push(host)
  const { runId } = await host.start({
    flow: { flowId: asId.flow('f'), displayName: 'F' },
    definition: JSON.stringify({
      triggers: { manual: { type: 'Request' } },
      actions: { Call: { type: 'Http', inputs: { method: 'GET', ...inputs }, ...more } },
    }),
    profile: 'logic-apps-consumption',
    origin: 'test',
    mocks: 'none',
    fixedNow: 1_767_225_600_000,
  })
  await host.whenDone(runId)
  const events = await host.events({ runId })
  const state = foldEvents(events)
  const action = state?.actions.get('Call')
  const { outputs } = action ?? {}
  const json =
    outputs?.kind === 'stored'
      ? await host.content(outputs.hash)
      : outputs?.kind === 'inline'
        ? outputs.json
        : 'null'
  return {
    status: action?.status,
    code: action?.code,
    message: action?.error?.message,
    retries: events.flatMap(({ event }) => (event.type === 'action-retrying' ? [event.code] : [])),
    body: (parseJson(json) as { body?: unknown } | null)?.body,
    seconds: ((state?.endTime ?? 0) - (state?.startTime ?? 0)) / 1000,
  }
}

describe('there and back', () => {
  test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])('%s', async (method) => {
    const outcome = await run({ method, uri: `${plain}/echo`, queries: { q: ['a b', 1] } })
    expect(outcome).toMatchObject({
      status: 'Succeeded',
      body: { method, url: '/echo?q=a%20b&q=1', body: '' },
    })
  })

  test('HEAD has no body', async () => {
    expect(await run({ method: 'HEAD', uri: `${plain}/echo` })).toMatchObject({
      status: 'Succeeded',
      body: '',
    })
  })

  test.each([
    ['JSON', { a: 'ü' }, {}, '{"a":"Ã¼"}', 'application/json'],
    ['bytes', { '$content-type': 'image/png', $content: '/wA=' }, {}, '\xff\0', 'image/png'],
    [
      'text in another charset',
      'ü',
      { 'Content-Type': 'text/plain; charset=iso-8859-1' },
      'ü',
      'text/plain; charset=iso-8859-1',
    ],
    [
      'multipart',
      {
        '$content-type': 'multipart/form-data; boundary=BB',
        $multipart: [
          { headers: { 'Content-Disposition': 'form-data; name="n"' }, body: 'v' },
          {
            headers: { 'Content-Disposition': 'form-data; name="f"; filename="f.bin"' },
            body: { '$content-type': 'application/octet-stream', $content: '/w==' },
          },
        ],
      },
      {},
      '--BB\r\nContent-Disposition: form-data; name="n"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nv\r\n' +
        '--BB\r\nContent-Disposition: form-data; name="f"; filename="f.bin"\r\nContent-Type: application/octet-stream\r\n\r\n\xff\r\n--BB--\r\n',
      'multipart/form-data; boundary=BB',
    ],
  ])('a body: %s', async (_name, body, headers, sent, type) => {
    const outcome = await run({ method: 'POST', uri: `${plain}/echo`, body, headers })
    expect(outcome.body).toMatchObject({
      body: sent,
      headers: { 'content-type': type, 'content-length': `${sent.length}` },
    })
  })

  test('a packed answer', async () => {
    expect((await run({ uri: `${plain}/packed` })).body).toEqual({ packed: true })
  })

  test('a redirect', async () => {
    expect((await run({ uri: `${plain}/moved` })).body).toMatchObject({ url: '/echo' })
  })

  test('cookies are not kept', async () => {
    await run({ uri: `${plain}/cookie` })
    expect((await run({ uri: `${plain}/cookie` })).body).toMatchObject({ $content: btoa('no cookie') })
  })

  test('an asynchronous operation', async () => {
    const outcome = await run({ method: 'POST', uri: `${plain}/begin`, body: {} })
    expect(outcome).toMatchObject({ status: 'Succeeded', body: { done: true }, seconds: 45 })
    expect(Object.fromEntries(seen)).toEqual({ '/begin': 1, '/status': 3 })
  })

  test('20 MB', async () => {
    const { body } = await run({ uri: `${plain}/large` })
    expect((body as { $content: string }).$content).toHaveLength(Math.ceil((20 * 1_048_576) / 3) * 4)
  })
})

describe('going wrong', () => {
  const fixed = { type: 'fixed', count: 3, interval: 'PT10S' }
  const none = { type: 'none' }

  test('a broken connection is tried again', async () => {
    const outcome = await run({ uri: `${plain}/reset-twice`, retryPolicy: fixed })
    expect(outcome).toMatchObject({
      status: 'Succeeded',
      body: { count: 3 },
      retries: ['BadGateway', 'BadGateway'],
      seconds: 20,
    })
  })

  test('429 with Retry-After', async () => {
    expect(await run({ uri: `${plain}/busy-once`, retryPolicy: fixed })).toMatchObject({
      status: 'Succeeded',
      retries: ['TooManyRequests'],
      seconds: 30,
    })
  })

  test('no answer within the limit', async () => {
    const outcome = await run({ uri: `${plain}/hang`, retryPolicy: none }, { limit: { timeout: 'PT0.2S' } })
    expect(outcome).toMatchObject({ status: 'Failed', code: 'GatewayTimeout' })
  })

  test('an answer that ends in the middle', async () => {
    expect(await run({ uri: `${plain}/half`, retryPolicy: none })).toMatchObject({
      status: 'Failed',
      code: 'BadGateway',
    })
  })

  test('an answer beyond 100 MB', async () => {
    expect(await run({ uri: `${plain}/huge` })).toMatchObject({
      status: 'Failed',
      code: 'BadRequest',
      message: `The answer of ${new URL(plain).host} is larger than the 100 MB that one message may have.`,
      retries: [],
    })
  })

  test('a certificate nobody vouches for', async () => {
    expect(await run({ uri: distrusted })).toMatchObject({
      status: 'Failed',
      code: 'BadRequest',
      message: expect.stringMatching(/signed by itself/),
      retries: [],
    })
  })
})

describe('a client certificate', () => {
  const authentication = (pfx: Uint8Array | string, password: string) => ({
    type: 'ClientCertificate',
    pfx: Buffer.from(pfx).toString('base64'),
    password,
  })

  test.each([
    ['PKCS #12', () => authentication(pfxOf(visitor, 'pw'), 'pw')],
    ['PEM', () => authentication(visitor.cert + visitor.key, '')],
  ])('as %s', async (_name, make) => {
    const { body } = await run({ uri: secure, authentication: make() })
    expect(body).toMatchObject({ $content: btoa('hello visitor') })
  })

  test('with a wrong password', async () => {
    const outcome = await run({ uri: secure, authentication: authentication(pfxOf(visitor, 'pw'), 'no') })
    expect(outcome).toMatchObject({
      status: 'Failed',
      code: 'BadRequest',
      message: expect.stringMatching(/password is wrong/),
    })
  })
})
