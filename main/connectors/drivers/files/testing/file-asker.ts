import type { HttpRequest } from '../../../../../shared/connectors/http-exchange.ts'
import { httpResponseOf, type ServiceAnswer } from '../../../service/service-answer.ts'
import { ServiceRefusal } from '../../../service/service-refusal.ts'
import { ServiceRequest } from '../../../service/service-request.ts'
import type { FileEntry } from '../file-entry.ts'

/** What a file service answered. */
export interface FileAnswer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly json: any
  readonly text: string
  readonly bytes: Uint8Array
}

/** Asks a file service in tests. */
export class FileAsker {
  readonly #handle: (request: ServiceRequest) => Promise<ServiceAnswer>
  readonly #maxBytes: number

  constructor(handle: (request: ServiceRequest) => Promise<ServiceAnswer>, maxBytes = 10_000_000) {
    this.#handle = handle
    this.#maxBytes = maxBytes
  }

  /** `PUT /content`, with query parameters and a body. Refusals are answers; other errors reject. */
  async ask(
    route: string,
    query: Readonly<Record<string, string>> = {},
    body?: string | Uint8Array,
  ): Promise<FileAnswer> {
    const [method = '', path = ''] = route.split(' ')
    const request: HttpRequest = {
      method,
      url: `https://files.driver.invalid${path}?${new URLSearchParams(query)}`,
      headers: {},
      ...(body === undefined ? {} : { body }),
      timeoutMs: 60_000,
      maxRedirects: 0,
      maxResponseBytes: this.#maxBytes,
    }
    const { body: bytes, headers, status } = httpResponseOf(await this.#answer(new ServiceRequest(request)))
    const text = new TextDecoder().decode(bytes)
    const isJson = headers['content-type']?.startsWith('application/json') === true
    return { status, json: isJson ? JSON.parse(text) : undefined, text, bytes }
  }

  async list(path: string): Promise<readonly FileEntry[]> {
    return (await this.ask('GET /entries', { path })).json.entries
  }

  async names(path: string): Promise<readonly string[]> {
    return (await this.list(path)).map((entry) => entry.path).sort()
  }

  put(path: string, content: string | Uint8Array, mode = 'replace'): Promise<FileAnswer> {
    return this.ask('PUT /content', { path, mode }, content)
  }

  get(path: string): Promise<FileAnswer> {
    return this.ask('GET /content', { path })
  }

  async #answer(request: ServiceRequest): Promise<ServiceAnswer> {
    try {
      return await this.#handle(request)
    } catch (thrown) {
      if (!(thrown instanceof ServiceRefusal)) throw thrown
      const { code, message, status } = thrown
      return { status, json: { error: { code, message } } }
    }
  }
}
