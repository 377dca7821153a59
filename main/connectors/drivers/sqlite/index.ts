import type { Driver } from '../driver.ts'
import { sqliteDialect } from '../sql/dialects.ts'
import { returningRows } from '../sql/returning-rows.ts'
import { SqlDriver } from '../sql/sql-driver.ts'
import { openSqliteSession } from './sqlite-session.ts'

/** The driver of SQLite files. */
export function openSqlite(): Driver {
  return new SqlDriver({
    dialect: sqliteDialect,
    grammar: 'sqlite',
    open: openSqliteSession,
    ...returningRows(sqliteDialect),
  })
}
