import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CallbackAnswer, type CallbackHandler, errorAnswer } from './callback-request.ts'
import { CallbackRoutes, type Family, type FoundRoute } from './callback-routes.ts'
import type { ListenerIdentity } from './listener-identity.ts'
import { openPort, portInUse } from './open-port.ts'
import { type PublicAddress, readAddress } from './public-address.ts'
import { readRequestBody } from './read-request-body.ts'
import { headersOf } from './request-parts.ts'
import { sendAnswer } from './send-answer.ts'
import { readSigned } from './signed-query.ts'

/** How a listener behaves; what is left out is as the platform has it. */
export interface ListenerOptions {
  readonly identity: ListenerIdentity
  /** Exactly this port; otherwise the one of the last time, or a free one. */
  readonly port?: number
  /** Largest body, in bytes. Default: 100 MB. */
  readonly maxBodyBytes?: number
  /** Time in which the head of a request must be there, in ms. */
  readonly headTimeoutMs?: number
  /** Time in which all of a request must be there, in ms. */
  readonly requestTimeoutMs?: number
  /** Told what a person should know. */
  readonly notify?: (message: string) => void
  /** Where the world reaches this listener, such as the address of a tunnel: `https://name.example/base`. */
  readonly publicAddress?: string
  /** Told of what went wrong on our side while answering. */
  readonly onError?: (error: unknown) => void
}

/** A callback address that is listened to. */
export interface RegisteredCallback {
  /** With its signature, on this machine. */
  readonly url: string
  /** The same as the world sees it; absent while there is no public address. */
  readonly publicUrl: string | undefined
  /** Both with a path below. */
  below(relativePath: string): Pick<RegisteredCallback, 'url' | 'publicUrl'>
  unregister(): void
}

const defaultMaxBytes = 104_857_600

/**
 * Listens on 127.0.0.1 for whoever has a signed address. Requests whose Host is not this machine's loopback are
 * refused (a web page whose name was pointed here), unsigned ones, too large and too slow ones as well.
 */
export class CallbackListener {
  readonly port: number
  readonly #options: ListenerOptions
  readonly #server: Server
  readonly #routes: CallbackRoutes
  readonly #hosts: ReadonlySet<string>
  readonly #idle: (() => void)[] = []
  #publicAddress: PublicAddress | undefined
  #held = 0
  #isDraining = false

  /** Begins to listen. Throws RequestError `request.port-in-use` when a port that was asked for is taken. */
  static async open(options: ListenerOptions): Promise<CallbackListener> {
    const { identity, notify } = options
    if (identity.notice !== undefined) notify?.(identity.notice)
    const server = createServer({
      headersTimeout: options.headTimeoutMs ?? 20_000,
      requestTimeout: options.requestTimeoutMs ?? 120_000,
      connectionsCheckingInterval: Math.min(2000, (options.headTimeoutMs ?? 20_000) / 2),
      keepAliveTimeout: 65_000,
      maxHeaderSize: 65_536,
    })
    const wanted = options.port ?? identity.port ?? 0
    try {
      await openPort(server, wanted)
    } catch (thrown) {
      if (options.port !== undefined) throw portInUse(wanted, thrown)
      await openPort(server, 0)
      notify?.(`Port ${wanted} of the callback addresses is taken by another program; they have changed.`)
    }
    const { port } = server.address() as AddressInfo
    if (port !== identity.port) await identity.rememberPort(port)
    return new CallbackListener(server, port, options)
  }

