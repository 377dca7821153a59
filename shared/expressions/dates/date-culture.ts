import { cultureTag } from '../formats/number-culture.ts'
import { type DatePatterns, datePatterns } from './date-patterns.ts'

/** How a culture writes dates. Names are in calendar order, weekdays from Sunday. */
export interface DateCulture {
  readonly months: readonly string[]
  /** Month names beside a day number, where the language inflects them. */
  readonly genitiveMonths: readonly string[]
  readonly shortMonths: readonly string[]
  readonly weekdays: readonly string[]
  readonly shortWeekdays: readonly string[]
  readonly am: string
  readonly pm: string
  readonly dateSeparator: string
  readonly timeSeparator: string
  readonly patterns: DatePatterns
  /** Order of day, month and year in short dates: `mdy`, `dmy` or `ymd`. */
  readonly order: string
}

const known = new Map<string, DateCulture | undefined>()

/** How a culture writes dates, from the platform's CLDR data; `undefined` when there is no such culture. */
export function dateCulture(name: string): DateCulture | undefined {
  const key = name.toLowerCase()
  if (!known.has(key)) known.set(key, readCulture(name))
  return known.get(key)
}

/** The default culture of dates. */
export function defaultDateCulture(): DateCulture {
  return dateCulture('en-US') as DateCulture
}

function readCulture(name: string): DateCulture | undefined {
  const tag = name === '' ? 'en-US' : cultureTag(name)
  if (tag === undefined) return undefined
  // All Englishes share .NET's month names; CLDR has 'Sept' for some.
  const words = `${tag.startsWith('en') ? 'en-US' : tag}-u-ca-gregory-nu-latn`
  const named = (options: Intl.DateTimeFormatOptions, type: string, dates: readonly number[]) => {
    const format = new Intl.DateTimeFormat(words, { ...options, timeZone: 'UTC' })
    return dates.map((ms) => format.formatToParts(ms).find((part) => part.type === type)?.value ?? '')
  }
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2018, month, 15))
  const days = Array.from({ length: 7 }, (_, day) => Date.UTC(2018, 6, 1 + day))
  const hours = [Date.UTC(2018, 0, 1, 1), Date.UTC(2018, 0, 1, 13)]
  const [am = '', pm = ''] = named({ hour: 'numeric', hour12: true }, 'dayPeriod', hours)
  const patterns = datePatterns(name === '' ? '' : tag)
  return {
    months: named({ month: 'long' }, 'month', months),
    genitiveMonths: named({ month: 'long', day: 'numeric' }, 'month', months),
    shortMonths: named({ month: 'short' }, 'month', months),
    weekdays: named({ weekday: 'long' }, 'weekday', days),
    shortWeekdays: named({ weekday: 'short' }, 'weekday', days),
    am,
    pm,
    dateSeparator: /[^A-Za-z' ]/.exec(patterns.shortDate)?.[0] ?? '/',
    timeSeparator: /[^A-Za-z' ]/.exec(patterns.shortTime)?.[0] ?? ':',
    patterns,
    order: [...patterns.shortDate.replace(/[^dMy]/g, '').toLowerCase()].filter(isFirst).join(''),
  }
}

function isFirst(letter: string, index: number, letters: readonly string[]): boolean {
  return letters.indexOf(letter) === index
}
