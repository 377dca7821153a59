import Database from 'libsql'
import type { WdlObject } from '../../../../../shared/expressions/value.ts'
import { printJson } from '../../../../../shared/json/index.ts'
import { sqliteDialect } from '../../../drivers/sql/dialects.ts'
import { type SqlGrammar, splitStatements, withParameters } from '../../../drivers/sql/sql-text.ts'
import type { ResultSet, SqlParameter, SqlStatement, SqlTable } from '../../../drivers/sql/sql-types.ts'
import { sqliteFailure } from '../../../drivers/sqlite/sqlite-refusals.ts'
import { boundParameter, readSqliteRows, type SqliteField } from '../../../drivers/sqlite/sqlite-values.ts'
import type { Json } from '../../../sandboxes/sandbox.ts'
import { ServiceRefusal } from '../../../service/service-refusal.ts'
import type { SqlState, StateColumn, StateRow } from './sql-state.ts'
import { describeTable, kindOfColumn } from './state-tables.ts'

/** What is used of the library; its own types leave most of it out. */
interface MemoryDatabase {
  prepare(text: string): {
    readonly reader: boolean
    raw(isRaw: boolean): void
    safeIntegers(isOn: boolean): void
    columns(): readonly SqliteField[]
    all(values: readonly unknown[]): readonly (readonly unknown[])[]
    run(values: readonly unknown[]): unknown
  }
  exec(text: string): void
  close(): void
}

/**
 * Runs SQL on the tables of a state, in a SQLite database in memory; what it changes is in the state afterwards. SQL that only
 * the emulated database knows is refused: ServiceRefusal 400, 404, 409.
 */
export function runOnState(
  state: SqlState,
  text: string,
  given: ReadonlyMap<string, SqlParameter>,
  { grammar, usualSchema }: { readonly grammar: SqlGrammar; readonly usualSchema: string },
): readonly ResultSet[] {
  const database = new Database(':memory:') as unknown as MemoryDatabase
  try {
    fill(database, state, usualSchema)
    const before = changesOf(database)
    const sets = splitStatements(text, grammar).flatMap((statement) =>
      run(database, withParameters(statement, grammar, sqliteDialect, given)),
    )
    const isChanged = changesOf(database) !== before || /\b(create|drop|alter)\b/i.test(text)
    if (isChanged) state.tables = readBack(database, state, usualSchema)
    return sets
  } catch (thrown) {
    const failure = sqliteFailure(thrown)
    if (!(failure instanceof ServiceRefusal) || thrown instanceof ServiceRefusal) throw failure
    const { code, message, status } = failure
    throw new ServiceRefusal(status, code, `The sandbox runs SQL with SQLite, which says: ${message}`)
  } finally {
    database.close()
  }
}

/** Every table in a schema of its name, so that it is found with the schema and without. */
function fill(database: MemoryDatabase, { tables }: SqlState, usualSchema: string): void {
  const attached = new Set<string>()
  for (const [key, state] of Object.entries(tables)) {
    const table = describeTable(key, state, usualSchema)
    const schema = table.schema === '' ? 'main' : table.schema
    if (schema !== 'main' && !attached.has(schema))
      database.exec(`ATTACH DATABASE ':memory:' AS ${quote(schema)}`)
    attached.add(schema)
    database.exec(definitionOf(table, state.columns))
    if (state.rows.length === 0) continue
    const places = state.columns.map(() => '?').join(', ')
    const insert = database.prepare(`INSERT INTO ${nameOf(table)} VALUES (${places})`)
    for (const row of state.rows)
      insert.run(state.columns.map(({ name, type }) => bound(row[name] ?? null, type)))
  }
}

function definitionOf(table: SqlTable, columns: readonly StateColumn[]): string {
  const keys = columns.filter(({ key }) => key === true)
  const counts = ({ identity, key }: StateColumn) => identity === true && key === true && keys.length === 1
  const parts = columns.map((column) => {
    // Only this very word counts itself up.
    if (counts(column)) return `${quote(column.name)} INTEGER PRIMARY KEY`
    return `${quote(column.name)} ${column.type}${column.required === true ? ' NOT NULL' : ''}`
  })
  const own = keys.length > 0 && !keys.some(counts)
  if (own) parts.push(`PRIMARY KEY (${keys.map(({ name }) => quote(name)).join(', ')})`)
  return `CREATE TABLE ${nameOf(table)} (${parts.join(', ')})`
}

