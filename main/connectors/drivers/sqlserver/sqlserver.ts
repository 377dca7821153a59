import { sqlServerDialect } from '../sql/dialects.ts'
import { rereadUpdate } from '../sql/reread-rows.ts'
import type { SqlService } from '../sql/sql-service.ts'
import { insertSqlServerRow } from './sqlserver-rows.ts'
import { openSqlServerSession } from './sqlserver-session.ts'

/** What is particular to SQL Server. */
export const sqlServer: SqlService = {
  dialect: sqlServerDialect,
  grammar: 'sqlserver',
  open: openSqlServerSession,
  insert: insertSqlServerRow,
  update: rereadUpdate(sqlServerDialect),
}
