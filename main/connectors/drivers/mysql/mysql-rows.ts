import type { WdlObject } from '../../../../shared/expressions/value.ts'
import { propertyOf } from '../../../../shared/wdl/lookup.ts'
import { mysqlDialect } from '../sql/dialects.ts'
import { first } from '../sql/returning-rows.ts'
import { insertRow, type RowValues, selectRow } from '../sql/row-statements.ts'
import { keyOf } from '../sql/sql-names.ts'
import { parameterOf } from '../sql/sql-parameters.ts'
import type { SqlSession } from '../sql/sql-session.ts'
import type { SqlColumn, SqlParameter, SqlTable } from '../sql/sql-types.ts'

/** Adds a row and reads it back by its key: not every server gives back what it wrote. */
export async function insertMysqlRow(
  session: SqlSession,
  table: SqlTable,
  values: RowValues,
): Promise<WdlObject | undefined> {
  await session.query(insertRow(mysqlDialect, table, values))
  const key = new Map<SqlColumn, SqlParameter>()
  for (const column of keyOf(table)) {
    const given = values.get(column)
    if (given !== undefined && given.value !== null) key.set(column, given)
    else if (column.isIdentity === true) key.set(column, parameterOf(column, await lastId(session)))
    else return undefined
  }
  return key.size === 0 ? undefined : first(session, selectRow(mysqlDialect, table, key))
}

async function lastId(session: SqlSession) {
  const row = await first(session, { text: 'SELECT LAST_INSERT_ID() AS id', parameters: [] })
  return propertyOf(row, 'id') ?? null
}
