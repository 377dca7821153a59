import type { WdlObject } from '../../../../shared/expressions/value.ts'
import { sqlServerDialect } from '../sql/dialects.ts'
import { first } from '../sql/returning-rows.ts'
import { insertRow, type RowValues, tableName } from '../sql/row-statements.ts'
import { keyOf } from '../sql/sql-names.ts'
import type { SqlSession } from '../sql/sql-session.ts'
import type { SqlStatement, SqlTable } from '../sql/sql-types.ts'
import { StatementWriter } from '../sql/statement-writer.ts'

/** Adds a row and gives it as the database has it then. */
export async function insertSqlServerRow(
  session: SqlSession,
  table: SqlTable,
  values: RowValues,
): Promise<WdlObject | undefined> {
  return first(session, insertSqlServerStatement(table, values))
}

/**
 * One text that adds a row and reads it by the key that was written. What is written goes to a table of its own first: a
 * table with triggers takes no `OUTPUT` without one.
 */
export function insertSqlServerStatement(table: SqlTable, values: RowValues): SqlStatement {
  const key = keyOf(table)
  if (key.length === 0) return insertRow(sqlServerDialect, table, values)
  const writer = new StatementWriter(sqlServerDialect)
  const names = key.map(({ name }) => writer.name(name))
  const declared = key.map(({ name, nativeType }) => `${writer.name(name)} ${nativeType}`).join(', ')
  const written = names.map((name) => `INSERTED.${name}`).join(', ')
  const columns = table.columns.map(({ name }) => `t.${writer.name(name)}`).join(', ')
  const same = names.map((name) => `t.${name} = w.${name}`).join(' AND ')
  const insert = insertRow(sqlServerDialect, table, values, { before: `OUTPUT ${written} INTO @written` })
  return {
    text: [
      'SET NOCOUNT ON',
      `DECLARE @written TABLE (${declared})`,
      insert.text,
      `SELECT ${columns} FROM ${tableName(writer, table)} t JOIN @written w ON ${same}`,
    ].join('; '),
    parameters: insert.parameters,
  }
}
