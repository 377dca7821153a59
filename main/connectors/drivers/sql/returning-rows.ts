import type { WdlObject } from '../../../../shared/expressions/value.ts'
import { columnsList, insertRow, type RowValues, updateRow } from './row-statements.ts'
import type { SqlDialect } from './sql-dialect.ts'
import type { SqlService } from './sql-service.ts'
import type { SqlSession } from './sql-session.ts'
import type { SqlStatement, SqlTable } from './sql-types.ts'
import { StatementWriter } from './statement-writer.ts'

/** Adding and changing rows where statements can give back what they wrote (`RETURNING`). */
export function returningRows(dialect: SqlDialect): Pick<SqlService, 'insert' | 'update'> {
  const ending = ({ columns }: SqlTable) => `RETURNING ${columnsList(new StatementWriter(dialect), columns)}`
  return {
    insert: (session, table, values) =>
      first(session, insertRow(dialect, table, values, { ending: ending(table) })),
    update: (session, table, key, values: RowValues) =>
      first(session, updateRow(dialect, table, key, values, ending(table))),
  }
}

/** The first row that a statement gives. */
export async function first(session: SqlSession, statement: SqlStatement): Promise<WdlObject | undefined> {
  const sets = await session.query(statement)
  return sets.find(({ rows }) => rows.length > 0)?.rows[0]
}