function run(database: MemoryDatabase, { parameters, text }: SqlStatement): readonly ResultSet[] {
  const statement = database.prepare(text)
  const values = parameters.map(boundParameter)
  if (!statement.reader) {
    statement.run(values)
    return []
  }
  statement.raw(true)
  statement.safeIntegers(true)
  const rows = statement.all(values)
  return [readSqliteRows(statement.columns(), rows)]
}

function changesOf(database: MemoryDatabase): number {
  const [set] = run(database, { text: 'SELECT total_changes() AS count', parameters: [] })
  return Number(set?.rows[0]?.count ?? 0)
}

/** The tables as they are now; those of the state keep their descriptions. */
function readBack(database: MemoryDatabase, { tables }: SqlState, usualSchema: string): SqlState['tables'] {
  const found: [string, SqlState['tables'][string]][] = []
  const schemas = run(database, { text: 'PRAGMA database_list', parameters: [] })[0]?.rows ?? []
  for (const { name: schema } of schemas) {
    const list = `SELECT name FROM ${quote(String(schema))}.sqlite_schema WHERE type = 'table' ORDER BY name`
    for (const { name } of run(database, { text: list, parameters: [] })[0]?.rows ?? []) {
      const isUsual = schema === 'main' || schema === usualSchema
      const key = isUsual ? String(name) : `${String(schema)}.${String(name)}`
      const table = { schema: String(schema), name: String(name), columns: [] }
      const known = tables[key]?.columns
      const columns =
        known !== undefined && isSame(database, table, known) ? known : columnsOf(database, table)
      const rows = run(database, { text: `SELECT * FROM ${nameOf(table)}`, parameters: [] })[0]?.rows ?? []
      found.push([key, { columns, rows: rows.map((row) => stateRow(row, columns)) }])
    }
  }
  return Object.fromEntries(found.sort(([left], [right]) => (left < right ? -1 : 1)))
}

function isSame(database: MemoryDatabase, table: SqlTable, known: readonly StateColumn[]): boolean {
  const names = columnsOf(database, table).map(({ name }) => name)
  return names.join('\n') === known.map(({ name }) => name).join('\n')
}

function columnsOf(database: MemoryDatabase, { name, schema }: SqlTable): StateColumn[] {
  const text = `SELECT name, type, pk, "notnull" AS required FROM pragma_table_info(?, ?)`
  const parameters = [name, schema].map((value) => ({ kind: 'text' as const, value }))
  const rows = run(database, { text, parameters })[0]?.rows ?? []
  return rows.map((row) => {
    const type = String(row.type) === '' ? 'text' : String(row.type)
    return {
      name: String(row.name),
      type,
      ...(row.pk === 0 ? {} : { key: true }),
      ...(row.pk === 1 && type.toUpperCase() === 'INTEGER' ? { identity: true } : {}),
      ...(row.required === 1 ? { required: true } : {}),
    }
  })
}

/** A row of the state. It holds plain JSON: 64-bit integers lose what a double cannot tell. */
function stateRow(row: WdlObject, columns: readonly StateColumn[]): StateRow {
  const plain = JSON.parse(printJson(row)) as StateRow
  for (const { name, type } of columns) {
    const value = plain[name]
    if (kindOfColumn(type) === 'boolean' && (value === 0 || value === 1)) plain[name] = value === 1
  }
  return plain
}

function bound(value: Json, type: string): unknown {
  if (value === null) return null
  const kind = kindOfColumn(type)
  if (typeof value === 'boolean') return value ? 1n : 0n
  if (kind === 'binary' && typeof value === 'string') return Buffer.from(value, 'base64')
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value)
  return typeof value === 'object' ? JSON.stringify(value) : value
}

function nameOf({ name, schema }: SqlTable): string {
  return schema === '' ? quote(name) : `${quote(schema)}.${quote(name)}`
}

function quote(name: string): string {
  return sqliteDialect.quote(name)
}
