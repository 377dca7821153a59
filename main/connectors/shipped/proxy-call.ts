import type { HttpRequest } from '../../../shared/connectors/http-exchange.ts'
import type { Operation } from '../../../shared/connectors/index.ts'
import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import { parseJson } from '../../../shared/json/index.ts'
import { isObject } from '../../../shared/wdl/lookup.ts'
import { Refusal } from './refusal.ts'
import type { VendorApi } from './vendor-api.ts'

/** One call of an operation, as its handler sees it: parameters by name wherever they stood in the request. */
export class ProxyCall {
  readonly operation: Pick<Operation, 'operationId'>
  readonly vendor: VendorApi
  /** Ms since 1970 UTC. */
  readonly nowMs: number
  readonly #request: HttpRequest
  readonly #path: ReadonlyMap<string, string>
  readonly #connection: Readonly<Record<string, string>>
  readonly #query: URLSearchParams

  constructor(
    operation: Pick<Operation, 'operationId'>,
    path: ReadonlyMap<string, string>,
    request: HttpRequest,
    vendor: VendorApi,
    nowMs: number,
    connection: Readonly<Record<string, string>> = {},
  ) {
    this.#connection = connection
    this.operation = operation
    this.vendor = vendor
    this.nowMs = nowMs
    this.#request = request
    this.#path = path
    this.#query = new URL(request.url).searchParams
  }

  /** A parameter's value as text; `undefined` where there is none. */
  text(name: string): string | undefined {
    const value = this.#path.get(name.toLowerCase()) ?? this.#queried(name) ?? this.#header(name)
    return value === undefined || value === '' ? undefined : value
  }

  /** A parameter that has to be there. Throws Refusal 400. */
  need(name: string): string {
    const value = this.text(name)
    if (value !== undefined) return value
    throw new Refusal(400, `The parameter '${name}' of '${this.operation.operationId}' has no value.`)
  }

  /** A whole number. Throws Refusal 400 for another text. */
  number(name: string): number | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    if (/^-?\d+$/.test(value)) return Number(value)
    throw new Refusal(400, `The parameter '${name}' is '${value}', which is no whole number.`)
  }

  /** Yes or no; `fallback` where nothing is given. */
  flag(name: string, fallback = false): boolean {
    const value = this.text(name)
    return value === undefined ? fallback : value.toLowerCase() === 'true'
  }

  /** A connection parameter that is no secret; `undefined` where it has no value. */
  connectionParameter(name: string): string | undefined {
    const value = this.#connection[name]
    return value === undefined || value === '' ? undefined : value
  }

  /** The body as JSON; null where there is none. Throws Refusal 400. */
  get body(): WdlValue {
    const text = this.#text()
    if (text === '') return null
    try {
      return parseJson(text)
    } catch {
      throw new Refusal(400, 'The body of the request is not JSON.')
    }
  }

  /** The body as a JSON object; an empty one where there is none. Throws Refusal 400 for anything else. */
  get object(): WdlObject {
    const value = this.body
    if (value === null) return {}
    if (isObject(value)) return value
    throw new Refusal(400, 'The body of the request is not an object.')
  }

  /** The body as it came: the content of a file. */
  get bytes(): Uint8Array {
    const { body } = this.#request
    if (body === undefined) return new Uint8Array()
    return typeof body === 'string' ? new TextEncoder().encode(body) : body
  }

  get contentType(): string | undefined {
    return this.#header('content-type')
  }

  /** The address of this very call with other query parameters: where a trigger is to go on, or the next page is. */
  addressWith(changes: Readonly<Record<string, string>>): string {
    const url = new URL(this.#request.url)
    for (const [name, value] of Object.entries(changes)) url.searchParams.set(name, value)
    return url.href
  }

  #text(): string {
    const { body } = this.#request
    return typeof body === 'string' ? body : new TextDecoder().decode(body ?? new Uint8Array())
  }

  #queried(name: string): string | undefined {
    const folded = name.toLowerCase()
    for (const [key, value] of this.#query) if (key.toLowerCase() === folded) return value
    return undefined
  }

  #header(name: string): string | undefined {
    const folded = name.toLowerCase()
    return Object.entries(this.#request.headers).find(([key]) => key.toLowerCase() === folded)?.[1]
  }
}
