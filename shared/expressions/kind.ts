import { WdlDecimal, WdlFloat, type WdlValue } from './value.ts'

/** The name of a value's type, as errors and the editor show it. */
export type ValueKind = 'Null' | 'Boolean' | 'Integer' | 'Float' | 'Decimal' | 'String' | 'Array' | 'Object'

/** The type of a value. */
export function kindOf(value: WdlValue): ValueKind {
  if (value === null || value === undefined) return 'Null'
  switch (typeof value) {
    case 'string':
      return 'String'
    case 'boolean':
      return 'Boolean'
    case 'bigint':
      return 'Integer'
    case 'number':
      return Number.isInteger(value) ? 'Integer' : 'Float'
    default:
  }
  if (Array.isArray(value)) return 'Array'
  if (value instanceof WdlFloat) return 'Float'
  return value instanceof WdlDecimal ? 'Decimal' : 'Object'
}
