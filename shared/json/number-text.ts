import { WdlDecimal, WdlFloat, type WdlValue } from '../expressions/value.ts'

const int64Max = 9223372036854775807n
const int64Min = -9223372036854775808n

/** Reads a JSON or expression integer token exactly; `undefined` when it does not fit in 64 bits. */
export function readInteger(text: string): number | bigint | undefined {
  const quick = Number(text)
  if (Number.isSafeInteger(quick)) return quick === 0 ? 0 : quick
  const exact = BigInt(text.startsWith('+') ? text.slice(1) : text)
  return exact > int64Max || exact < int64Min ? undefined : exact
}

/** A double as a language value: a plain number when that shows it is a float, else a `WdlFloat`. */
export function floatValue(value: number): number | WdlFloat {
  return Number.isFinite(value) && !Number.isInteger(value) ? value : new WdlFloat(value)
}

/** A 64-bit integer as a language value: a number while it is safe. */
export function integerValue(value: bigint): number | bigint {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value
}

/** Reads a JSON number token: integers exact (beyond 64 bits as float), others as floats. */
export function readNumber(text: string): WdlValue {
  if (/^[+-]?\d+$/.test(text)) return readInteger(text) ?? floatValue(Number(text))
  return floatValue(Number(text))
}

/** A double as .NET prints it in the invariant culture (`R`): `1.5`, `1E+16`, `1E-05`, `Infinity`. */
export function printDouble(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity'
  if (value === 0) return Object.is(value, -0) ? '-0' : '0'
  const sign = value < 0 ? '-' : ''
  const [mantissa = '', exponentText = '0'] = Math.abs(value).toExponential().split('e')
  const exponent = Number(exponentText)
  const digits = mantissa.replace('.', '')
  if (exponent >= Math.max(15, digits.length) || exponent < -4) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : ''
    const size = String(Math.abs(exponent)).padStart(2, '0')
    return `${sign}${digits[0]}${fraction}E${exponent < 0 ? '-' : '+'}${size}`
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
  if (digits.length <= exponent + 1) return sign + digits.padEnd(exponent + 1, '0')
  return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`
}

/** An exact decimal with all its digits: `5.0000`. */
export function printDecimal(value: WdlDecimal): string {
  const negative = value.digits < 0n
  const digits = (negative ? -value.digits : value.digits).toString().padStart(value.scale + 1, '0')
  const whole = digits.slice(0, digits.length - value.scale)
  const fraction = value.scale > 0 ? `.${digits.slice(digits.length - value.scale)}` : ''
  return `${negative && value.digits !== 0n ? '-' : ''}${whole}${fraction}`
}

/** A float or decimal inside JSON: whole numbers keep a `.0`, as Newtonsoft writes them. */
export function printJsonNumber(value: number | bigint | WdlFloat | WdlDecimal): string {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'number') {
    if (Number.isInteger(value)) return Number.isSafeInteger(value) ? String(value) : BigInt(value).toString()
    return withFraction(printDouble(value))
  }
  if (value instanceof WdlDecimal) return withFraction(printDecimal(value))
  return Number.isFinite(value.value)
    ? withFraction(printDouble(value.value))
    : `"${printDouble(value.value)}"`
}

function withFraction(text: string): string {
  return /[.E]/.test(text) ? text : `${text}.0`
}
