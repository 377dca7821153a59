import type { SqlPool } from './sql-pool.ts'
import type { SqlService } from './sql-service.ts'
import type { SqlSession } from './sql-session.ts'

/** What a request works with. */
export interface SqlContext {
  readonly session: SqlSession
  readonly pool: SqlPool
  readonly service: SqlService
}
