import { type Request, TYPES } from 'tedious'
import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { bytesJson, numberJson } from '../sql/json-values.ts'
import type { ResultSet, SqlParameter } from '../sql/sql-types.ts'
import { uniqueNames } from '../sql/unique-names.ts'

/** The library's type, which its own declarations do not name. */
export type SqlServerType = Parameters<Request['addParameter']>[1]

/** A column of an answer. */
export interface SqlServerField {
  readonly colName: string
  readonly type: { readonly name: string }
}

/** Times carry what is finer than a millisecond beside them. */
type FineDate = Date & { readonly nanosecondsDelta?: number }

/** A parameter as the library sends it: decimals and times as texts, which the statement casts. */
export function sentParameter({ kind, value }: SqlParameter): {
  readonly type: SqlServerType
  readonly value: unknown
} {
  switch (kind) {
    case 'boolean':
      return { type: TYPES.Bit, value }
    case 'binary':
      return { type: TYPES.VarBinary, value: value instanceof Uint8Array ? Buffer.from(value) : value }
    case 'integer':
      if (value !== null && !/^[+-]?\d{1,18}$/.test(String(value))) break
      return { type: TYPES.BigInt, value: value === null ? null : BigInt(String(value)) }
    case 'float':
      return { type: TYPES.Float, value: value === null ? null : Number(value) }
    default:
  }
  return { type: TYPES.NVarChar, value: value === null ? null : String(value) }
}

/** Rows as JSON. */
export function readSqlServerRows(
  fields: readonly SqlServerField[],
  rows: readonly (readonly unknown[])[],
): ResultSet {
  const names = uniqueNames(fields.map(({ colName }) => colName))
  return {
    rows: rows.map((row) => {
      const values = row.map((value, index) => [
        names[index] ?? '',
        valueJson(value, fields[index]?.type.name),
      ])
      return Object.fromEntries(values) as WdlObject
    }),
  }
}

/** A value as JSON. Integers of 64 bits come as texts. */
export function valueJson(value: unknown, type: string | undefined): WdlValue {
  if (value === null || value === undefined) return null
  if (value instanceof Uint8Array) return bytesJson(value)
  if (value instanceof Date) return dateJson(value, type)
  if (typeof value === 'string') return type === 'IntN' || type === 'BigInt' ? numberJson(value) : value
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
}

function dateJson(value: FineDate, type: string | undefined): string {
  const text = value.toISOString()
  if (type === 'Date') return text.slice(0, 10)
  const finer = Math.round((value.nanosecondsDelta ?? 0) * 1e7)
  const digits = `${text.slice(20, 23)}${String(finer).padStart(4, '0')}`.replace(/0+$/, '')
  const fraction = digits === '' ? '' : `.${digits}`
  return type === 'Time' ? `${text.slice(11, 19)}${fraction}` : `${text.slice(0, 19)}${fraction}Z`
}
