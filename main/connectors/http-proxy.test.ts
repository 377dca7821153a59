import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { HttpRequest } from '../../shared/connectors/http-exchange.ts'
import { createHttpClient } from './http-client.ts'

let proxy: Server
let service: Server
let proxyPort = 0
/** What the proxy was asked: target and credentials. */
const asked: [target: string | undefined, credentials: string | undefined][] = []
/** How the proxy answers. */
let refusal: number | undefined
const open = new Set<Duplex>()

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

beforeAll(async () => {
  service = createServer((request, response) => response.end(`served ${request.headers.host}`))
  const port = await listen(service)
  proxy = createServer()
  proxy.on('connect', (request, socket) => {
    open.add(socket)
    asked.push([request.url, request.headers['proxy-authorization']])
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal} No\r\n\r\n`)
      return
    }
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      onward.pipe(socket)
      socket.pipe(onward)
    })
    open.add(onward)
  })
  proxyPort = await listen(proxy)
})

afterAll(async () => {
  for (const socket of open) socket.destroy()
  for (const server of [proxy, service]) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

afterEach(() => {
  vi.unstubAllEnvs()
  asked.length = 0
  refusal = undefined
})

async function get(url: string) {
  const client = createHttpClient()
  const request: HttpRequest = {
    method: 'GET',
    url,
    headers: {},
    timeoutMs: 5000,
    maxResponseBytes: 1000,
    maxRedirects: 0,
  }
  try {
    return new TextDecoder().decode((await client.send(request, new AbortController().signal)).body)
  } finally {
    await client.close()
  }
}

test('a request goes by the proxy, which looks up the host', async () => {
  vi.stubEnv('HTTP_PROXY', `http://127.0.0.1:${proxyPort}`)
  expect(await get('http://service.test/x')).toBe('served service.test')
  expect(asked).toEqual([['service.test:80', undefined]])
})

test('with the sign-in its address holds', async () => {
  vi.stubEnv('HTTP_PROXY', `http://me:p%40ss@127.0.0.1:${proxyPort}`)
  await get('http://service.test/')
  expect(asked).toEqual([['service.test:80', `Basic ${btoa('me:p@ss')}`]])
})

test.each([
  [
    407,
    {
      code: 'http.proxy',
      retryable: false,
      message: 'The proxy on the way to service.test asks for a sign-in.',
    },
  ],
  [
    403,
    { code: 'http.proxy', retryable: false, message: 'The proxy on the way to service.test answered 403.' },
  ],
  [502, { code: 'http.proxy', retryable: true }],
])('a proxy that answers %i', async (status, error) => {
  vi.stubEnv('HTTP_PROXY', `http://127.0.0.1:${proxyPort}`)
  refusal = status
  await expect(get('http://service.test/')).rejects.toMatchObject(error)
})

test('a proxy that is not there', async () => {
  vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:1')
  await expect(get('http://service.test/')).rejects.toMatchObject({
    code: 'http.unreachable',
    retryable: true,
  })
})
