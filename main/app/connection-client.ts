import type { HttpPort } from '../../shared/connectors/http-exchange.ts'
import type { ConnectionPort } from '../services/connector-connections.ts'
import type { ConnectionAnswer, ConnectionMessage } from './connection-messages.ts'
import { fromFailure } from './engine-failure.ts'

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

/** A message without its number. */
type Question = ConnectionMessage extends infer One ? (One extends unknown ? Omit<One, 'id'> : never) : never

/**
 * Connections as the engine's thread has them: what is asked crosses to the main thread, where the broker signs and
 * sends. No secret ever comes here, only requests before they are signed and answers.
 */
export class ConnectionClient implements ConnectionPort {
  readonly #post: (message: ConnectionMessage) => void
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0

  constructor(post: (message: ConnectionMessage) => void) {
    this.#post = post
  }

  describe(target: Parameters<ConnectionPort['describe']>[0]): ReturnType<ConnectionPort['describe']> {
    return this.#ask({ kind: 'connection-describe', target })
  }

  send(...[request, target, signal]: Parameters<ConnectionPort['send']>): ReturnType<ConnectionPort['send']> {
    return this.#ask({ kind: 'connection-send', target, request }, signal)
  }

  /** Drivers as this thread has them: they are asked on the main thread. */
  readonly drivers: HttpPort = {
    send: (request, signal) => this.#ask({ kind: 'driver-send', request }, signal),
  }

  receive(answer: ConnectionAnswer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (answer.kind === 'connection-failure') waiting?.reject(fromFailure(answer.error))
    else waiting?.resolve(answer.value as never)
  }

  #ask<Value>(question: Question, signal?: AbortSignal): Promise<Value> {
    this.#lastId += 1
    const id = this.#lastId
    const abort = () => this.#post({ kind: 'connection-abort', id })
    return new Promise<Value>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#post({ ...question, id } as ConnectionMessage)
      if (signal?.aborted) abort()
      signal?.addEventListener('abort', abort, { once: true })
    }).finally(() => signal?.removeEventListener('abort', abort))
  }
}
