import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { bytesJson, numberJson, timeJson } from '../sql/json-values.ts'
import type { ResultSet, SqlParameter } from '../sql/sql-types.ts'
import { uniqueNames } from '../sql/unique-names.ts'

/** A column of an answer. */
export interface MysqlField {
  readonly name: string
  readonly columnType?: number | undefined
  readonly columnLength?: number | undefined
}

/** Numbers of types in the protocol. Source: dev.mysql.com/doc/dev/mysql-server, `field_types.h`. */
const types = {
  decimal: 0,
  tiny: 1,
  float: 4,
  timestamp: 7,
  longlong: 8,
  datetime: 12,
  bit: 16,
  newDecimal: 246,
}

export function readMysqlRows(
  fields: readonly MysqlField[],
  rows: readonly (readonly unknown[])[],
): ResultSet {
  const names = uniqueNames(fields.map(({ name }) => name))
  return {
    rows: rows.map((row) => {
      const values = row.map((value, index) => [names[index] ?? '', valueJson(value, fields[index])])
      return Object.fromEntries(values) as WdlObject
    }),
  }
}

/** A parameter as the library sends it: numbers that a double does not tell apart as texts. */
export function sentParameter({ kind, value }: SqlParameter): string | number | Buffer | null {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (kind === 'integer' && Number.isSafeInteger(Number(value ?? 'none'))) return Number(value)
  return value instanceof Uint8Array ? Buffer.from(value) : value
}

function valueJson(value: unknown, field: MysqlField | undefined): WdlValue {
  if (value === null || value === undefined) return null
  const { columnLength, columnType } = field ?? {}
  if (columnType === types.tiny && columnLength === 1) return Number(value) !== 0
  if (value instanceof Uint8Array) {
    if (columnType !== types.bit) return bytesJson(value)
    return columnLength === 1
      ? value[0] === 1
      : numberJson(BigInt(`0x${Buffer.from(value).toString('hex')}`).toString())
  }
  if (columnType === types.float) return Number(Number(value).toPrecision(7))
  const isNumeral =
    columnType === types.longlong || columnType === types.decimal || columnType === types.newDecimal
  if (isNumeral) return numberJson(String(value))
  if (columnType === types.datetime || columnType === types.timestamp) return timeJson(String(value))
  return typeof value === 'number' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value)
}
