import { printDecimal, printDouble } from '../json/number-text.ts'
import { printJson } from '../json/print-json.ts'
import { isContent, textOfContent } from './content.ts'
import { WdlDecimal, WdlFloat, type WdlValue } from './value.ts'

/**
 * Text of any value, the rule of `string()`, `concat()` and `@{}`: null is empty, booleans are `True`/`False`, a
 * whole float has no decimals, binary content is decoded, arrays and objects are compact JSON.
 */
export function toText(value: WdlValue): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  switch (typeof value) {
    case 'number':
      return Number.isSafeInteger(value) ? `${value}` : printDouble(value)
    case 'boolean':
      return value ? 'True' : 'False'
    case 'bigint':
      return value.toString()
    default:
  }
  if (value instanceof WdlFloat) return printDouble(value.value)
  if (value instanceof WdlDecimal) return printDecimal(value)
  if (isContent(value)) return textOfContent(value) ?? printJson(value)
  return printJson(value)
}
