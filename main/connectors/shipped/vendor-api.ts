import { setTimeout } from 'node:timers/promises'
import { isHostAllowed } from '../../../shared/connections/host-pattern.ts'
import type { DriverCall, HttpRequest, HttpResponse } from '../../../shared/connectors/http-exchange.ts'
import { ConnectorError } from '../../../shared/errors/index.ts'
import type { WdlValue } from '../../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../../shared/json/index.ts'

/** Sends a request with the connection's sign-in; or to the sandbox. */
export type Send = (request: HttpRequest, signal: AbortSignal) => Promise<HttpResponse>

/** A request of a vendor's API. */
export interface VendorRequest {
  /** Absolute. */
  readonly url: string
  /** Added to the address; parts without a value are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly json?: WdlValue
  /** Sent as it is; `headers` say what it is. */
  readonly content?: Uint8Array | string
}

/** What a vendor answered. */
export interface VendorAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
  /** The body where it is JSON, else its text; null where there is none. */
  readonly body: WdlValue
}

/** A vendor's answer of 400 and above. */
export class VendorRefusal extends Error {
  readonly answer: VendorAnswer
  readonly host: string

  constructor(answer: VendorAnswer, host: string) {
    super(`${host} answered with status ${answer.status}.`)
    this.answer = answer
    this.host = host
  }
}

export interface VendorApiOptions {
  readonly send: Send
  /** Hosts of the vendor; requests to others are not sent. */
  readonly hosts: readonly string[]
  /** Asked instead of the network. */
  readonly driver?: DriverCall
  /** The call of the operation: how long it may take, how large its answer may be, who calls. */
  readonly base: HttpRequest
  readonly signal: AbortSignal
}

/** The vendor's API, as the operations of a public connector ask it. Sign-in and network are somebody else's. */
export class VendorApi {
  readonly #options: VendorApiOptions

  constructor(options: VendorApiOptions) {
    this.#options = options
  }

  get(url: string, more: Omit<VendorRequest, 'url'> = {}): Promise<VendorAnswer> {
    return this.send('GET', { url, ...more })
  }

  post(url: string, more: Omit<VendorRequest, 'url'> = {}): Promise<VendorAnswer> {
    return this.send('POST', { url, ...more })
  }

  patch(url: string, more: Omit<VendorRequest, 'url'> = {}): Promise<VendorAnswer> {
    return this.send('PATCH', { url, ...more })
  }

  put(url: string, more: Omit<VendorRequest, 'url'> = {}): Promise<VendorAnswer> {
    return this.send('PUT', { url, ...more })
  }

  delete(url: string, more: Omit<VendorRequest, 'url'> = {}): Promise<VendorAnswer> {
    return this.send('DELETE', { url, ...more })
  }

  /** Lets time pass before the vendor is asked again, in ms. Rejects at once when the call is given up. */
  async pause(ms: number): Promise<void> {
    await setTimeout(ms, undefined, { signal: this.#options.signal })
  }

  /** Asks and takes nothing but success. Rejects with VendorRefusal otherwise; ConnectorError, CredentialError as sent. */
  async send(method: string, request: VendorRequest): Promise<VendorAnswer> {
    const answer = await this.ask(method, request)
    if (answer.status >= 400) throw new VendorRefusal(answer, new URL(request.url).host)
    return answer
  }

  /** Asks; whatever status comes is an answer. Rejects with ConnectorError `connector.foreign-host` and as sent. */
  async ask(method: string, request: VendorRequest): Promise<VendorAnswer> {
    const { base, driver, hosts, send, signal } = this.#options
    const url = withQuery(request.url, request.query ?? {})
    this.#checkHost(url, hosts)
    const { timeoutMs, maxRedirects, maxResponseBytes, secretMarks } = base
    const body = request.json === undefined ? request.content : printJson(request.json)
    const response = await send(
      {
        method,
        url: url.href,
        headers: {
          Accept: 'application/json',
          ...callerHeaders(base.headers),
          ...(request.json === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...request.headers,
        },
        ...(body === undefined ? {} : { body }),
        timeoutMs,
        maxRedirects,
        maxResponseBytes,
        ...(driver === undefined ? {} : { driver, ...(secretMarks === undefined ? {} : { secretMarks }) }),
      },
      signal,
    )
    return {
      status: response.status,
      headers: response.headers,
      bytes: response.body,
      body: readBody(response),
    }
  }

  #checkHost({ host, hostname, protocol }: URL, hosts: readonly string[]): void {
    if (hosts.length > 0 && isHostAllowed(hostname, hosts) && protocol === 'https:') return
    throw new ConnectorError(
      'connector.foreign-host',
      `${host} is none of the hosts of this connector (${hosts.join(', ')}); nothing is sent there.`,
      { hint: 'Check the address among the parameters of the action.' },
    )
  }
}

function withQuery(address: string, query: NonNullable<VendorRequest['query']>): URL {
  const url = new URL(address)
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeQuery(name)}=${encodeQuery(String(value))}`],
  )
  if (parts.length > 0) url.search = `${url.search === '' ? '?' : `${url.search}&`}${parts.join('&')}`
  return url
}

/** `$` may stand in a query as it is, and OData services are used to it. */
function encodeQuery(text: string): string {
  return encodeURIComponent(text).replaceAll('%24', '$')
}

/** What tells the vendor who calls, and for which run. */
function callerHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const kept = Object.entries(headers).filter(([name]) => /^(user-agent|x-ms-client-request-id)$/i.test(name))
  return Object.fromEntries(kept)
}

function readBody({ body, headers }: HttpResponse): WdlValue {
  if (body.byteLength === 0) return null
  const type = headers['content-type'] ?? ''
  if (!/json|text|xml|^$/i.test(type)) return null
  const text = new TextDecoder().decode(body)
  if (!/json|^$/i.test(type)) return text
  try {
    return parseJson(text)
  } catch {
    return text
  }
}
