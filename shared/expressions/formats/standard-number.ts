import { isInteger, type WdlNumber } from '../numbers.ts'
import { WdlDecimal } from '../value.ts'
import { type Digits, digitsOf, fractionDigits, roundDecimals, roundDigits, wholeDigits } from './digits.ts'
import type { NumberCulture } from './number-culture.ts'

/** A number by a standard format other than X; `undefined` when there is no such letter. */
export function formatStandardNumber(
  value: WdlNumber,
  letter: string,
  precision: number | undefined,
  culture: NumberCulture,
): string | undefined {
  const number = digitsOf(value)
  switch (letter.toUpperCase()) {
    case 'C': {
      const { currencyPattern, negativeCurrencyPattern, currencyDigits } = culture
      return inPattern(number, precision ?? currencyDigits, culture, currencyPattern, negativeCurrencyPattern)
    }
    case 'D':
      return (number.negative ? culture.minus : '') + wholeDigits(number).padStart(precision ?? 0, '0')
    case 'E':
      return scientific(roundDigits(number, (precision ?? 6) + 1), precision ?? 6, letter, 3, culture)
    case 'F':
      return inPattern(number, precision ?? 2, { ...culture, group: '' }, 'n', '-n')
    case 'G':
    case 'R':
      return general(value, number, letter, precision, culture)
    case 'N':
      return inPattern(number, precision ?? 2, culture, 'n', '-n')
    case 'P': {
      const hundredfold = { ...number, scale: number.digits === '' ? 0 : number.scale + 2 }
      return inPattern(
        hundredfold,
        precision ?? 2,
        culture,
        culture.percentPattern,
        culture.negativePercentPattern,
      )
    }
    default:
      return undefined
  }
}

function inPattern(
  number: Digits,
  decimals: number,
  culture: NumberCulture,
  positive: string,
  negative: string,
): string {
  const rounded = roundDecimals(number, decimals)
  const fraction = decimals > 0 ? culture.decimal + fractionDigits(rounded, decimals) : ''
  const text = groupDigits(wholeDigits(rounded), culture) + fraction
  const pattern = rounded.negative ? negative.replace('-', culture.minus) : positive
  return pattern.replace('n', () => text)
}

/** Digits with group separators. */
export function groupDigits(digits: string, culture: NumberCulture): string {
  const { group } = culture
  if (group === '') return digits
  const [primary, secondary] = culture.groupSizes
  const groups: string[] = []
  let end = digits.length
  for (let size = primary; end > size; size = secondary) {
    groups.unshift(digits.slice(end - size, end))
    end -= size
  }
  return [digits.slice(0, end), ...groups].join(group)
}

function scientific(
  number: Digits,
  decimals: number,
  letter: string,
  width: number,
  culture: NumberCulture,
): string {
  const exponent = number.digits === '' ? 0 : number.scale - 1
  const first = number.digits[0] ?? '0'
  const fraction = decimals > 0 ? culture.decimal + number.digits.slice(1).padEnd(decimals, '0') : ''
  const size = String(Math.abs(exponent)).padStart(width, '0')
  return `${number.negative ? culture.minus : ''}${first}${fraction}${letter}${exponent < 0 ? culture.minus : '+'}${size}`
}

function general(
  value: WdlNumber,
  number: Digits,
  letter: string,
  precision: number | undefined,
  culture: NumberCulture,
): string {
  const isExact = isInteger(value) || value instanceof WdlDecimal
  const wanted = precision === 0 ? undefined : precision
  const rounded = wanted === undefined ? number : roundDigits(number, wanted)
  const exponent = rounded.digits === '' ? 0 : rounded.scale - 1
  const most = wanted ?? (isExact ? Number.POSITIVE_INFINITY : Math.max(15, rounded.digits.length))
  if (exponent >= most || (exponent < -4 && !(value instanceof WdlDecimal && wanted === undefined))) {
    const mark = letter === 'g' || letter === 'r' ? 'e' : 'E'
    return scientific(rounded, Math.max(0, rounded.digits.length - 1), mark, 2, culture)
  }
  const scaled = value instanceof WdlDecimal && wanted === undefined ? value.scale : 0
  const decimals = Math.max(0, rounded.digits.length - rounded.scale, scaled)
  const fraction = decimals > 0 ? culture.decimal + fractionDigits(rounded, decimals) : ''
  return (rounded.negative ? culture.minus : '') + wholeDigits(rounded) + fraction
}
