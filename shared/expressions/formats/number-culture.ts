import { currencyOf } from './currencies.ts'

/** How a culture writes numbers. */
export interface NumberCulture {
  readonly decimal: string
  readonly group: string
  /** Digits of the group next to the decimal point, then of all others. */
  readonly groupSizes: readonly [number, number]
  readonly minus: string
  readonly percent: string
  readonly perMille: string
  /** Patterns with `n` for the digits. */
  readonly percentPattern: string
  readonly negativePercentPattern: string
  readonly currencyPattern: string
  readonly negativeCurrencyPattern: string
  readonly currencyDigits: number
  readonly infinity: string
}

/** The invariant culture. Source: .NET `NumberFormatInfo.InvariantInfo`. */
export const invariantNumbers: NumberCulture = {
  decimal: '.',
  group: ',',
  groupSizes: [3, 3],
  minus: '-',
  percent: '%',
  perMille: '\u2030',
  percentPattern: 'n %',
  negativePercentPattern: '-n %',
  currencyPattern: '\u00a4n',
  negativeCurrencyPattern: '(\u00a4n)',
  currencyDigits: 2,
  infinity: 'Infinity',
}

const known = new Map<string, NumberCulture | undefined>()

/** How a culture writes numbers, from the platform's CLDR data; `undefined` when there is no such culture. */
export function numberCulture(name: string): NumberCulture | undefined {
  const key = name.toLowerCase()
  if (!known.has(key)) known.set(key, key === '' ? invariantNumbers : readCulture(name))
  return known.get(key)
}

function readCulture(name: string): NumberCulture | undefined {
  const tag = cultureTag(name)
  if (tag === undefined) return undefined
  const options = { useGrouping: 'always', numberingSystem: 'latn' } as const
  const parts = new Intl.NumberFormat(tag, { ...options, minimumFractionDigits: 1 }).formatToParts(
    -1234567890.5,
  )
  const of = (type: string) => parts.find((part) => part.type === type)?.value
  const integers = parts.filter((part) => part.type === 'integer').map((part) => part.value.length)
  const primary = integers.at(-1) ?? 3
  const { currency, digits } = currencyOf(tag)
  const money = { ...options, style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const
  const percent = { ...options, style: 'percent' } as const
  return {
    decimal: of('decimal') ?? '.',
    group: of('group') ?? ',',
    groupSizes: [primary, integers.length > 2 ? (integers.at(-2) ?? primary) : primary],
    minus: plainMinus(of('minusSign') ?? '-'),
    percent: '%',
    perMille: '\u2030',
    percentPattern: patternOf(tag, percent, 0.01),
    negativePercentPattern: patternOf(tag, percent, -0.01),
    currencyPattern: patternOf(tag, money, 1),
    negativeCurrencyPattern: patternOf(tag, money, -1),
    currencyDigits: digits,
    infinity: '\u221e',
  }
}

/** The BCP 47 tag of a culture name; `undefined` when there is no such culture. */
export function cultureTag(name: string): string | undefined {
  try {
    return Intl.NumberFormat.supportedLocalesOf(name.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}

function patternOf(tag: string, options: Intl.NumberFormatOptions, sample: number): string {
  let pattern = ''
  for (const part of new Intl.NumberFormat(tag, options).formatToParts(sample)) {
    if (part.type === 'integer') pattern += 'n'
    else if (part.type === 'minusSign') pattern += '-'
    else if (part.type === 'currency' || part.type === 'percentSign') pattern += part.value
    else if (part.type === 'literal' && /\s/.test(part.value)) pattern += '\u00a0'
  }
  return pattern
}

/** Directional marks and the typographic minus are not what .NET writes. */
function plainMinus(sign: string): string {
  const bare = sign.replace(/[\u200e\u200f\u061c]/g, '')
  return bare === '\u2212' ? '-' : bare
}
