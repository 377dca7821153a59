import type * as undici from 'undici'
import type { Dispatcher } from 'undici'
import type { HttpPort, HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { ConnectorError } from '../../shared/errors/index.ts'
import { proxyFor } from './proxy.ts'

type Library = typeof undici

/**
 * The one way out of the building: timeout, size bound, abort and redirects; no cookies are kept. Proxies come from
 * HTTP_PROXY, HTTPS_PROXY and NO_PROXY. Rejects with ConnectorError `http.timeout`, `http.too-large`,
 * `http.unreachable`, `http.tls`, `http.aborted`, `http.invalid-request`. The library is loaded with the first request.
 */
export function createHttpClient(): HttpPort & { close(): Promise<void> } {
  let connections: Promise<Connections> | undefined
  return {
    send: async (message, signal) => {
      connections ??= import('undici').then((library) => new Connections(library))
      return send(await connections, message, signal)
    },
    close: async () => (await connections)?.close(),
  }
}

/** Open connections: direct ones, and those through each proxy. */
class Connections {
  readonly library: Library
  private readonly direct: Dispatcher
  private readonly proxies = new Map<string, Dispatcher>()

  constructor(library: Library) {
    this.library = library
    this.direct = new library.Agent()
  }

  /** By which way a request goes. */
  dispatcherFor(url: string): Dispatcher {
    const proxy = proxyFor(url, process.env)
    if (proxy === undefined) return this.direct
    let dispatcher = this.proxies.get(proxy)
    if (dispatcher === undefined) {
      dispatcher = new this.library.ProxyAgent(proxy)
      this.proxies.set(proxy, dispatcher)
    }
    return dispatcher
  }

  async close(): Promise<void> {
    await Promise.all([this.direct, ...this.proxies.values()].map((dispatcher) => dispatcher.destroy()))
  }
}

const redirects = new Set([301, 302, 303, 307, 308])

async function send(
  connections: Connections,
  message: HttpRequest,
  signal: AbortSignal,
): Promise<HttpResponse> {
  if (!isAddress(message.url)) {
    throw new ConnectorError('http.invalid-request', 'The address of the request is not an absolute URL.')
  }
  const ending = new AbortController()
  const abort = () => ending.abort()
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort, { once: true })
  let isTimeout = false
  const timer = setTimeout(() => {
    isTimeout = true
    ending.abort()
  }, message.timeoutMs)
  try {
    return await follow(connections, message, ending.signal)
  } catch (thrown) {
    if (thrown instanceof ConnectorError) throw thrown
    if (isTimeout) {
      const seconds = Math.round(message.timeoutMs / 1000)
      throw new ConnectorError('http.timeout', `${place(message.url)} did not answer within ${seconds} s.`, {
        retryable: true,
        cause: thrown,
      })
    }
    if (signal.aborted)
      throw new ConnectorError('http.aborted', 'The request was cancelled.', { cause: thrown })
    throw describe(message.url, thrown)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
  }
}

async function follow(
  connections: Connections,
  first: HttpRequest,
  signal: AbortSignal,
): Promise<HttpResponse> {
  let message = first
  for (let count = 0; ; count += 1) {
    const answer = await connections.library.request(message.url, {
      method: message.method as Dispatcher.HttpMethod,
      headers: { ...message.headers },
      body: message.body ?? null,
      dispatcher: connections.dispatcherFor(message.url),
      signal,
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    const headers = plainHeaders(answer.headers)
    const location = headers.location
    const isRedirect =
      redirects.has(answer.statusCode) && location !== undefined && count < message.maxRedirects
    const next = isRedirect ? redirected(message, answer.statusCode, location) : undefined
    if (next === undefined)
      return { status: answer.statusCode, headers, body: await read(answer.body, message) }
    await answer.body.dump()
    message = next
  }
}

/** The request a redirect asks for; `undefined` when it should be handed to the flow as it is. RFC 9110, 15.4. */
function redirected(message: HttpRequest, status: number, location: string): HttpRequest | undefined {
  const from = new URL(message.url)
  let to: URL
  try {
    to = new URL(location, from)
  } catch {
    return undefined
  }
  if (to.protocol !== 'http:' && to.protocol !== 'https:') return undefined
  const isSafe = message.method === 'GET' || message.method === 'HEAD'
  const becomesGet = status === 303 || (!isSafe && (status === 301 || status === 302))
  const dropped = new Set<string>()
  if (to.origin !== from.origin)
    for (const name of ['authorization', 'cookie', 'proxy-authorization']) dropped.add(name)
  if (becomesGet) for (const name of ['content-type', 'content-length', 'content-encoding']) dropped.add(name)
  const headers = Object.fromEntries(
    Object.entries(message.headers).filter(([name]) => !dropped.has(name.toLowerCase())),
  )
  const { body, ...rest } = message
  return {
    ...rest,
    url: to.href,
    method: becomesGet && message.method !== 'HEAD' ? 'GET' : message.method,
    headers,
    ...(body === undefined || becomesGet ? {} : { body }),
  }
}

async function read(body: Dispatcher.ResponseData['body'], message: HttpRequest): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > message.maxResponseBytes) {
      body.destroy()
      const megabytes = Math.round(message.maxResponseBytes / 1_048_576)
      throw new ConnectorError(
        'http.too-large',
        `The answer of ${place(message.url)} is larger than ${megabytes} MB.`,
      )
    }
    chunks.push(chunk)
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : new Uint8Array(Buffer.concat(chunks))
}

function plainHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue
    const key = name.toLowerCase()
    plain[key] = Array.isArray(value) ? value.join(key === 'set-cookie' ? '\n' : ', ') : value
  }
  return plain
}

function isAddress(url: string): boolean {
  try {
    return /^https?:$/.test(new URL(url).protocol)
  } catch {
    return false
  }
}

/** Host of an address for messages; never its path or query, which may hold secrets. */
function place(url: string): string {
  return new URL(url).host
}

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refused the connection',
  ECONNRESET: 'broke the connection off',
  UND_ERR_SOCKET: 'broke the connection off',
  ENOTFOUND: 'is no known host name',
  EAI_AGAIN: 'could not be looked up: no name server answered',
  EHOSTUNREACH: 'cannot be reached',
  ENETUNREACH: 'cannot be reached: there is no network',
  ETIMEDOUT: 'did not answer',
  UND_ERR_CONNECT_TIMEOUT: 'did not answer',
  EPIPE: 'broke the connection off',
}

const tlsWords: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate chain ends in one signed by itself',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is signed by an unknown authority',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is made out to another host',
}

function describe(url: string, thrown: unknown): ConnectorError {
  const code = (thrown as { code?: unknown }).code
  const name = typeof code === 'string' ? code : ''
  const host = place(url)
  const tls = tlsWords[name]
  if (tls !== undefined || name.startsWith('ERR_SSL') || name.startsWith('ERR_TLS')) {
    const why = tls ?? 'the two sides do not agree on a protocol'
    return new ConnectorError('http.tls', `No secure connection to ${host}: ${why}.`, { cause: thrown })
  }
  const word = words[name]
  if (word !== undefined)
    return new ConnectorError('http.unreachable', `${host} ${word}.`, { retryable: true, cause: thrown })
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  return new ConnectorError('http.invalid-request', `The request to ${host} could not be sent: ${detail}.`, {
    cause: thrown,
  })
}
