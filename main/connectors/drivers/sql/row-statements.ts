import type { WdlObject } from '../../../../shared/expressions/value.ts'
import { type ODataOrder, parseFilter, parseOrderBy } from '../../odata/odata-syntax.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import { FilterSql } from './filter-sql.ts'
import type { SqlDialect } from './sql-dialect.ts'
import { findColumn, keyOf, needColumn } from './sql-names.ts'
import { parameterOf } from './sql-parameters.ts'
import type { SqlColumn, SqlParameter, SqlStatement, SqlTable } from './sql-types.ts'
import { StatementWriter } from './statement-writer.ts'

/** Which rows are wanted. Filter and order as OData writes them. */
export interface RowQuery {
  readonly filter?: string | undefined
  readonly orderBy?: string | undefined
  /** Names of columns; all where there are none. */
  readonly select?: readonly string[] | undefined
  /** Only rows that come after this value of a column, or have it, and are the oldest of those. */
  readonly after?: RowsAfter | undefined
  readonly top: number
  readonly skip: number
}

export interface RowsAfter {
  readonly column: string
  readonly value: string
  readonly isIncluded: boolean
}

/** A value for each column of a row, or some of them. */
export type RowValues = ReadonlyMap<SqlColumn, SqlParameter>

/** Rows of a table. Throws ServiceRefusal 400, ODataFilterError. */
export function selectRows(dialect: SqlDialect, table: SqlTable, query: RowQuery): SqlStatement {
  const writer = new StatementWriter(dialect)
  const conditions = [
    ...(query.after === undefined ? [] : [afterCondition(writer, table, query.after)]),
    ...(query.filter === undefined
      ? []
      : [new FilterSql(table, writer).condition(parseFilter(query.filter))]),
  ]
  const order = orderOf(table, query)
  const text = [
    `SELECT ${columnsList(writer, selected(table, query.select))}`,
    `FROM ${tableName(writer, table)}`,
    ...(conditions.length === 0 ? [] : [`WHERE ${conditions.join(' AND ')}`]),
    ...(order.length === 0 ? [] : [`ORDER BY ${order.map((one) => orderText(writer, one)).join(', ')}`]),
    dialect.page(query.top, query.skip, order.length > 0),
  ]
  return writer.statement(text.join(' '))
}

/** The row with a key. */
export function selectRow(dialect: SqlDialect, table: SqlTable, key: RowValues): SqlStatement {
  const writer = new StatementWriter(dialect)
  return writer.statement(
    `SELECT ${columnsList(writer, table.columns)} FROM ${tableName(writer, table)} WHERE ${keyCondition(writer, key)}`,
  )
}

/** The largest value of a column. */
export function selectNewest(dialect: SqlDialect, table: SqlTable, column: SqlColumn): SqlStatement {
  const writer = new StatementWriter(dialect)
  const name = writer.name(column.name)
  const conditions = [`${name} IS NOT NULL`, ...settled(writer, column)].join(' AND ')
  return writer.statement(
    `SELECT ${name} FROM ${tableName(writer, table)} WHERE ${conditions} ORDER BY ${name} DESC ${dialect.page(1, 0, true)}`,
  )
}

/** @param ending what follows the values: `RETURNING ...` */
export function insertRow(
  dialect: SqlDialect,
  table: SqlTable,
  values: RowValues,
  { before = '', ending = '' }: { readonly before?: string; readonly ending?: string } = {},
): SqlStatement {
  const writer = new StatementWriter(dialect)
  const names = [...values.keys()].map(({ name }) => writer.name(name)).join(', ')
  const places = [...values.values()].map((value) => writer.assigned(value)).join(', ')
  const into = `INSERT INTO ${tableName(writer, table)}`
  const text =
    values.size === 0
      ? [into, before, dialect.emptyRow, ending]
      : [into, `(${names})`, before, `VALUES (${places})`, ending]
  return writer.statement(text.filter((part) => part !== '').join(' '))
}

export function updateRow(
  dialect: SqlDialect,
  table: SqlTable,
  key: RowValues,
  values: RowValues,
  ending = '',
): SqlStatement {
  const writer = new StatementWriter(dialect)
  const changes = [...values].map(([{ name }, value]) => `${writer.name(name)} = ${writer.assigned(value)}`)
  const text = `UPDATE ${tableName(writer, table)} SET ${changes.join(', ')} WHERE ${keyCondition(writer, key)}`
  return writer.statement(`${text} ${ending}`.trim())
}

