import type { HttpPort, HttpRequest, HttpResponse } from '../../../shared/connectors/http-exchange.ts'
import { BugError, ConnectorError } from '../../../shared/errors/index.ts'
import { httpResponseOf, type ServiceAnswer } from '../service/service-answer.ts'
import { ServiceRefusal } from '../service/service-refusal.ts'
import { ServiceRequest } from '../service/service-request.ts'
import type { Driver, DriverTable } from './driver.ts'

/** Where no drivers are. */
export const noDrivers: HttpPort = {
  send: async () => {
    throw new BugError('bug', 'There are no drivers here.')
  },
}

/** Drivers, reached like the network: each is loaded with the first request that is for it. */
export class Drivers implements HttpPort {
  readonly #table: DriverTable
  readonly #opened = new Map<string, Promise<Driver>>()

  constructor(table: DriverTable) {
    this.#table = table
  }

  /** Whether one of this name is here. */
  has(name: string): boolean {
    return Object.hasOwn(this.#table, name)
  }

  /**
   * Asks the driver that the request names. Rejects with ConnectorError `driver.*`.
   */
  async send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    const { driver: call, timeoutMs } = request
    if (call === undefined) throw new BugError('bug', 'The request names no driver.')
    const driver = await this.#open(call.name)
    const limit = AbortSignal.timeout(timeoutMs)
    const ending = AbortSignal.any([signal, limit])
    try {
      const handle = async () => driver.handle(new ServiceRequest(request), call.connection, ending)
      return withinSize(httpResponseOf(await answerOf(handle(), ending)), request)
    } catch (thrown) {
      if (signal.aborted) throw givenUp(thrown)
      if (limit.aborted) throw timedOut(call.name, timeoutMs)
      throw thrown
    }
  }

  /** Ends all of them. */
  async close(): Promise<void> {
    const opened = [...this.#opened.values()]
    this.#opened.clear()
    await Promise.allSettled(opened.map(async (driver) => (await driver).close()))
  }

  #open(name: string): Promise<Driver> {
    const known = this.#opened.get(name)
    if (known !== undefined) return known
    const open = this.#table[name]
    if (open === undefined || !this.has(name)) {
      throw new ConnectorError('driver.unknown', `This version of Flowbench has no driver '${name}'.`, {
        hint: 'Update Flowbench.',
      })
    }
    const opening = open()
    this.#opened.set(name, opening)
    opening.catch(() => this.#opened.delete(name))
    return opening
  }
}

/** A refusal is an answer. A driver that does not heed the signal is not waited for. */
async function answerOf(handled: Promise<ServiceAnswer>, signal: AbortSignal): Promise<ServiceAnswer> {
  let giveUp: () => void = () => undefined
  const given = new Promise<never>((_, reject) => {
    giveUp = () => reject(signal.reason as Error)
    if (signal.aborted) giveUp()
    else signal.addEventListener('abort', giveUp, { once: true })
  })
  try {
    return await Promise.race([handled, given])
  } catch (thrown) {
    if (!(thrown instanceof ServiceRefusal)) throw thrown
    const { code, headers, message, status } = thrown
    return { status, headers, json: { error: { code, message } } }
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

function withinSize(answer: HttpResponse, { driver, maxResponseBytes }: HttpRequest): HttpResponse {
  if (answer.body.byteLength <= maxResponseBytes) return answer
  throw new ConnectorError(
    'driver.too-large',
    `The answer of '${driver?.name}' is larger than ${maxResponseBytes} bytes.`,
    { hint: 'Ask for less: fewer rows, a smaller file.' },
  )
}

function givenUp(cause: unknown): ConnectorError {
  return new ConnectorError('driver.aborted', 'The request was cancelled.', { cause })
}

function timedOut(name: string, timeoutMs: number): ConnectorError {
  return new ConnectorError(
    'driver.timeout',
    `'${name}' did not answer within ${timeoutMs / 1000} seconds.`,
    {
      retryable: true,
      hint: 'Ask for less, or give the action a longer timeout in its settings.',
    },
  )
}
