import type { HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { ConnectorError } from '../../shared/errors/index.ts'

/** Time as the throttle needs it. */
export interface ThrottleClock {
  /** Ms since 1970 UTC. */
  nowMs(): number
  /** Calls back once at or after that time (ms). Returns the undoing. */
  at(timeMs: number, callback: () => void): () => void
}

/** Longest time that a call is held back in memory, in ms; beyond it the action's retry policy waits. */
const maxHoldMs = 20_000

/** Connections whose rest is remembered. */
const maxRemembered = 10_000

/**
 * Holds back the calls of a connection whose service asked for a rest (429 or 503 with `Retry-After`), so that parallel
 * actions do not run against the limit one by one. A long rest is an error that the retry policy waits for.
 */
export class ConnectionThrottle {
  readonly #clock: ThrottleClock
  /** Ms until which a connection rests. */
  readonly #restsUntil = new Map<string, number>()

  constructor(clock: ThrottleClock) {
    this.#clock = clock
  }

  /** Sends when the connection may. Rejects with ConnectorError `connector.throttled`, and as `send` does. */
  async send(key: string, signal: AbortSignal, send: () => Promise<HttpResponse>): Promise<HttpResponse> {
    await this.#rest(key, signal)
    const answer = await send()
    if (answer.status !== 429 && answer.status !== 503) return answer
    const nowMs = this.#clock.nowMs()
    const waitMs = restOf(answer.headers, nowMs)
    if (waitMs !== undefined && waitMs > 0) this.#remember(key, nowMs + waitMs)
    return answer
  }

  async #rest(key: string, signal: AbortSignal): Promise<void> {
    const until = this.#restsUntil.get(key)
    if (until === undefined) return
    const waitMs = until - this.#clock.nowMs()
    if (waitMs <= 0) {
      this.#restsUntil.delete(key)
      return
    }
    if (waitMs > maxHoldMs) {
      throw new ConnectorError(
        'connector.throttled',
        `The service has asked for a rest of ${Math.ceil(waitMs / 1000)} more seconds.`,
        { httpStatus: 429, retryable: true, retryAfterMs: waitMs },
      )
    }
    await new Promise<void>((resolve) => {
      const end = () => {
        stop()
        signal.removeEventListener('abort', end)
        resolve()
      }
      const stop = this.#clock.at(until, end)
      signal.addEventListener('abort', end, { once: true })
      if (signal.aborted) end()
    })
  }

  #remember(key: string, until: number): void {
    this.#restsUntil.delete(key)
    this.#restsUntil.set(key, until)
    const [oldest] = this.#restsUntil.keys()
    if (oldest !== undefined && this.#restsUntil.size > maxRemembered) this.#restsUntil.delete(oldest)
  }
}

/** Ms that a service asks to be left alone: seconds or a date, or `x-ms-retry-after-ms`. Source: RFC 9110, 10.2.3. */
function restOf(headers: Readonly<Record<string, string>>, nowMs: number): number | undefined {
  const exact = Number(headers['x-ms-retry-after-ms'] ?? headers['retry-after-ms'] ?? Number.NaN)
  if (Number.isFinite(exact)) return exact
  const header = headers['retry-after']
  if (header === undefined) return undefined
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Math.round(Number(header) * 1000)
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : date - nowMs
}
