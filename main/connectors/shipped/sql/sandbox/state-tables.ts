import { timeJson } from '../../../drivers/sql/json-values.ts'
import { kindOfNativeType, lengthOfNativeType } from '../../../drivers/sql/native-types.ts'
import type { RowValues } from '../../../drivers/sql/row-statements.ts'
import { findColumn, readSqlName } from '../../../drivers/sql/sql-names.ts'
import type { SqlColumn, SqlKind, SqlParameter, SqlTable } from '../../../drivers/sql/sql-types.ts'
import type { Json, Scene } from '../../../sandboxes/sandbox.ts'
import { ServiceRefusal } from '../../../service/service-refusal.ts'
import { type SqlState, type StateColumn, type StateRow, type StateTable, versionText } from './sql-state.ts'

/** A table of a state, with its description as drivers have it. */
export interface FoundTable {
  readonly key: string
  readonly state: StateTable
  readonly table: SqlTable
}

/** The table of that name, whichever way it is written. Throws ServiceRefusal 400, 404. */
export function findTable({ tables }: SqlState, given: string, usualSchema: string): FoundTable {
  const wanted = readSqlName(given)
  const schema = (wanted.schema ?? usualSchema).toLowerCase()
  for (const [key, state] of Object.entries(tables)) {
    const table = describeTable(key, state, usualSchema)
    const isIt = table.name.toLowerCase() === wanted.name.toLowerCase()
    if (isIt && (table.schema.toLowerCase() === schema || usualSchema === '')) return { key, state, table }
  }
  throw new ServiceRefusal(404, 'TableNotFound', `There is no table '${given}'.`)
}

export function describeTable(key: string, { columns }: StateTable, usualSchema: string): SqlTable {
  const { name, schema } = readSqlName(key)
  let place = 0
  return {
    schema: schema ?? usualSchema,
    name,
    columns: columns.map((column) => {
      if (column.key === true) place += 1
      return describeColumn(column, place)
    }),
  }
}

/** What a column holds, by its type's word. */
export function kindOfColumn(type: string): SqlKind {
  return /^(row_?version|timestamp)$/i.test(type) ? 'binary' : kindOfNativeType(type)
}

/** Adds a row; the database's own columns get their values. Throws ServiceRefusal 400, 409. */
export function addRow(found: FoundTable, values: RowValues, scene: Scene<SqlState>): StateRow {
  const { state, table } = found
  const row: StateRow = {}
  for (const column of state.columns) {
    const given = values.get(needDescribed(table, column.name))
    row[column.name] = given === undefined ? ownValue(column, found, scene) : jsonOf(given)
    if (row[column.name] === null && (column.required === true || column.key === true)) {
      throw new ServiceRefusal(400, 'NotNull', `'${column.name}' of '${table.name}' cannot be null.`)
    }
  }
  checkKey(found, row)
  state.rows.push(row)
  delete state.next
  return row
}

/** Changes a row in place. Throws ServiceRefusal 400, 409. */
export function changeRow(found: FoundTable, row: StateRow, values: RowValues, scene: Scene<SqlState>): void {
  const { state, table } = found
  const after = { ...row }
  for (const column of state.columns) {
    const given = values.get(needDescribed(table, column.name))
    if (given !== undefined) after[column.name] = jsonOf(given)
    else if (column.touched === true) after[column.name] = scene.now
    else if (isVersion(column)) after[column.name] = nextVersion(scene.state)
    if (after[column.name] === null && column.required === true) {
      throw new ServiceRefusal(400, 'NotNull', `'${column.name}' of '${table.name}' cannot be null.`)
    }
  }
  checkKey(found, after, row)
  Object.assign(row, after)
}

export function removeRow({ state, table }: FoundTable, row: StateRow): void {
  const identity = table.columns.find(({ isIdentity }) => isIdentity === true)
  if (identity !== undefined) {
    const next = nextNumber(state, identity.name)
    // What was counted once is not given again.
    if (row[identity.name] === next - 1) state.next = next
  }
  state.rows = state.rows.filter((one) => one !== row)
}

/** The row with a key. */
export function rowWith({ state }: FoundTable, key: RowValues): StateRow | undefined {
  const wanted = [...key].map(([{ name }, value]) => [name, String(jsonOf(value))] as const)
  return state.rows.find((row) => wanted.every(([name, value]) => String(row[name]) === value))
}

function describeColumn(
  { identity, key, name, required, touched, type }: StateColumn,
  place: number,
): SqlColumn {
  const maxLength = lengthOfNativeType(type)
  const isRowVersion = isVersion({ name, type })
  return {
    name,
    nativeType: type,
    kind: kindOfColumn(type),
    isNullable: required !== true && key !== true,
    ...(key === true ? { keyPlace: place } : {}),
    ...(identity === true ? { isIdentity: true } : {}),
    ...(isRowVersion ? { isGenerated: true, isRowVersion } : {}),
    ...(touched === true ? { isTouched: true, hasDefault: true } : {}),
    ...(maxLength === undefined ? {} : { maxLength }),
  }
}

function ownValue(column: StateColumn, { state }: FoundTable, scene: Scene<SqlState>): Json {
  if (column.identity === true) return nextNumber(state, column.name)
  if (column.touched === true) return scene.now
  return isVersion(column) ? nextVersion(scene.state) : null
}

function nextNumber({ next = 1, rows }: StateTable, name: string): number {
  return rows.reduce((most, row) => Math.max(most, Number(row[name] ?? 0) + 1), next)
}

/** Row versions count the changes of the whole database. */
function nextVersion({ tables }: SqlState): string {
  let highest = 0n
  for (const { columns, rows } of Object.values(tables)) {
    for (const { name } of columns.filter(isVersion)) {
      for (const row of rows) {
        const bytes = Buffer.from(String(row[name] ?? ''), 'base64')
        if (bytes.byteLength === 8 && bytes.readBigUInt64BE() > highest) highest = bytes.readBigUInt64BE()
      }
    }
  }
  return versionText(Number(highest) + 1)
}

function isVersion({ type }: StateColumn): boolean {
  return kindOfColumn(type) === 'binary' && /^(row_?version|timestamp)$/i.test(type)
}

function checkKey({ state, table }: FoundTable, row: StateRow, itself?: StateRow): void {
  const names = table.columns.filter(({ keyPlace }) => keyPlace !== undefined).map(({ name }) => name)
  const isSame = (other: StateRow) => names.every((name) => String(other[name]) === String(row[name]))
  if (names.length === 0 || !state.rows.some((other) => other !== itself && isSame(other))) return
  throw new ServiceRefusal(
    409,
    'DuplicateKey',
    `'${table.name}' has a row with ${names.map((name) => `${name} ${String(row[name])}`).join(', ')} already.`,
  )
}

function needDescribed(table: SqlTable, name: string): SqlColumn {
  return findColumn(table, name) as SqlColumn
}

function jsonOf({ kind, value }: SqlParameter): Json {
  if (value === null || typeof value === 'boolean') return value
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (kind === 'integer' || kind === 'decimal' || kind === 'float') return Number(value)
  return kind === 'datetime' || kind === 'instant' ? timeJson(value) : value
}
