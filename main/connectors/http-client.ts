import type { Dispatcher } from 'undici'
import type { HttpPort, HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { ConnectorError } from '../../shared/errors/index.ts'
import { readAnswer } from './http-answer.ts'
import { HttpConnections } from './http-connections.ts'
import { hostOf, httpFailure } from './http-failure.ts'
import { redirectedRequest } from './http-redirect.ts'

/**
 * The one way out of the building: timeout, size bound, abort and redirects; no cookies are kept. Proxies come from
 * HTTP_PROXY, HTTPS_PROXY and NO_PROXY. Rejects with ConnectorError `http.timeout`, `http.too-large`,
 * `http.unreachable`, `http.tls`, `http.certificate`, `http.proxy`, `http.aborted`, `http.invalid-request`,
 * `http.invalid-answer`. The library is loaded with the first request.
 * @param options `trusted`: certificate authorities (PEM) beside those the machine knows
 */
export function createHttpClient(
  options: { readonly trusted?: readonly string[] } = {},
): HttpPort & { close(): Promise<void> } {
  let connections: Promise<HttpConnections> | undefined
  return {
    send: async (message, signal) => {
      connections ??= import('undici').then((library) => new HttpConnections(library, options.trusted ?? []))
      return send(await connections, message, signal)
    },
    close: async () => (await connections)?.close(),
  }
}

async function send(
  connections: HttpConnections,
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
      throw new ConnectorError('http.timeout', `${hostOf(message.url)} did not answer within ${seconds} s.`, {
        retryable: true,
        cause: thrown,
      })
    }
    if (signal.aborted)
      throw new ConnectorError('http.aborted', 'The request was cancelled.', { cause: thrown })
    throw httpFailure(message.url, thrown, message.certificate !== undefined)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
  }
}

async function follow(
  connections: HttpConnections,
  first: HttpRequest,
  signal: AbortSignal,
): Promise<HttpResponse> {
  let message = first
  for (let count = 0; ; count += 1) {
    const { statusCode: status, ...answer } = await connections.library.request(message.url, {
      method: message.method as Dispatcher.HttpMethod,
      headers: { ...message.headers },
      body: message.body ?? null,
      dispatcher: connections.dispatcherFor(message.url, message.certificate),
      signal,
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    const headers = plainHeaders(answer.headers)
    const next =
      count < message.maxRedirects ? redirectedRequest(message, status, headers.location) : undefined
    if (next === undefined) {
      const { maxResponseBytes, url } = message
      return {
        status,
        headers,
        body: await readAnswer(answer.body, headers['content-encoding'], url, maxResponseBytes),
      }
    }
    await answer.body.dump()
    message = next
  }
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
