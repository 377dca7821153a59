import { WdlFloat, type WdlValue } from '../../../../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../../../../shared/json/index.ts'
import { ServiceRefusal } from '../../../service/service-refusal.ts'
import { ServiceRequest } from '../../../service/service-request.ts'
import type { Driver } from '../../driver.ts'
import type { ConnectionValues } from '../sql-pool.ts'

/** Asks a driver as the handlers of its connector do. */
export class SqlAsker {
  readonly driver: Driver
  readonly connection: ConnectionValues

  constructor(driver: Driver, connection: ConnectionValues) {
    this.driver = driver
    this.connection = connection
  }

  /** The answer's JSON; 64-bit integers as bigint. */
  async ask(
    route: string,
    body?: WdlValue,
    signal: AbortSignal = new AbortController().signal,
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  ): Promise<any> {
    const [method = '', path = ''] = route.split(' ')
    const request = new ServiceRequest({
      method,
      url: `https://sql.driver.invalid${path}`,
      headers: {},
      timeoutMs: 60_000,
      maxResponseBytes: 1e8,
      maxRedirects: 0,
      ...(body === undefined ? {} : { body: printJson(body) }),
    })
    const { content } = await this.driver.handle(request, this.connection, signal)
    return typeof content === 'string' ? plain(parseJson(content)) : undefined
  }

  /** Runs statements; the rows of the last one that gives some. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  async run(text: string, parameters: WdlValue = {}): Promise<any[]> {
    return (await this.ask('POST /query', { text, parameters })).resultSets.at(-1) ?? []
  }

  /** Status, code and message of what is refused. */
  async refusal(route: string, body?: WdlValue): Promise<readonly [number, string]> {
    try {
      await this.ask(route, body)
    } catch (thrown) {
      if (thrown instanceof ServiceRefusal) return [thrown.status, thrown.message]
      throw thrown
    }
    throw new Error(`${route} was not refused`)
  }
}

/** `25.0` as 25: whether a database writes zeros behind the point is not what is tested. */
function plain(value: WdlValue): unknown {
  if (value instanceof WdlFloat) return value.value
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]))
}
