import { WdlFloat, type WdlObject, type WdlValue } from '../../../../shared/expressions/value.ts'
import { bytesJson, timeJson } from '../sql/json-values.ts'
import { kindOfNativeType } from '../sql/native-types.ts'
import type { ResultSet, SqlKind, SqlParameter } from '../sql/sql-types.ts'
import { uniqueNames } from '../sql/unique-names.ts'

/** A column of an answer; of computed ones no type is known. */
export interface SqliteField {
  readonly name: string
  readonly type: string | null
}

/** `decimal` columns hold whole numbers as integers; SQLite's own words are few, and any other may stand for a type. */
export function sqliteKind(type: string | null): SqlKind {
  if (/^tinyint\(1\)$/i.test(type ?? '')) return 'boolean'
  return kindOfNativeType(type ?? '', { string: 'text', number: 'decimal' })
}

/** Rows as JSON. Integers come as bigint. */
export function readSqliteRows(
  fields: readonly SqliteField[],
  rows: readonly (readonly unknown[])[],
): ResultSet {
  const names = uniqueNames(fields.map(({ name }) => name))
  const kinds = fields.map(({ type }) => sqliteKind(type))
  return {
    rows: rows.map((row) => {
      const values = row.map((value, index) => [
        names[index] ?? '',
        valueJson(value, kinds[index] ?? 'other'),
      ])
      return Object.fromEntries(values) as WdlObject
    }),
  }
}

/** A parameter as the library binds it. It knows no booleans. */
export function boundParameter({ kind, value }: SqlParameter): unknown {
  if (value === null) return null
  if (typeof value === 'boolean') return value ? 1n : 0n
  if (value instanceof Uint8Array) return Buffer.from(value)
  if (kind === 'integer' && /^[+-]?\d+$/.test(value)) {
    const whole = BigInt(value)
    return BigInt.asIntN(64, whole) === whole ? whole : Number(value)
  }
  if (kind === 'integer' || kind === 'decimal' || kind === 'float') return Number(value)
  return value
}

function valueJson(value: unknown, kind: SqlKind): WdlValue {
  if (typeof value === 'bigint') {
    if (kind === 'boolean' && (value === 0n || value === 1n)) return value === 1n
    return Number.isSafeInteger(Number(value)) ? Number(value) : value
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) && kind !== 'decimal' && kind !== 'integer' ? new WdlFloat(value) : value
  }
  if (value instanceof Uint8Array) return bytesJson(value)
  if (typeof value === 'string') return kind === 'datetime' || kind === 'instant' ? timeJson(value) : value
  return null
}