  private constructor(server: Server, port: number, options: ListenerOptions) {
    this.#server = server
    this.#options = options
    this.#routes = new CallbackRoutes(options.identity.key)
    this.port = port
    this.setPublicAddress(options.publicAddress ?? '')
    this.#hosts = new Set(['127.0.0.1', 'localhost', '[::1]'].map((host) => `${host}:${port}`))
    server.on('request', (request, response) => this.#receive(request, response))
    server.on('error', (error) => options.onError?.(error))
  }

  /**
   * Where the world reaches this listener from now on; empty: nowhere. Requests that come for its host are taken like
   * those of this machine; the signature is what lets them in. Answers whether it has changed.
   */
  setPublicAddress(address: string): boolean {
    const before = this.#publicAddress?.base ?? ''
    this.#publicAddress = address === '' ? undefined : readAddress(address)
    return address !== before
  }

  /**
   * Listens at a path (`/workflows/...`, percent-encoded as `encodeURIComponent` does).
   * @param permission what the bearer of the address may do: `/triggers/manual/run`
   */
  register(
    path: string,
    permission: string,
    handler: CallbackHandler,
    options: { readonly takesPathBelow?: boolean } = {},
  ): RegisteredCallback {
    const { query, remove } = this.#routes.add(path, permission, handler, options.takesPathBelow === true)
    const local = `http://127.0.0.1:${this.port}`
    const at = (base: string, below: string) =>
      `${base}${path}${below === '' ? '' : `/${below.replace(/^\/+/, '')}`}${query}`
    const publicAt = (below: string) => {
      const base = this.#publicAddress?.base
      return base === undefined ? undefined : at(base, below)
    }
    return {
      url: at(local, ''),
      get publicUrl() {
        return publicAt('')
      },
      below: (relativePath) => ({ url: at(local, relativePath), publicUrl: publicAt(relativePath) }),
      unregister: remove,
    }
  }

  /** Where addresses for services begin, and what signs them. */
  get place(): { readonly origin: string; readonly key: Uint8Array } {
    const origin = this.#publicAddress?.base ?? `http://127.0.0.1:${this.port}`
    return { origin, key: this.#options.identity.key }
  }

  /**
   * Listens at every address below a first segment (`/runs`) whose signature is right for its whole path. The handler's
   * `relativePath` is what follows the segment. Returns the undoing.
   */
  registerFamily(
    segment: string,
    permissionOf: Family['permissionOf'],
    handler: CallbackHandler,
  ): () => void {
    return this.#routes.addFamily(segment, permissionOf, handler)
  }

  /** Takes no new requests, waits for those that are being answered, at most `limitMs`, and closes. */
  async close(limitMs = 0): Promise<void> {
    this.#isDraining = true
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    this.#server.closeIdleConnections()
    if (this.#held > 0 && limitMs > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, limitMs)
        this.#idle.push(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
    this.#server.closeAllConnections()
    await closed
  }

  #receive(request: IncomingMessage, response: ServerResponse): void {
    const answer = this.#refusal(request)
    if (answer !== undefined) {
      refuse(request, response, answer)
      return
    }
    const [target, search] = splitTarget(request.url ?? '/')
    const path = this.#publicAddress?.pathBelow(target) ?? target
    const found = this.#routes.find(path)
    if (found === undefined) {
      refuse(
        request,
        response,
        errorAnswer(404, 'WorkflowTriggerNotFound', 'No trigger listens here. Its flow may be turned off.'),
      )
      return
    }
    const queries = readSigned(search, found.route)
    if ('status' in queries) {
      refuse(request, response, queries)
      return
    }
    this.#held += 1
    this.#handle(request, response, found, queries.others).finally(() => {
      this.#held -= 1
      if (this.#held === 0) for (const tell of this.#idle.splice(0)) tell()
    })
  }

  #refusal(request: IncomingMessage): CallbackAnswer | undefined {
    const host = (request.headers.host ?? '').toLowerCase()
    if (!this.#hosts.has(host) && host !== this.#publicAddress?.host) {
      return errorAnswer(421, 'MisdirectedRequest', 'This address is for this machine only: use 127.0.0.1.')
    }
    if (!this.#isDraining) return undefined
    return errorAnswer(503, 'ServiceUnavailable', 'Flowbench is being stopped.', { Connection: 'close' })
  }

  async #handle(
    request: IncomingMessage,
    response: ServerResponse,
    { route, below }: FoundRoute,
    queries: Readonly<Record<string, string>>,
  ): Promise<void> {
    try {
      const body = await readRequestBody(request, this.#options.maxBodyBytes ?? defaultMaxBytes)
      if (body === 'aborted') return
      if (body === 'too-large') {
        refuse(request, response, tooLarge(this.#options.maxBodyBytes ?? defaultMaxBytes))
        return
      }
      const answer = await route.handler({
        method: request.method ?? 'GET',
        relativePath: below,
        queries,
        headers: headersOf(request.rawHeaders),
        body,
        whenGone: (callback) => onGone(response, callback),
      })
      sendAnswer(request, response, answer, this.#isDraining)
    } catch (thrown) {
      this.#options.onError?.(thrown)
      sendAnswer(
        request,
        response,
        errorAnswer(500, 'InternalServerError', 'Flowbench itself went wrong. Its log tells more.'),
        true,
      )
    }
  }
}

/** Calls back when the caller goes away without its answer. Returns the undoing. */
function onGone(response: ServerResponse, callback: () => void): () => void {
  const listener = () => {
    if (!response.writableFinished) callback()
  }

  if (response.destroyed) callback()
  else response.on('close', listener)
  return () => response.off('close', listener)
}

/** Answers without reading the body; the connection is closed, because the rest of it would still come. */
function refuse(request: IncomingMessage, response: ServerResponse, answer: CallbackAnswer): void {
  sendAnswer(request, response, answer, true)
  request.resume()
}

function splitTarget(target: string): [string, string] {
  const at = target.indexOf('?')
  return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)]
}

function tooLarge(maxBytes: number): CallbackAnswer {
  const size = maxBytes >= 1_048_576 ? `${Math.floor(maxBytes / 1_048_576)} MB` : `${maxBytes} bytes`
  return errorAnswer(413, 'RequestEntityTooLarge', `The body of the request is larger than ${size}.`)
}
