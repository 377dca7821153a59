import type { WdlValue } from '../../../../shared/expressions/value.ts'
import { bytesJson, numberJson, timeJson } from '../sql/json-values.ts'
import type { SqlParameter } from '../sql/sql-types.ts'

/** What the server writes as text, by the type's number. Source: postgresql.org, `pg_type.dat`. */
const readers: Readonly<Record<number, (text: string) => WdlValue>> = {
  16: (text) => text === 't',
  17: (text) => bytesJson(Buffer.from(text.replace(/^\\x/, ''), 'hex')),
  20: numberJson,
  21: numberJson,
  23: numberJson,
  26: numberJson,
  700: numberJson,
  701: numberJson,
  1700: numberJson,
  1114: timeJson,
  1184: timeJson,
}

/** A value as JSON. */
export function valueOfText(text: string | null, type: number): WdlValue {
  if (text === null) return null
  return readers[type]?.(text) ?? text
}

/** A parameter as the library sends it: texts of which the server makes what the place asks for, and bytes. */
export function sentParameter({ value }: SqlParameter): unknown {
  return value instanceof Uint8Array ? Buffer.from(value) : value
}
