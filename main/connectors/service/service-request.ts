import type { HttpRequest } from '../../../shared/connectors/http-exchange.ts'
import { ServiceRefusal } from './service-refusal.ts'

/** A request as a service that answers in this process gets it: a driver, or an emulated service. */
export class ServiceRequest {
  readonly method: string
  readonly url: URL
  /** Decoded parts that a route named. */
  readonly path: Readonly<Record<string, string>>
  readonly #request: HttpRequest

  constructor(request: HttpRequest, path: Readonly<Record<string, string>> = {}) {
    this.#request = request
    this.method = request.method.toUpperCase()
    this.url = new URL(request.url)
    this.path = path
  }

  /** The same request with the parts of its path. */
  at(path: Readonly<Record<string, string>>): ServiceRequest {
    return new ServiceRequest(this.#request, path)
  }

  /** A part of the path that the route named. */
  part(name: string): string {
    return this.path[name] ?? ''
  }

  query(name: string): string | undefined {
    return this.url.searchParams.get(name) ?? undefined
  }

  /** Larger answers are an error: nothing larger need be read. */
  get maxAnswerBytes(): number {
    return this.#request.maxResponseBytes
  }

  header(name: string): string | undefined {
    const folded = name.toLowerCase()
    return Object.entries(this.#request.headers).find(([key]) => key.toLowerCase() === folded)?.[1]
  }

  get text(): string {
    const { body } = this.#request
    return typeof body === 'string' ? body : new TextDecoder().decode(body ?? new Uint8Array())
  }

  get bytes(): Uint8Array {
    const { body } = this.#request
    return typeof body === 'string' ? new TextEncoder().encode(body) : (body ?? new Uint8Array())
  }

  /** The body as a JSON object; an empty one where there is none. Throws ServiceRefusal 400. */
  get object(): Record<string, unknown> {
    const { text } = this
    if (text.trim() === '') return {}
    try {
      const value: unknown = JSON.parse(text)
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        return value as Record<string, unknown>
      }
    } catch {
      // Told below.
    }
    throw new ServiceRefusal(400, 'BadRequest', 'The body is not a JSON object.')
  }
}
