import { floatValue, integerValue } from '../json/number-text.ts'
import { compareDecimals, decimalFromDouble, decimalFromInteger } from './decimal.ts'
import { WdlDecimal, WdlFloat, type WdlValue } from './value.ts'

/** Any of the language's numbers. */
export type WdlNumber = number | bigint | WdlFloat | WdlDecimal

/** Whether a value is a number of any kind. */
export function isNumeric(value: WdlValue): value is WdlNumber {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof WdlFloat ||
    value instanceof WdlDecimal
  )
}

/** Whether a value is a 64-bit integer. */
export function isInteger(value: WdlValue): value is number | bigint {
  return typeof value === 'number' ? Number.isInteger(value) : typeof value === 'bigint'
}

/** Whether a number is a float (not an integer, not a decimal). */
export function isFloat(value: WdlValue): value is number | WdlFloat {
  return typeof value === 'number' ? !Number.isInteger(value) : value instanceof WdlFloat
}

/** The nearest double of any number. */
export function toDouble(value: WdlNumber): number {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof WdlFloat) return value.value
  return Number(value.digits) / 10 ** value.scale
}

/** Negative, zero or positive as `left` is less than, equal to or greater than `right`; NaN when incomparable. */
export function compareNumbers(left: WdlNumber, right: WdlNumber): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (left instanceof WdlDecimal || right instanceof WdlDecimal) {
    const exactLeft = toDecimal(left)
    const exactRight = toDecimal(right)
    if (exactLeft && exactRight) return compareDecimals(exactLeft, exactRight)
    return toDouble(left) - toDouble(right)
  }
  if (isInteger(left) && isInteger(right)) return left < right ? -1 : left > right ? 1 : 0
  const doubleLeft = toDouble(left)
  const doubleRight = toDouble(right)
  if (doubleLeft === doubleRight) return 0
  return doubleLeft < doubleRight ? -1 : doubleLeft > doubleRight ? 1 : Number.NaN
}

/** The exact decimal of a number; `undefined` when it is too large for one. */
export function toDecimal(value: WdlNumber): WdlDecimal | undefined {
  if (value instanceof WdlDecimal) return value
  if (typeof value === 'bigint') return decimalFromInteger(value)
  const double = typeof value === 'number' ? value : value.value
  return Number.isSafeInteger(double) ? decimalFromInteger(BigInt(double)) : decimalFromDouble(double)
}

export { floatValue, integerValue }
