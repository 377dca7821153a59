import type { Json } from '../../../sandboxes/sandbox.ts'
import { timeText } from '../../../sandboxes/sandbox.ts'
import { StateReader } from '../../../sandboxes/state-reader.ts'

/** What a sandbox of a database holds. */
export interface SqlState {
  /** By name; with the schema before it where that is not the usual one: `sales.Orders`. */
  tables: Record<string, StateTable>
  procedures: Record<string, StateProcedure>
}

export interface StateTable {
  columns: StateColumn[]
  rows: StateRow[]
  /** The next number of the column that counts itself up, where the highest row was deleted. */
  next?: number
}

export type StateRow = Record<string, Json>

/** A column. What is not said is not so. */
export interface StateColumn {
  name: string
  /** The database's word: `nvarchar(40)`. */
  type: string
  key?: boolean
  identity?: boolean
  required?: boolean
  /** Written anew by the database with every change of the row. */
  touched?: boolean
}

/** A stored procedure: SQL as the sandbox runs it, in which parameters are written `@name`. */
export interface StateProcedure {
  parameters: { name: string; type: string }[]
  query: string
}

/** Words of a database for the types of the sample data. */
export interface SampleTypes {
  readonly whole: string
  readonly text: string
  readonly amount: string
  readonly flag: string
  readonly time: string
  /** A row version, where the database has them. */
  readonly version?: string
}

/** Orders of a small trader. */
export function seedSql(nowMs: number, types: SampleTypes, hasProcedures: boolean): SqlState {
  const hours = (count: number) => timeText(nowMs - count * 3_600_000)
  const { amount, flag, text, time, version, whole } = types
  const rowVersion = version === undefined ? [] : [{ name: 'RowVersion', type: version }]
  const versionOf = (count: number) => (version === undefined ? {} : { RowVersion: versionText(count) })
  const order = (
    id: number,
    customer: string,
    product: number,
    count: number,
    total: number,
    status: string,
    at: string,
  ) => ({
    Id: id,
    CustomerId: customer,
    ProductId: product,
    Quantity: count,
    Total: total,
    Status: status,
    OrderedAt: at,
    ModifiedAt: at,
    ...versionOf(id - 4706),
  })
  const given: Json = {
    tables: {
      Customers: {
        columns: [
          { name: 'Id', type: text, key: true },
          { name: 'Company', type: text, required: true },
          { name: 'Contact', type: text },
          { name: 'City', type: text },
        ],
        rows: [
          { Id: 'CONTO', Company: 'Contoso', Contact: 'Ada Lovelace', City: 'Seattle' },
          { Id: 'FABRI', Company: 'Fabrikam', Contact: 'Grace Hopper', City: 'Berlin' },
          { Id: 'NORTH', Company: 'Northwind Traders', Contact: 'Alan Turing', City: 'London' },
        ],
      },
      Orders: {
        columns: [
          { name: 'Id', type: whole, key: true, identity: true },
          { name: 'CustomerId', type: text, required: true },
          { name: 'ProductId', type: whole, required: true },
          { name: 'Quantity', type: whole, required: true },
          { name: 'Total', type: amount },
          { name: 'Status', type: text },
          { name: 'OrderedAt', type: time },
          { name: 'ModifiedAt', type: time, touched: true },
          ...rowVersion,
        ],
        rows: [
          order(4707, 'CONTO', 1, 5, 89.9, 'paid', hours(200)),
          order(4708, 'NORTH', 2, 1, 1250, 'open', hours(72)),
          order(4709, 'FABRI', 3, 12, 234, 'open', hours(26)),
        ],
      },
      Products: {
        columns: [
          { name: 'Id', type: whole, key: true, identity: true },
          { name: 'Name', type: text, required: true },
          { name: 'Price', type: amount },
          { name: 'Discontinued', type: flag },
        ],
        rows: [
          { Id: 1, Name: 'Coffee', Price: 17.98, Discontinued: false },
          { Id: 2, Name: 'Espresso machine', Price: 1250, Discontinued: false },
          { Id: 3, Name: 'Tea', Price: 19.5, Discontinued: true },
        ],
      },
    },
    procedures: hasProcedures
      ? {
          OrdersOfCustomer: {
            parameters: [{ name: 'CustomerId', type: text }],
            query: 'SELECT Id, Total, Status FROM Orders WHERE CustomerId = @CustomerId ORDER BY Id',
          },
        }
      : {},
  }
  return readSql(given)
}

/** Completes what a person wrote: `{tables: {Customers: {rows: [...]}}}` is enough. */
export function readSql(given: Json): SqlState {
  const reader = new StateReader(given)
  const tables = reader.entries('tables').map(([name, part]) => [name, readTable(name, part)] as const)
  const procedures = reader.entries('procedures').map(([name, part]) => {
    const parameters = part
      .list('parameters')
      .map((one) => ({ name: one.text('name'), type: one.optionalText('type') ?? 'text' }))
    return [name, { parameters, query: part.text('query') }] as const
  })
  return { tables: Object.fromEntries(tables), procedures: Object.fromEntries(procedures) }
}

/** A row version as databases write them: eight bytes in base64. */
export function versionText(count: number): string {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(count))
  return bytes.toString('base64')
}

function readTable(name: string, part: StateReader): StateTable {
  if (name.trim() === '') part.fail('columns', 'A table needs a name.')
  const rows = part.list('rows').map((row) => ({ ...row.object }) as StateRow)
  const given = part.list('columns').map(readColumn)
  const columns = given.length > 0 ? given : guessColumns(rows)
  if (columns.length === 0) part.fail('columns', 'A table needs columns, or rows that show them.')
  const names = new Set(columns.map((column) => column.name))
  for (const row of part.list('rows')) {
    const unknown = Object.keys(row.object).find((key) => !names.has(key))
    if (unknown !== undefined) row.fail(unknown, `'${name}' has no column '${unknown}'.`)
  }
  const next = part.number('next', 0)
  return {
    columns,
    rows: rows.map((row) =>
      Object.fromEntries(columns.map((column) => [column.name, row[column.name] ?? null])),
    ),
    ...(next > 0 ? { next } : {}),
  }
}

function readColumn(one: StateReader): StateColumn {
  return {
    name: one.text('name'),
    type: one.optionalText('type') ?? 'text',
    ...(one.flag('key') ? { key: true } : {}),
    ...(one.flag('identity') ? { identity: true } : {}),
    ...(one.flag('required') ? { required: true } : {}),
    ...(one.flag('touched') ? { touched: true } : {}),
  }
}

/** Columns of rows that nobody described: `Id` is the key, and counts itself up where it is a number. */
function guessColumns(rows: readonly StateRow[]): StateColumn[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return names.map((name) => {
    const value = rows.map((row) => row[name]).find((one) => one !== null && one !== undefined)
    const type = typeOf(value)
    if (!/^id$/i.test(name)) return { name, type }
    return { name, type, key: true, ...(type === 'int' ? { identity: true } : {}) }
  })
}

function typeOf(value: Json | undefined): string {
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'decimal'
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? 'datetime' : 'text'
}
