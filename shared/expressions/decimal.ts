import { WdlDecimal } from './value.ts'

/** Largest digits of a `System.Decimal`: 2^96 - 1. Source: .NET, System.Decimal. */
const maxDigits = 79228162514264337593543950335n
const maxScale = 28

/** Powers of ten as bigint. */
function tenTo(power: number): bigint {
  return 10n ** BigInt(power)
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value
}

/** Divides rounding half to even, as .NET decimals do. */
function divideEven(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor
  const twice = magnitude(dividend % divisor) * 2n
  const size = magnitude(divisor)
  if (twice < size || (twice === size && quotient % 2n === 0n)) return quotient
  return quotient + (dividend < 0n === divisor < 0n ? 1n : -1n)
}

/** A decimal with its digits cut to 96 bits and 28 places; `undefined` on overflow. */
export function makeDecimal(digits: bigint, scale: number): WdlDecimal | undefined {
  let drop = Math.max(0, scale - maxScale)
  while (scale - drop >= 0) {
    const cut = drop === 0 ? digits : divideEven(digits, tenTo(drop))
    if (magnitude(cut) <= maxDigits) return new WdlDecimal(cut, scale - drop)
    drop += 1
  }
  return undefined
}

export function decimalFromInteger(value: bigint): WdlDecimal | undefined {
  return makeDecimal(value, 0)
}

/** A double as decimal, with the 15 significant digits that .NET's conversion keeps. */
export function decimalFromDouble(value: number): WdlDecimal | undefined {
  if (!Number.isFinite(value)) return undefined
  const [mantissa = '0', exponentText = '0'] = value.toExponential(14).split('e')
  const exponent = Number(exponentText)
  let digits = BigInt(mantissa.replace('.', ''))
  let scale = 14 - exponent
  while (scale > 0 && digits % 10n === 0n && digits !== 0n) {
    digits /= 10n
    scale -= 1
  }
  if (digits === 0n) return new WdlDecimal(0n, 0)
  return scale < 0 ? makeDecimal(digits * tenTo(-scale), 0) : makeDecimal(digits, scale)
}

/** Reads plain digits with an optional sign and fraction (invariant culture); `undefined` when it is none. */
export function decimalFromDigits(text: string): WdlDecimal | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text)
  if (!match) return undefined
  const [, sign = '', whole = '', fraction = ''] = match
  if (whole === '' && fraction === '') return undefined
  return makeDecimal(BigInt(`${whole}${fraction}` || '0') * (sign === '-' ? -1n : 1n), fraction.length)
}

export function compareDecimals(left: WdlDecimal, right: WdlDecimal): number {
  const scale = Math.max(left.scale, right.scale)
  const difference = left.digits * tenTo(scale - left.scale) - right.digits * tenTo(scale - right.scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function addDecimals(left: WdlDecimal, right: WdlDecimal): WdlDecimal | undefined {
  const scale = Math.max(left.scale, right.scale)
  return makeDecimal(
    left.digits * tenTo(scale - left.scale) + right.digits * tenTo(scale - right.scale),
    scale,
  )
}

export function negateDecimal(value: WdlDecimal): WdlDecimal {
  return new WdlDecimal(-value.digits, value.scale)
}

export function multiplyDecimals(left: WdlDecimal, right: WdlDecimal): WdlDecimal | undefined {
  return makeDecimal(left.digits * right.digits, left.scale + right.scale)
}

/** Quotient to at most 28 places; the divisor is not zero. */
export function divideDecimals(left: WdlDecimal, right: WdlDecimal): WdlDecimal | undefined {
  let scale = left.scale - right.scale
  let dividend = left.digits
  if (scale < 0) {
    dividend *= tenTo(-scale)
    scale = 0
  }
  while (dividend % right.digits !== 0n && scale < maxScale) {
    dividend *= 10n
    scale += 1
    if (magnitude(dividend / right.digits) > maxDigits) break
  }
  return makeDecimal(divideEven(dividend, right.digits), scale)
}

/** Remainder with the dividend's sign; the divisor is not zero. */
export function remainderDecimals(left: WdlDecimal, right: WdlDecimal): WdlDecimal | undefined {
  const scale = Math.max(left.scale, right.scale)
  return makeDecimal(
    (left.digits * tenTo(scale - left.scale)) % (right.digits * tenTo(scale - right.scale)),
    scale,
  )
}
