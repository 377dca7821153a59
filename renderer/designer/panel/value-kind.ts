import { WdlDecimal, WdlFloat, type WdlValue } from '../../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../../shared/json/index.ts'
import type { JsonSchema } from '../../../shared/operations/index.ts'
import { isObject } from '../../../shared/wdl/lookup.ts'
import type { TypeWord } from '../../expression/value-schema.ts'
import { toldText } from '../../strings/sentences.ts'

/** How a field of the form edits its value. */
export type ValueKind =
  | 'text'
  | 'choice'
  | 'flag'
  | 'variable'
  | 'time'
  | 'list'
  | 'object'
  | 'pairs'
  | 'condition'
  | 'schema'
  | 'asked-inputs'
  | 'authentication'
  | 'recurrence'
  | 'code'
  | 'json'

/** The editor that fits a value and its schema. An expression is always text, whatever it gives. */
export function valueKindOf(value: WdlValue | undefined, schema: JsonSchema | undefined): ValueKind {
  const editor = schema?.['x-editor']
  const isExpression = typeof value === 'string' && value.startsWith('@')
  if (editor === 'condition') return 'condition'
  if (isExpression) return 'text'
  if (editor === 'authentication' && (value === undefined || isObject(value))) return 'authentication'
  if (editor === 'recurrence' && (value === undefined || isObject(value))) return 'recurrence'
  if (editor === 'schema' || editor === 'asked-inputs') return editor
  if (editor === 'code' && (value === undefined || typeof value === 'string')) return 'code'
  if (editor === 'variable') return 'variable'
  if (editor === 'timestamp' || isTime(value, schema)) return 'time'
  if (typeof value === 'string') return choicesOf(schema).length > 0 ? 'choice' : 'text'
  if (typeof value === 'boolean') return 'flag'
  if (isNumber(value)) return choicesOf(schema).length > 0 ? 'choice' : 'text'
  if (value === undefined || value === null) return emptyKind(schema)
  if (Array.isArray(value)) return isListOf(schema) ? 'list' : 'json'
  if (schema?.properties !== undefined && Object.keys(schema.properties).length > 0) return 'object'
  return editor === 'key-value' && isPairs(value) ? 'pairs' : 'json'
}

/** Whether a connector wants a date or a time there. */
function isTime(value: WdlValue | undefined, schema: JsonSchema | undefined): boolean {
  const format = schema?.format
  return (format === 'date-time' || format === 'date') && (value === undefined || typeof value === 'string')
}

function emptyKind(schema: JsonSchema | undefined): ValueKind {
  if (choicesOf(schema).length > 0) return 'choice'
  if (schema?.['x-editor'] === 'key-value') return 'pairs'
  switch (typeOf(schema)) {
    case 'boolean':
      return 'flag'
    case 'array':
      return isListOf(schema) ? 'list' : 'text'
    case 'object':
      return Object.keys(schema?.properties ?? {}).length > 0 ? 'object' : 'text'
    default:
      return 'text'
  }
}

/** The one type a schema names. */
export function typeOf(schema: JsonSchema | undefined): TypeWord {
  const type = schema?.type
  const words = typeof type === 'string' ? [type] : (type ?? []).filter((word) => word !== 'null')
  const [only] = words
  if (words.length !== 1 || only === undefined || only === 'null')
    return schema?.properties ? 'object' : 'any'
  return only
}

function isListOf(schema: JsonSchema | undefined): boolean {
  return schema?.items !== undefined && typeOf(schema) === 'array'
}

/** Whether an object can be shown as rows of names and values: none of them holds others. */
export function isPairs(value: WdlValue): boolean {
  return isObject(value) && Object.values(value).every((one) => !isObject(one) && !Array.isArray(one))
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

/** A value as the text its field shows: a string as it is, anything else as JSON. */
export function fieldTextOf(value: WdlValue | undefined): string {
  return typeof value === 'string' ? value : jsonTextOf(value)
}

/** What a field's text means: a value, nothing (the property goes), or JSON that is not whole yet. */
export type TextMeaning =
  | { readonly kind: 'value'; readonly value: WdlValue }
  | { readonly kind: 'none' }
  | { readonly kind: 'broken'; readonly message: string }

/**
 * Reads a field's text by its schema. Texts stay texts; numbers and flags are taken as such where they are wanted; where
 * anything may stand, as in Compose, JSON is JSON and the rest is text, as in the platform's designer. `before` is what
 * stood there: a text that looked like a number stays one.
 */
export function meaningOf(
  text: string,
  schema: JsonSchema | undefined,
  before: WdlValue | undefined,
  mayBeEmpty: boolean,
): TextMeaning {
  if (text === '' && !mayBeEmpty) return { kind: 'none' }
  const type = typeOf(schema)
  const asText: TextMeaning = { kind: 'value', value: text }
  if (type === 'string' || text.startsWith('@') || text === '') return asText
  const isStructure = /^\s*[[{]/.test(text)
  if (isStructure && type !== 'number' && type !== 'integer' && type !== 'boolean') {
    const read = readJson(text)
    return read.error === undefined
      ? { kind: 'value', value: read.value }
      : { kind: 'broken', message: read.error }
  }
  const wasText = typeof before === 'string' && before !== '' && isScalarText(before)
  if (type === 'any' && wasText) return asText
  return isScalarText(text) && (type !== 'boolean' || /^(true|false)$/.test(text))
    ? { kind: 'value', value: parseJson(text.trim()) }
    : asText
}

function isScalarText(text: string): boolean {
  return /^\s*(true|false|null|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)\s*$/.test(text)
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
    return { error: thrown instanceof Error ? toldText(thrown.message) : String(thrown) }
  }
}
