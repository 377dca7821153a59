import { first } from './returning-rows.ts'
import { selectRow, updateRow } from './row-statements.ts'
import type { SqlDialect } from './sql-dialect.ts'
import type { SqlService } from './sql-service.ts'

/** Changing rows where statements do not give back what they wrote: the row is read again, by the key that it has then. */
export function rereadUpdate(dialect: SqlDialect): SqlService['update'] {
  return async (session, table, key, values) => {
    await session.query(updateRow(dialect, table, key, values))
    const after = new Map([...key].map(([column, value]) => [column, values.get(column) ?? value]))
    return first(session, selectRow(dialect, table, after))
  }
}
