import type { HttpPort } from '../../../shared/connectors/http-exchange.ts'
import type { SandboxKey, SandboxStore, StoredSandbox } from '../../../shared/connectors/sandbox-store.ts'
import { RequestError } from '../../../shared/errors/index.ts'
import { httpResponseOf, type ServiceAnswer } from '../service/service-answer.ts'
import { ServiceRequest } from '../service/service-request.ts'
import type { PublicConnector } from '../shipped/public-connector.ts'
import type { Json, Notification, Sandbox, SandboxMoment } from './sandbox.ts'
import { SandboxStateError } from './sandbox-state-error.ts'

export interface SandboxesOptions {
  readonly store: SandboxStore
  readonly connectors: readonly PublicConnector[]
  /** Ms since 1970 UTC. */
  readonly nowMs: () => number
  /** Sends what webhooks of the sandboxes say. Absent: nobody is told. */
  readonly http?: HttpPort
}

/** Time a listener has to take what a webhook says, in ms. */
const notifyMs = 10_000

/** The sandboxes of the connectors that come with the app, one a connector and environment. */
export class Sandboxes {
  readonly #options: SandboxesOptions

  constructor(options: SandboxesOptions) {
    this.#options = options
  }

  /** Ids of the connectors that have one. */
  get ids(): readonly string[] {
    return this.#options.connectors.filter(({ sandbox }) => sandbox !== undefined).map(({ id }) => id)
  }

  /**
   * The connector with a sandbox that is meant by one of some ids, and knows the operation, where that is named. Case
   * does not count.
   */
  find(ids: readonly string[], operationId?: string): PublicConnector | undefined {
    for (const id of ids) {
      const found = this.#options.connectors.find((one) => one.id.toLowerCase() === id.toLowerCase())
      if (found?.sandbox === undefined) continue
      const folded = operationId?.toLowerCase()
      const isKnown =
        folded === undefined || Object.keys(found.operations).some((name) => name.toLowerCase() === folded)
      return isKnown ? found : undefined
    }
    return undefined
  }

  /** The emulated service of a sandbox, reached like the real one. */
  transport(key: SandboxKey): HttpPort {
    const sandbox = this.#sandbox(key)
    return {
      send: async (request) => {
        let answer: ServiceAnswer = {}
        const call = new ServiceRequest(request)
        this.#change(key, sandbox, (before) => {
          const handled = sandbox.handle(call, before)
          answer = handled.answer
          return handled
        })
        return httpResponseOf(answer)
      },
    }
  }

  /** The state of a sandbox. Throws RequestError `sandbox.unknown`. */
  get(key: SandboxKey): Json {
    return JSON.parse(this.#read(key, this.#sandbox(key)).json) as Json
  }

  /** Gives a sandbox another state. Throws RequestError `sandbox.unknown`, `sandbox.invalid-state` with the place. */
  set(key: SandboxKey, state: Json): void {
    const sandbox = this.#sandbox(key)
    const json = readState(key, sandbox, state, this.#options.nowMs())
    this.#change(key, sandbox, (before) => ({ ...before, json }))
  }

  /** Gives a sandbox the state it began with. Throws RequestError `sandbox.unknown`. */
  reset(key: SandboxKey): void {
    this.#sandbox(key)
    this.#options.store.change(key, () => undefined)
  }

  /** Told of changes. Returns the undoing. */
  subscribe(listener: (key: SandboxKey) => void): () => void {
    return this.#options.store.subscribe(listener)
  }

  #change(key: SandboxKey, sandbox: Sandbox, work: (before: SandboxMoment) => SandboxMoment): void {
    const { nowMs, store } = this.#options
    let told: readonly Notification[] = []
    store.change(key, (current) => {
      const before: SandboxMoment = { ...(current ?? this.#fresh(sandbox)), nowMs: nowMs() }
      const { json, serial, ...after } = work(before)
      if (json === before.json && serial === before.serial && current !== undefined) return current
      if (json !== before.json) told = sandbox.notify(before.json, { ...after, json, serial })
      return { json, serial }
    })
    for (const notification of told) void this.#tell(notification)
  }

  #read(key: SandboxKey, sandbox: Sandbox): StoredSandbox {
    const kept = this.#options.store.read(key)
    if (kept !== undefined) return kept
    const fresh = this.#fresh(sandbox)
    this.#options.store.change(key, (current) => current ?? fresh)
    return fresh
  }

  #fresh(sandbox: Sandbox): StoredSandbox {
    return { json: sandbox.seed(this.#options.nowMs()), serial: 0 }
  }

  #sandbox({ connectorId }: SandboxKey): Sandbox {
    const sandbox = this.find([connectorId])?.sandbox
    if (sandbox !== undefined) return sandbox
    throw new RequestError('sandbox.unknown', `'${connectorId}' has no sandbox.`, {
      hint: `Sandboxes there are: ${this.ids.join(', ')}.`,
    })
  }

  /** Only what listens on this machine is told: a sandbox is offline. */
  async #tell({ headers, json, url }: Notification): Promise<void> {
    const { http } = this.#options
    if (http === undefined || !/^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\//i.test(url)) return
    const request = {
      method: 'POST',
      url,
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(json),
      timeoutMs: notifyMs,
      maxResponseBytes: 1024 * 1024,
      maxRedirects: 0,
    }
    await http.send(request, AbortSignal.timeout(notifyMs)).catch(() => undefined)
  }
}

/** Throws RequestError `sandbox.invalid-state`. */
function readState({ connectorId }: SandboxKey, sandbox: Sandbox, state: Json, nowMs: number): string {
  try {
    return sandbox.read(state, nowMs)
  } catch (thrown) {
    if (!(thrown instanceof SandboxStateError)) throw thrown
    const place = thrown.path.length === 0 ? '' : ` at ${thrown.path.join('.')}`
    throw new RequestError(
      'sandbox.invalid-state',
      `The state of the sandbox ${connectorId} cannot be taken${place}: ${thrown.message}`,
      { at: { path: thrown.path } },
    )
  }
}
