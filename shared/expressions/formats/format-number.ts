import { isInteger, toDouble, type WdlNumber } from '../numbers.ts'
import { WdlFloat } from '../value.ts'
import { formatCustomNumber } from './custom-number.ts'
import { digitsOf } from './digits.ts'
import type { NumberCulture } from './number-culture.ts'
import { formatStandardNumber } from './standard-number.ts'

/**
 * A number by a .NET standard or custom format; `undefined` when the format does not exist or does not fit the
 * number (D and X take integers only). Source: .NET, "Standard numeric format strings", "Custom ...".
 */
export function formatNumberValue(
  value: WdlNumber,
  format: string,
  culture: NumberCulture,
): string | undefined {
  if (value instanceof WdlFloat && !Number.isFinite(value.value)) {
    if (Number.isNaN(value.value)) return 'NaN'
    return value.value < 0 ? culture.minus + culture.infinity : culture.infinity
  }
  const standard = /^([A-Za-z])(\d{0,9})$/.exec(format)
  if (!standard && format !== '') return formatCustomNumber(digitsOf(value), format, culture)
  const [, letter = 'G', precision = ''] = standard ?? []
  if (/[xX]/.test(letter)) return isInteger(value) ? hexadecimal(value, letter, Number(precision)) : undefined
  if (/[dD]/.test(letter) && !isInteger(value)) return undefined
  if (Number(precision) > 99_999) return undefined
  if (/[rR]/.test(letter) && isInteger(value)) return undefined
  return formatStandardNumber(value, letter, precision === '' ? undefined : Number(precision), culture)
}

function hexadecimal(value: number | bigint, letter: string, width: number): string {
  const digits = BigInt.asUintN(64, BigInt(value)).toString(16)
  const padded = digits.padStart(Math.min(width, 99_999), toDouble(value) < 0 ? 'f' : '0')
  return letter === 'X' ? padded.toUpperCase() : padded
}
