import { WdlDecimal, WdlFloat, type WdlObject, type WdlValue } from '../expressions/value.ts'
import { printJsonNumber } from './number-text.ts'
import { TooDeepError } from './too-deep-error.ts'

/** Deepest value that is printed; a deeper one is an error, not a crash. */
const maxPrintDepth = 2000

/**
 * JSON text of a value, exact in both directions: 64-bit integers digit by digit, floats with `.0`, decimals with
 * all their places. Compact without `indent` (spaces per level). Non-finite floats are written as strings. Throws `TooDeepError`.
 */
export function printJson(value: WdlValue, options: { indent?: number } = {}): string {
  const step = options.indent ? ' '.repeat(options.indent) : ''
  return printValue(value, step, step === '' ? '' : '\n', 0)
}

function printValue(value: WdlValue, step: string, lineBreak: string, depth: number): string {
  if (value === null || value === undefined) return 'null'
  switch (typeof value) {
    case 'string':
      return quote(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'number':
      return Number.isSafeInteger(value) ? `${value}` : printJsonNumber(value)
    case 'bigint':
      return printJsonNumber(value)
    default:
  }
  if (value instanceof WdlFloat || value instanceof WdlDecimal) return printJsonNumber(value)
  if (depth > maxPrintDepth) throw new TooDeepError(maxPrintDepth)
  const inner = lineBreak + step
  const separator = lineBreak === '' ? ',' : `,${inner}`
  let body = ''
  if (Array.isArray(value)) {
    for (const item of value as readonly WdlValue[]) {
      if (body !== '') body += separator
      body += printValue(item, step, inner, depth + 1)
    }
    return body === '' ? '[]' : lineBreak === '' ? `[${body}]` : `[${inner}${body}${lineBreak}]`
  }
  const object = value as WdlObject
  const colon = lineBreak === '' ? ':' : ': '
  for (const name of Object.keys(object)) {
    if (body !== '') body += separator
    body += quote(name) + colon + printValue(object[name] ?? null, step, inner, depth + 1)
  }
  return body === '' ? '{}' : lineBreak === '' ? `{${body}}` : `{${inner}${body}${lineBreak}}`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what JSON has to escape
const needsEscape = /["\\\u0000-\u001f\ud800-\udfff]/

function quote(text: string): string {
  return needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`
}
