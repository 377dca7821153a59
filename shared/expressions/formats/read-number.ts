import { integerValue } from '../../json/number-text.ts'
import { decimalFromDigits } from '../decimal.ts'
import type { WdlDecimal } from '../value.ts'
import { trimWhiteSpace } from '../white-space.ts'
import { invariantNumbers, type NumberCulture } from './number-culture.ts'

interface NumberParts {
  readonly negative: boolean
  readonly whole: string
  readonly fraction: string
  readonly exponent: number
}

const int64Max = 9223372036854775807n
const int64Min = -9223372036854775808n

/** Reads a floating-point number with thousands separators, sign on either side, exponent. Source: .NET `NumberStyles`. */
export function readDouble(text: string, culture: NumberCulture): number | undefined {
  const symbol = readSymbol(trimWhiteSpace(text), culture)
  if (symbol !== undefined) return symbol
  const parts = readParts(text, culture, { trailingSign: true, exponent: true })
  if (!parts) return undefined
  const value = Number(`${parts.whole || '0'}.${parts.fraction || '0'}e${parts.exponent}`)
  return parts.negative ? -value : value
}

/** Reads a decimal with thousands separators and sign on either side, no exponent (invariant culture). */
export function readDecimal(text: string): WdlDecimal | undefined {
  const parts = readParts(text, invariantNumbers, { trailingSign: true, exponent: false })
  if (!parts) return undefined
  return decimalFromDigits(`${parts.negative ? '-' : ''}${parts.whole}.${parts.fraction}`)
}

/** Reads a 64-bit integer with thousands separators; with `allowFraction` also `1.0`. */
export function readInt64(text: string, allowFraction: boolean): number | bigint | undefined {
  const parts = readParts(text, invariantNumbers, { trailingSign: false, exponent: true })
  if (!parts || (!allowFraction && /\./.test(text))) return undefined
  const digits = parts.whole + parts.fraction
  const shift = parts.exponent - parts.fraction.length
  if (!/[1-9]/.test(digits)) return 0
  if (shift > 20 || shift < -digits.length) return undefined
  const dropped = shift < 0 ? digits.slice(shift) : ''
  if (/[1-9]/.test(dropped)) return undefined
  const kept = shift < 0 ? digits.slice(0, shift) || '0' : digits + '0'.repeat(shift)
  const value = BigInt(kept) * (parts.negative ? -1n : 1n)
  return value > int64Max || value < int64Min ? undefined : integerValue(value)
}

function readSymbol(text: string, culture: NumberCulture): number | undefined {
  const word = text.toLowerCase()
  const infinity = culture.infinity.toLowerCase()
  if (word === 'nan') return Number.NaN
  if (word === infinity || word === `+${infinity}`) return Number.POSITIVE_INFINITY
  return word === `-${infinity}` ? Number.NEGATIVE_INFINITY : undefined
}

function readParts(
  text: string,
  culture: NumberCulture,
  allowed: { trailingSign: boolean; exponent: boolean },
): NumberParts | undefined {
  let rest = trimWhiteSpace(text)
  let sign = /^[+-]/.exec(rest)?.[0]
  if (sign !== undefined) rest = rest.slice(1)
  else if (allowed.trailingSign && /[+-]$/.test(rest)) {
    sign = rest.slice(-1)
    rest = trimWhiteSpace(rest.slice(0, -1))
  }
  let whole = ''
  let fraction = ''
  let at = 0
  let inFraction = false
  for (; at < rest.length; at += 1) {
    const char = rest[at] as string
    if (char >= '0' && char <= '9') {
      if (inFraction) fraction += char
      else whole += char
    } else if (!inFraction && char === culture.decimal) inFraction = true
    else if (inFraction || whole === '' || !isGroup(char, culture.group)) break
  }
  if (whole === '' && fraction === '') return undefined
  const tail = rest.slice(at)
  const exponent = allowed.exponent ? /^[eE]([+-]?\d{1,9})$/.exec(tail)?.[1] : undefined
  if (tail !== '' && exponent === undefined) return undefined
  return { negative: sign === '-', whole, fraction, exponent: Number(exponent ?? 0) }
}

function isGroup(char: string, group: string): boolean {
  return (
    char === group ||
    (/\s/.test(group) && /[ \u00a0\u202f]/.test(char)) ||
    (/['\u2019]/.test(group) && /['\u2019]/.test(char))
  )
}
