import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HttpRequest } from '../../shared/connectors/http-exchange.ts'
import { createHttpClient } from './http-client.ts'

let server: Server
let base = ''
const client = createHttpClient()
const never = new AbortController().signal
const open = new Set<ServerResponse>()

/** What the server does by path. */
const routes: Readonly<
  Record<string, (request: IncomingMessage, response: ServerResponse, body: string) => void>
> = {
  '/echo': (request, response, body) => {
    response.setHeader('Set-Cookie', ['a=1', 'b=2'])
    response.end(JSON.stringify({ method: request.method, headers: request.headers, body }))
  },
  '/slow': (_request, response) => open.add(response),
  '/big': (_request, response) => response.end('x'.repeat(5000)),
  '/reset': (request) => request.socket.destroy(),
  '/to-echo': (_request, response) => response.writeHead(302, { location: '/echo' }).end(),
  '/keep-method': (_request, response) => response.writeHead(307, { location: '/echo' }).end(),
  '/away': (_request, response) =>
    response.writeHead(302, { location: `${base.replace('127.0.0.1', 'localhost')}/echo` }).end(),
  '/circle': (_request, response) => response.writeHead(302, { location: '/circle' }).end(),
  '/odd': (_request, response) => response.writeHead(302, { location: 'ftp://x/' }).end(),
}

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => routes[request.url ?? '']?.(request, response, body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  await client.close()
  for (const response of open) response.destroy()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const request = (path: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: base + path,
  headers: {},
  timeoutMs: 5000,
  maxResponseBytes: 1_000_000,
  maxRedirects: 5,
  ...more,
})

const elsewhere = (url: string): HttpRequest => ({ ...request(''), url })

const echo = async (path: string, more: Partial<HttpRequest> = {}) => {
  const response = await client.send(request(path, more), never)
  return JSON.parse(new TextDecoder().decode(response.body)) as {
    method: string
    headers: Record<string, string>
    body: string
  }
}

test('sends method, headers and body; joins cookies of the answer by line', async () => {
  const response = await client.send(
    request('/echo', { method: 'PUT', headers: { 'X-One': '1' }, body: 'täxt' }),
    never,
  )
  expect(response.status).toBe(200)
  expect(response.headers['set-cookie']).toBe('a=1\nb=2')
  expect(JSON.parse(new TextDecoder().decode(response.body))).toMatchObject({ method: 'PUT', body: 'täxt' })
})

describe('redirects', () => {
  test('a POST becomes a GET without its body after 302', async () => {
    expect(
      await echo('/to-echo', { method: 'POST', body: 'b', headers: { 'content-type': 'text/plain' } }),
    ).toMatchObject({
      method: 'GET',
      body: '',
    })
  })
  test('307 keeps method and body', async () => {
    expect(await echo('/keep-method', { method: 'POST', body: 'b' })).toMatchObject({
      method: 'POST',
      body: 'b',
    })
  })
  test('credentials stay behind on the way to another origin', async () => {
    const seen = await echo('/away', { headers: { Authorization: 'Bearer x', 'X-Two': '2' } })
    expect(seen.headers.authorization).toBeUndefined()
    expect(seen.headers['x-two']).toBe('2')
  })
  test('a circle ends, an odd target is handed over', async () => {
    expect((await client.send(request('/circle'), never)).status).toBe(302)
    expect((await client.send(request('/odd'), never)).status).toBe(302)
  })
})

describe('what goes wrong', () => {
  test.each([
    [
      'no answer in time',
      () => request('/slow', { timeoutMs: 80 }),
      { code: 'http.timeout', retryable: true },
    ],
    [
      'too large an answer',
      () => request('/big', { maxResponseBytes: 1000 }),
      { code: 'http.too-large', retryable: false },
    ],
    ['a broken connection', () => request('/reset'), { code: 'http.unreachable', retryable: true }],
    ['a closed port', () => elsewhere('http://127.0.0.1:1/'), { code: 'http.unreachable', retryable: true }],
    [
      'an unknown host',
      () => elsewhere('http://nowhere.invalid/'),
      { code: 'http.unreachable', retryable: true },
    ],
    [
      'a bad header',
      () => request('/echo', { headers: { 'bad header': 'x' } }),
      { code: 'http.invalid-request' },
    ],
    ['no address', () => elsewhere('nowhere'), { code: 'http.invalid-request' }],
  ])('%s', async (_name, message, error) => {
    await expect(client.send(message(), never)).rejects.toMatchObject(error)
  })

  test('an answer that is not HTTP', async () => {
    const odd = createTcpServer((socket) =>
      socket
        .on('error', () => undefined)
        .resume()
        .end('SSH-2.0-OpenSSH\r\n'),
    )
    await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve))
    const sent = client.send(elsewhere(`http://127.0.0.1:${(odd.address() as AddressInfo).port}/`), never)
    await expect(sent).rejects.toMatchObject({ code: 'http.invalid-answer', retryable: false })
    await new Promise((resolve) => odd.close(resolve))
  })

  test('messages name the host and no more of the address', async () => {
    const sent = client.send(elsewhere('http://127.0.0.1:1/secret?key=1'), never)
    await expect(sent).rejects.toThrow(/^127\.0\.0\.1:1 refused the connection\.$/)
  })

  test('aborting ends the exchange', async () => {
    const abort = new AbortController()
    const sent = client.send(request('/slow'), abort.signal)
    abort.abort()
    await expect(sent).rejects.toMatchObject({ code: 'http.aborted' })
  })
})
