import { ODataFilterError } from '../../odata/odata-syntax.ts'
import type { ServiceAnswer } from '../../service/service-answer.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import type { ServiceRequest } from '../../service/service-request.ts'
import { routed } from '../../service/service-routes.ts'
import type { Driver } from '../driver.ts'
import type { SqlContext } from './sql-context.ts'
import { type ConnectionValues, SqlPools } from './sql-pool.ts'
import { sqlRoutes } from './sql-routes.ts'
import type { SqlService } from './sql-service.ts'

/** Sessions that one connection may have at a time: what a small server bears and a loop of a flow needs. */
const mostSessions = 10
/** Ms for which an unused session is kept. */
const idleMs = 30_000

/** A driver of a database: everything that is not particular to one. */
export class SqlDriver implements Driver {
  readonly #service: SqlService
  readonly #pools: SqlPools
  readonly #routes = routed<SqlContext, Promise<ServiceAnswer>>(sqlRoutes)

  constructor(service: SqlService, options: { readonly idleMs?: number; readonly most?: number } = {}) {
    this.#service = service
    this.#pools = new SqlPools({
      open: service.open,
      most: options.most ?? mostSessions,
      idleMs: options.idleMs ?? idleMs,
    })
  }

  async handle(
    request: ServiceRequest,
    connection: ConnectionValues,
    signal: AbortSignal,
  ): Promise<ServiceAnswer> {
    try {
      return await this.#pools.use(connection, signal, isSound, (session, pool) =>
        this.#answer(request, { session, pool, service: this.#service }),
      )
    } catch (thrown) {
      if (thrown instanceof ODataFilterError) throw new ServiceRefusal(400, 'InvalidFilter', thrown.message)
      throw thrown
    }
  }

  async #answer(request: ServiceRequest, context: SqlContext): Promise<ServiceAnswer> {
    try {
      return await this.#routes(request, context)
    } catch (thrown) {
      // What is known of its tables may be out of date.
      context.pool.tables.clear()
      throw thrown
    }
  }

  close(): Promise<void> {
    return this.#pools.close()
  }
}

/** A database that refuses a statement is well; anything else may have broken the session. */
function isSound(thrown: unknown): boolean {
  return (thrown instanceof ServiceRefusal && thrown.status !== 401) || thrown instanceof ODataFilterError
}
