import { WdlDecimal, WdlFloat, type WdlValue } from '../../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../../shared/json/index.ts'
import type { JsonSchema } from '../../../shared/operations/index.ts'

/** How a field of the form edits its value. */
export type ValueKind = 'text' | 'choice' | 'flag' | 'number' | 'json'

/** The editor that fits a value and its schema. An expression is always text, whatever it gives. */
export function valueKindOf(value: WdlValue | undefined, schema: JsonSchema | undefined): ValueKind {
  if (typeof value === 'string')
    return choicesOf(schema).length > 0 && !value.startsWith('@') ? 'choice' : 'text'
  if (typeof value === 'boolean') return 'flag'
  if (isNumber(value)) return 'number'
  if (value !== undefined) return 'json'
  if (choicesOf(schema).length > 0) return 'choice'
  const type = Array.isArray(schema?.type) ? schema.type[0] : schema?.type
  if (type === 'boolean') return 'flag'
  if (type === 'object' || type === 'array') return 'json'
  return 'text'
}

/** Texts a field allows. */
export function choicesOf(schema: JsonSchema | undefined): readonly string[] {
  return (schema?.enum ?? []).map(String)
}

/** Whether a value is a number in any of our forms: exact 64-bit ones are bigints, `5.0` is a WdlFloat. */
export function isNumber(value: WdlValue | undefined): boolean {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof WdlFloat ||
    value instanceof WdlDecimal
  )
}

/** A value as the JSON text its field shows. */
export function jsonTextOf(value: WdlValue | undefined): string {
  return value === undefined ? '' : printJson(value, { indent: 2 })
}

/** A text read as JSON, or why it is none. */
export function readJson(
  text: string,
):
  | { readonly value: WdlValue; readonly error?: undefined }
  | { readonly value?: undefined; readonly error: string } {
  try {
    return { value: parseJson(text) }
  } catch (thrown) {
    return { error: thrown instanceof Error ? thrown.message : String(thrown) }
  }
}
