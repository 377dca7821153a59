import { WdlDecimal, WdlFloat, type WdlValue } from '../expressions/value.ts'

/** A value's type as the platform's messages name it (Newtonsoft token types). */
export function typeName(value: WdlValue): string {
  if (value === null) return 'Null'
  if (Array.isArray(value)) return 'Array'
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
      return value instanceof WdlFloat || value instanceof WdlDecimal ? 'Float' : 'Object'
  }
}
