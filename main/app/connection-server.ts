import { BugError } from '../../shared/errors/index.ts'
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

/** Answers the engine's thread about connections, on the main thread, where the secrets are. */
export class ConnectionServer {
  readonly #connections: ConnectionPort
  readonly #post: (answer: ConnectionAnswer) => void
  readonly #sending = new Map<number, AbortController>()

  constructor(connections: ConnectionPort | undefined, post: (answer: ConnectionAnswer) => void) {
    this.#connections = connections ?? noConnections
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
      case 'connection-send': {
        const ending = new AbortController()
        this.#sending.set(id, ending)
        const sent = this.#connections.send(message.request, message.target, ending.signal)
        this.#answer(
          id,
          sent.finally(() => this.#sending.delete(id)),
        )
      }
    }
  }

  /** The engine's thread is gone: what it waited for is given up. */
  close(): void {
    for (const ending of this.#sending.values()) ending.abort()
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
