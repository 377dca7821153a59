import type { Driver } from '../driver.ts'
import { SqlDriver } from '../sql/sql-driver.ts'
import { sqlServer } from './sqlserver.ts'

/** The driver of SQL Server and Azure SQL. */
export function openSqlServer(): Driver {
  return new SqlDriver(sqlServer)
}
