import { WdlDecimal, WdlFloat, type WdlObject, type WdlValue } from '../../shared/expressions/value.ts'
import { printJson } from '../../shared/json/index.ts'

/**
 * A value as it may cross to a window: floats and decimals are plain numbers there, because a copy between processes
 * keeps no class. For showing only; where exactness counts, JSON text crosses.
 */
export function withPlainNumbers(value: WdlObject): WdlObject
export function withPlainNumbers(value: WdlValue): WdlValue
export function withPlainNumbers(value: WdlValue): WdlValue {
  if (value instanceof WdlFloat) return value.value
  if (value instanceof WdlDecimal) return Number(printJson(value))
  if (Array.isArray(value)) return (value as readonly WdlValue[]).map((item) => withPlainNumbers(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withPlainNumbers(inner)]))
}
