import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ServiceRequest } from '../../service/service-request.ts'
import type { Driver } from '../driver.ts'
import { openRss } from './index.ts'

let server: Server
let origin: string
let respond: (request: IncomingMessage, response: ServerResponse) => void
let seen: IncomingMessage[]
let driver: Driver

beforeEach(async () => {
  seen = []
  server = createServer((request, response) => {
    seen.push(request)
    respond(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  driver = openRss()
})

afterEach(async () => {
  await driver.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const rss = '<rss><channel><title>T</title><item><guid>1</guid><link>a</link></item></channel></rss>'
const send = (status: number, body: string | Uint8Array, headers: Record<string, string> = {}) => {
  respond = (_request, response) => {
    response.writeHead(status, headers)
    response.end(body)
  }
}
const ask = (address: string, signal = new AbortController().signal) => {
  const url = `https://rss.driver.invalid/feed?address=${encodeURIComponent(address)}`
  const request = {
    method: 'GET',
    url,
    headers: {},
    timeoutMs: 5_000,
    maxResponseBytes: 1e7,
    maxRedirects: 0,
  }
  return driver.handle(new ServiceRequest(request), {}, signal)
}

test('a feed is fetched and read; links begin at its address', async () => {
  send(200, rss, { 'content-type': 'application/rss+xml' })
  expect(await ask(`${origin}/deep/feed#top`)).toMatchObject({
    json: { title: 'T', items: [{ id: '1', links: [`${origin}/deep/a`] }] },
  })
  expect(seen[0]?.url).toBe('/deep/feed')
  expect(seen[0]?.headers).toMatchObject({ 'user-agent': 'Flowbench' })
  expect(seen[0]?.headers.authorization).toBeUndefined()
})

test('user and password of an address sign in, and go nowhere else', async () => {
  send(200, rss)
  await ask(origin.replace('//', '//al%40ex:p%C3%A4ss@'))
  expect(Buffer.from(seen[0]?.headers.authorization?.slice(6) ?? '', 'base64').toString()).toBe('al@ex:päss')
})

test('encodings and compression', async () => {
  send(
    200,
    Buffer.from(
      '<?xml version="1.0" encoding="iso-8859-1"?><rss><channel><title>\xe4</title></channel></rss>',
      'latin1',
    ),
  )
  expect(await ask(origin)).toMatchObject({ json: { title: 'ä' } })
})

test('redirects are followed, but not for ever', async () => {
  respond = (request, response) => {
    const hop = Number(request.url?.slice(1) ?? 0)
    if (hop === 0) response.end(rss)
    else response.writeHead(302, { location: `/${hop - 1}` }).end()
  }
  expect(await ask(`${origin}/5`)).toMatchObject({ json: { title: 'T' } })
  await expect(ask(`${origin}/6`)).rejects.toMatchObject({ status: 502, message: /answered with status 302/ })
})

test.each([
  ['ftp://a.example/feed', /begins with http/],
  ['file:///etc/passwd', /begins with http/],
  ['news', /begins with http/],
  ['', /begins with http/],
])('%s is no address of a feed', async (address, message) => {
  await expect(ask(address)).rejects.toMatchObject({ status: 400, message })
  expect(seen).toEqual([])
})

test('what the server refuses is refused, with its wait', async () => {
  send(429, 'slow down', { 'retry-after': '7' })
  await expect(ask(origin)).rejects.toMatchObject({ status: 429, headers: { 'retry-after': '7' } })
  send(404, '')
  await expect(ask(origin)).rejects.toMatchObject({ status: 404, message: /did not give the feed/ })
})

test('a page that is no feed, a bomb, too much, nobody there', async () => {
  send(200, '<html></html>')
  await expect(ask(origin)).rejects.toMatchObject({ status: 400, message: /no feed/ })
  send(200, '<!DOCTYPE a [<!ENTITY b "c">]><rss>&b;</rss>')
  await expect(ask(origin)).rejects.toMatchObject({ status: 400, message: /entities/ })
  send(200, `<rss>${' '.repeat(5 * 1024 * 1024)}</rss>`)
  await expect(ask(origin)).rejects.toMatchObject({ code: 'http.too-large' })
  await new Promise((resolve) => server.close(resolve))
  await expect(ask(origin)).rejects.toMatchObject({ code: 'http.unreachable' })
})

test('it is given up when nobody waits any more', async () => {
  const ending = new AbortController()
  respond = () => ending.abort()
  await expect(ask(origin, ending.signal)).rejects.toMatchObject({ code: 'http.aborted' })
})
