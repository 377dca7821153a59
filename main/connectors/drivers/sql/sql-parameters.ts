import { WdlDecimal, WdlFloat, type WdlValue } from '../../../../shared/expressions/value.ts'
import { printJson } from '../../../../shared/json/index.ts'
import { textOf } from '../../../../shared/wdl/lookup.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import type { SqlKind, SqlParameter } from './sql-types.ts'

/** The value that a column, parameter or comparison gets from JSON. Throws ServiceRefusal 400 for what it cannot take. */
export function parameterOf(
  { kind, name }: { readonly kind: SqlKind; readonly name: string },
  value: WdlValue,
): SqlParameter {
  if (value === null) return { kind, value: null }
  const refuse = (expected: string): never => {
    throw new ServiceRefusal(400, 'InvalidValue', `'${name}' takes ${expected}; ${briefly(value)} is given.`)
  }
  switch (kind) {
    case 'boolean':
      return { kind, value: truthOf(value) ?? refuse('true or false') }
    case 'binary':
      return { kind, value: bytesOf(value) ?? refuse('bytes as base64') }
    case 'json':
      // A text that holds JSON already is taken as it is: so it comes from the database, too.
      return { kind, value: typeof value === 'string' ? value : printJson(value) }
    default:
  }
  const text = plainTextOf(value)
  if (text === undefined) return refuse('one value')
  switch (kind) {
    case 'integer':
    case 'decimal':
    case 'float':
      return { kind, value: numeralOf(text) ?? refuse('a number') }
    case 'datetime':
      return { kind, value: utcTime(text) }
    case 'instant':
      return { kind, value: text.trim() }
    default:
      return { kind, value: text }
  }
}

/** The kind of parameter that JSON asks for by itself. */
export function kindOfValue(value: WdlValue): SqlKind {
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'bigint') return 'integer'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'float'
  if (value instanceof WdlFloat) return 'float'
  if (value instanceof WdlDecimal) return 'decimal'
  return typeof value === 'object' && value !== null ? 'json' : 'text'
}

/** `2026-01-31T08:00:00+01:00` as `2026-01-31 07:00:00`: for columns that know no zones. What is no such time stays as it is. */
export function utcTime(text: string): string {
  const match = /^\s*(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(\.\d+)?\s*(Z|[+-]\d\d(?::?\d\d)?)?\s*$/i.exec(
    text,
  )
  if (match === null) return text
  const [, date = '', clock = '', fraction = '', zone = ''] = match
  const time = clock.length === 5 ? `${clock}:00` : clock
  if (zone === '' || zone.toUpperCase() === 'Z') return `${date} ${time}${fraction}`
  const [, sign, hours, minutes = '0'] = /([+-])(\d\d):?(\d\d)?/.exec(zone) ?? []
  const offsetMs = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000)
  const moved = new Date(Date.parse(`${date}T${time}Z`) - offsetMs)
  if (Number.isNaN(moved.getTime())) return text
  return `${moved.toISOString().slice(0, 19).replace('T', ' ')}${fraction}`
}

function plainTextOf(value: WdlValue): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && !(value instanceof WdlFloat) && !(value instanceof WdlDecimal)) {
    return undefined
  }
  return printJson(value)
}

function numeralOf(text: string): string | undefined {
  const trimmed = text.trim()
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(trimmed) ? trimmed : undefined
}

function truthOf(value: WdlValue): boolean | undefined {
  if (typeof value === 'boolean') return value
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).toLowerCase() : ''
  if (text === 'true' || text === '1') return true
  return text === 'false' || text === '0' ? false : undefined
}

function bytesOf(value: WdlValue): Uint8Array | undefined {
  const base64 = typeof value === 'string' ? value : textOf(value, '$content')
  if (base64 === undefined || !/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(base64)) return undefined
  return new Uint8Array(Buffer.from(base64, 'base64'))
}

function briefly(value: WdlValue): string {
  const text = printJson(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
