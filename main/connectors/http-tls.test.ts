import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createPlainServer } from 'node:http'
import { createServer, type Server, type ServerOptions } from 'node:https'
import type { AddressInfo, Server as NetServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ClientCertificate, HttpRequest } from '../../shared/connectors/http-exchange.ts'
import { createHttpClient } from './http-client.ts'
import { makeCertificate, pfxOf } from './testing/certificates.ts'

const authority = makeCertificate({ name: 'Test authority', isAuthority: true })
const hosts = ['localhost', '127.0.0.1']
const good = makeCertificate({ name: 'good', hosts, authority })
const visitor = makeCertificate({ name: 'visitor', authority })
const stranger = makeCertificate({ name: 'stranger' })

const servers: NetServer[] = []
const client = createHttpClient({ trusted: [authority.cert] })
const distrustful = createHttpClient()
const never = new AbortController().signal
let base = ''
let picky = ''
let plain = ''

async function listen(server: NetServer): Promise<string> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

const secure = (options: ServerOptions): Server =>
  createServer(options, (request, response) => {
    const { subject } = (request.socket as TLSSocket).getPeerCertificate()
    if (request.url === '/down') response.writeHead(302, { location: `http://${plain}/` }).end()
    else if (request.url === '/away') response.writeHead(302, { location: `https://${picky}/` }).end()
    else response.end(`hello ${subject?.CN ?? 'nobody'}`)
  })

beforeAll(async () => {
  base = await listen(secure(good))
  picky = await listen(secure({ ...good, ca: authority.cert, requestCert: true, rejectUnauthorized: false }))
  plain = await listen(createPlainServer((_request, response) => response.end('plain')))
})

afterAll(async () => {
  await Promise.all([client.close(), distrustful.close()])
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
})

const request = (url: string, certificate?: ClientCertificate): HttpRequest => ({
  method: 'GET',
  url,
  headers: {},
  timeoutMs: 5000,
  maxResponseBytes: 1000,
  maxRedirects: 5,
  ...(certificate === undefined ? {} : { certificate }),
})

const get = async (url: string, certificate?: ClientCertificate) => {
  const { status, body } = await client.send(request(url, certificate), never)
  return `${status} ${new TextDecoder().decode(body)}`
}

test('a trusted authority', async () => {
  expect(await get(`https://${base}/`)).toBe('200 hello nobody')
})

describe('NODE_EXTRA_CA_CERTS', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'flowbench-tls-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  afterEach(() => vi.unstubAllEnvs())

  const sendWith = async (file: string) => {
    vi.stubEnv('NODE_EXTRA_CA_CERTS', file)
    const fresh = createHttpClient()
    try {
      return (await fresh.send(request(`https://${base}/`), never)).status
    } finally {
      await fresh.close()
    }
  }

  test('names authorities that are trusted, too', async () => {
    const file = join(folder, 'authorities.pem')
    writeFileSync(file, authority.cert)
    expect(await sendWith(file)).toBe(200)
  })

  test('names a file that is not there', async () => {
    await expect(sendWith(join(folder, 'none.pem'))).rejects.toMatchObject({
      code: 'http.tls',
      message: expect.stringContaining('cannot be read'),
    })
  })
})

describe('no secure connection, in words', () => {
  const yesterday = Date.now() - 86_400_000
  test.each([
    [
      'an unknown authority',
      () => distrustful,
      { ...good },
      /signed by an authority this machine does not know/,
    ],
    ['signed by itself', () => client, makeCertificate({ name: 'self', hosts }), /signed by itself/],
    [
      'expired',
      () => client,
      makeCertificate({ name: 'old', hosts, authority, expires: yesterday }),
      /has expired/,
    ],
    [
      'another host',
      () => client,
      makeCertificate({ name: 'x', hosts: ['other.test'], authority }),
      /made out to another host/,
    ],
    [
      'TLS of old',
      () => client,
      {
        ...good,
        maxVersion: 'TLSv1.1' as const,
        minVersion: 'TLSv1' as const,
        ciphers: 'DEFAULT@SECLEVEL=0',
      },
      /no longer safe/,
    ],
  ])('%s', async (_name, by, options, why) => {
    const address = await listen(secure(options))
    const sent = by().send(request(`https://${address}/?key=1`), never)
    await expect(sent).rejects.toMatchObject({
      code: 'http.tls',
      retryable: false,
      message: expect.stringMatching(new RegExp(`^No secure connection to ${address}: .*${why.source}`)),
    })
  })

  test('no TLS at all', async () => {
    await expect(get(`https://${plain}/`)).rejects.toMatchObject({
      code: 'http.tls',
      message: expect.stringMatching(/does not speak TLS/),
      hint: expect.stringMatching(/http:/),
    })
  })
})

describe('a client certificate', () => {
  test.each([
    ['as PKCS #12', { content: pfxOf(visitor, 'pass'), password: 'pass' }],
    ['as PEM', { content: visitor.cert + visitor.key }],
  ])('%s', async (_name, certificate) => {
    expect(await get(`https://${picky}/`, certificate)).toBe('200 hello visitor')
  })

  test('requests with and without one do not share connections', async () => {
    await get(`https://${picky}/`, { content: visitor.cert + visitor.key })
    expect(await get(`https://${picky}/`)).toBe('200 hello nobody')
  })

  test('stays behind on the way to another origin', async () => {
    const away = `https://${base}/away`
    expect(await get(away, { content: visitor.cert + visitor.key })).toBe('200 hello nobody')
  })

  test.each([
    ['a wrong password', { content: pfxOf(visitor, 'pass'), password: 'other' }],
    ['no PKCS #12 file', { content: new Uint8Array([1, 2, 3]) }],
    ['no PEM text', { content: 'abc' }],
    ['the key of another', { content: visitor.cert + stranger.key }],
  ])('%s is refused before anything is sent', async (_name, certificate) => {
    await expect(get(`https://${picky}/`, certificate)).rejects.toMatchObject({ code: 'http.certificate' })
  })

  test('one that is wanted and not there', async () => {
    const address = await listen(
      secure({
        ...good,
        ca: authority.cert,
        requestCert: true,
        rejectUnauthorized: true,
        maxVersion: 'TLSv1.2',
      }),
    )
    await expect(get(`https://${address}/`)).rejects.toMatchObject({
      code: expect.stringMatching(/^http\.(tls|unreachable)$/),
    })
  })
})

test('a redirect from https to http is handed to the flow', async () => {
  expect(await get(`https://${base}/down`)).toMatch(/^302/)
})