export function deleteRow(dialect: SqlDialect, table: SqlTable, key: RowValues): SqlStatement {
  const writer = new StatementWriter(dialect)
  return writer.statement(`DELETE FROM ${tableName(writer, table)} WHERE ${keyCondition(writer, key)}`)
}

/** All columns, as a list. */
export function columnsList(writer: StatementWriter, columns: readonly SqlColumn[]): string {
  return columns.map(({ name }) => writer.name(name)).join(', ')
}

/** Values by column for what a flow gives. What the database makes itself is passed over. Throws ServiceRefusal 400. */
export function rowValues(table: SqlTable, item: WdlObject): RowValues {
  const values = new Map<SqlColumn, SqlParameter>()
  for (const [name, value] of Object.entries(item)) {
    // Rows that come from the connector and go back to it.
    if (name.startsWith('@odata.') || (name === 'ItemInternalId' && findColumn(table, name) === undefined))
      continue
    const column = needColumn(table, name)
    if (column.isGenerated !== true) values.set(column, parameterOf(column, value))
  }
  return values
}

/**
 * The primary key's values in the id of a row: the value, or several with commas between them. Throws ServiceRefusal 400
 * where there is no key or the id is not one.
 */
export function keyValues(table: SqlTable, id: string): RowValues {
  const key = keyOf(table)
  if (key.length === 0) {
    throw new ServiceRefusal(
      400,
      'NoPrimaryKey',
      `'${table.name}' has no primary key, so that no row can be named.`,
    )
  }
  const parts = key.length === 1 ? [id] : id.split(',')
  if (parts.length !== key.length) {
    const names = key.map(({ name }) => name).join(',')
    throw new ServiceRefusal(
      400,
      'InvalidRowId',
      `A row of '${table.name}' is named by ${names}; '${id}' is given.`,
    )
  }
  return new Map(key.map((column, index) => [column, parameterOf(column, parts[index] ?? '')]))
}

function keyCondition(writer: StatementWriter, key: RowValues): string {
  return [...key]
    .map(([{ kind, name }, value]) => {
      return `${writer.dialect.compared(writer.name(name), kind)} = ${writer.operand(value)}`
    })
    .join(' AND ')
}

function afterCondition(
  writer: StatementWriter,
  table: SqlTable,
  { column, isIncluded, value }: RowsAfter,
): string {
  const found = needColumn(table, column)
  const name = writer.dialect.compared(writer.name(found.name), found.kind)
  const later = `${name} ${isIncluded ? '>=' : '>'} ${writer.operand(parameterOf(found, value))}`
  return [later, ...settled(writer, found)].join(' AND ')
}

/** Rows of open transactions have lower versions than some that are there already; they are waited for. */
function settled({ dialect }: StatementWriter, { isRowVersion, name }: SqlColumn): readonly string[] {
  if (isRowVersion !== true || dialect.settled === undefined) return []
  return [dialect.settled(dialect.quote(name))]
}

function selected(table: SqlTable, names: readonly string[] | undefined): readonly SqlColumn[] {
  const wanted = (names ?? []).map((name) => name.trim()).filter((name) => name !== '' && name !== '*')
  return wanted.length === 0 ? table.columns : [...new Set(wanted.map((name) => needColumn(table, name)))]
}

/** What was asked for, then the key: pages neither repeat nor lose a row. */
function orderOf(table: SqlTable, { after, orderBy }: RowQuery): readonly ODataOrder[] {
  const asked = [
    ...(after === undefined ? [] : [{ path: [after.column], isDescending: false }]),
    ...parseOrderBy(orderBy),
  ].map(({ isDescending, path }) => ({ path: [needColumn(table, path.join('/')).name], isDescending }))
  const key = keyOf(table).map(({ name }) => ({ path: [name], isDescending: false }))
  const seen = new Set<string>()
  return [...asked, ...key].filter(({ path: [name = ''] }) => {
    const isNew = !seen.has(name)
    seen.add(name)
    return isNew
  })
}

function orderText(writer: StatementWriter, { isDescending, path }: ODataOrder): string {
  return `${writer.name(path.join('/'))}${isDescending ? ' DESC' : ''}`
}

export function tableName(writer: StatementWriter, { name, schema }: SqlTable): string {
  return writer.name(schema, name)
}
