import type { Driver } from '../driver.ts'
import { postgresqlDialect } from '../sql/dialects.ts'
import { returningRows } from '../sql/returning-rows.ts'
import { SqlDriver } from '../sql/sql-driver.ts'
import { openPostgresqlSession } from './postgresql-session.ts'

/** The driver of PostgreSQL. */
export function openPostgresql(): Driver {
  return new SqlDriver({
    dialect: postgresqlDialect,
    grammar: 'postgresql',
    open: openPostgresqlSession,
    ...returningRows(postgresqlDialect),
  })
}
