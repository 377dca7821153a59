import { isInteger, type WdlNumber } from '../numbers.ts'
import { WdlDecimal } from '../value.ts'

/** A number as decimal digits: 0.`digits` times ten to the power of `scale`; no digits means zero. */
export interface Digits {
  readonly negative: boolean
  /** Without leading and trailing zeros. */
  readonly digits: string
  readonly scale: number
}

/** The digits of a finite number: exact for integers and decimals, the shortest that round-trip for floats. */
export function digitsOf(value: WdlNumber): Digits {
  if (value instanceof WdlDecimal) {
    const negative = value.digits < 0n
    const text = (negative ? -value.digits : value.digits).toString()
    return normalize(negative, text, text.length - value.scale)
  }
  if (isInteger(value)) {
    const text = BigInt(value).toString()
    const negative = text.startsWith('-')
    return normalize(negative, negative ? text.slice(1) : text, text.length - Number(negative))
  }
  const double = typeof value === 'number' ? value : value.value
  const [mantissa = '0', exponent = '0'] = Math.abs(double).toExponential().split('e')
  return normalize(double < 0, mantissa.replace('.', ''), Number(exponent) + 1)
}

function normalize(negative: boolean, text: string, scale: number): Digits {
  const zeros = /^0*/.exec(text)?.[0].length ?? 0
  const digits = text.slice(zeros).replace(/0+$/, '')
  return digits === '' ? { negative: false, digits, scale: 0 } : { negative, digits, scale: scale - zeros }
}

/** Rounded to `count` digits from the first one, half away from zero. */
export function roundDigits(value: Digits, count: number): Digits {
  if (count >= value.digits.length) return value
  if (count < 0) return { negative: false, digits: '', scale: 0 }
  const kept = value.digits.slice(0, count)
  if ((value.digits[count] ?? '0') < '5') return normalize(value.negative, kept, value.scale)
  const raised = (BigInt(kept || '0') + 1n).toString()
  return normalize(value.negative, raised, value.scale + raised.length - count)
}

/** Rounded to a number of decimals. */
export function roundDecimals(value: Digits, decimals: number): Digits {
  return roundDigits(value, value.scale + decimals)
}

/** The digits before the decimal point, at least one. */
export function wholeDigits(value: Digits): string {
  if (value.scale <= 0) return '0'
  return value.digits.slice(0, value.scale).padEnd(value.scale, '0')
}

/** The digits after the decimal point, filled with zeros to `decimals`. */
export function fractionDigits(value: Digits, decimals: number): string {
  const digits = value.scale >= 0 ? value.digits.slice(value.scale) : '0'.repeat(-value.scale) + value.digits
  return digits.slice(0, decimals).padEnd(decimals, '0')
}
