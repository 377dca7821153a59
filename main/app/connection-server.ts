import type { HttpPort, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { BugError } from '../../shared/errors/index.ts'
import { noDrivers } from '../connectors/drivers/drivers.ts'
import type { ConnectionPort } from '../services/connector-connections.ts'
import type { ConnectionAnswer, ConnectionMessage } from './connection-messages.ts'
import { toFailure } from './engine-failure.ts'

/** Where there are no connections, none is ever chosen, and nothing is sent through one. */
const noConnections: ConnectionPort = {
  describe: async () => undefined,
  send: async () => {
    throw new BugError('bug', 'There are no connections here.')
  },
}

/** What other threads are served. */
export interface ServedConnections {
  readonly connections?: ConnectionPort | undefined
  readonly drivers?: HttpPort | undefined
}

/** Answers the engine's thread about connections, on the main thread, where the secrets are. */
export class ConnectionServer {
  readonly #connections: ConnectionPort
  readonly #drivers: HttpPort
  readonly #post: (answer: ConnectionAnswer) => void
  readonly #sending = new Map<number, AbortController>()

  constructor(
    { connections, drivers = noDrivers }: ServedConnections,
    post: (answer: ConnectionAnswer) => void,
  ) {
    this.#connections = connections ?? noConnections
    this.#drivers = drivers
    this.#post = post
  }

  receive(message: ConnectionMessage): void {
    const { id } = message
    switch (message.kind) {
      case 'connection-abort':
        this.#sending.get(id)?.abort()
        return
      case 'connection-describe':
        this.#answer(id, this.#connections.describe(message.target))
        return
      case 'connection-send':
        this.#send(id, (signal) => this.#connections.send(message.request, message.target, signal))
        return
      case 'driver-send':
        this.#send(id, (signal) => this.#drivers.send(message.request, signal))
    }
  }

  /** The engine's thread is gone: what it waited for is given up. */
  close(): void {
    for (const ending of this.#sending.values()) ending.abort()
  }

  #send(id: number, send: (signal: AbortSignal) => Promise<HttpResponse>): void {
    const ending = new AbortController()
    this.#sending.set(id, ending)
    this.#answer(
      id,
      send(ending.signal).finally(() => this.#sending.delete(id)),
    )
  }

  #answer(
    id: number,
    answer: Promise<Extract<ConnectionAnswer, { kind: 'connection-answer' }>['value']>,
  ): void {
    answer.then(
      (value) => this.#post({ kind: 'connection-answer', id, value }),
      (thrown: unknown) => this.#post({ kind: 'connection-failure', id, error: toFailure(thrown) }),
    )
  }
}
