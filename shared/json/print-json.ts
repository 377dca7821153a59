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
  if (!options.indent && isPlain(value, 0)) return JSON.stringify(value)
  const step = options.indent ? ' '.repeat(options.indent) : ''
  return printValue(value, step, step === '' ? '' : '\n', 0)
}

/** Deepest value that is looked at before it is printed. */
const maxPlainDepth = 100

/**
 * Whether the machine's own JSON is exact for a value: it holds no number but integers that a double tells apart, and
 * nothing that JSON leaves out. Looking costs less than printing piece by piece.
 */
function isPlain(value: WdlValue | undefined, depth: number): boolean {
  if (value === null) return true
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true
    case 'number':
      return Number.isSafeInteger(value)
    case 'object':
      break
    default:
      return false
  }
  if (depth > maxPlainDepth || value instanceof WdlFloat || value instanceof WdlDecimal) return false
  if (Array.isArray(value)) {
    for (const item of value as readonly WdlValue[]) if (!isPlain(item, depth + 1)) return false
    return true
  }
  const object = value as WdlObject
  if (typeof object.toJSON === 'function') return false
  for (const name in object) if (!isPlain(object[name], depth + 1)) return false
  return true
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
