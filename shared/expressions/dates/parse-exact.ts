import { foldCase } from '../letter-case.ts'
import type { DateCulture } from './date-culture.ts'
import { type DateToken, readDateTokens } from './date-tokens.ts'
import { type DateParts, type DateValue, msOf, partsOf, withMs } from './date-value.ts'
import { standardDatePattern } from './format-date.ts'
import { fractionOf, fullYear, offsetMinutes } from './parse-date.ts'

interface Fields {
  year?: number
  month?: number
  day?: number
  hour?: number
  minute?: number
  second?: number
  fraction?: string
  isAfternoon?: boolean
  zone?: string
  weekday?: number
}

/**
 * Reads a text by an exact .NET date format; `'format'` when the format is malformed, `undefined` when the text does
 * not fit. A missing date is today's, a missing year this year. Source: .NET `DateTime.ParseExact`.
 */
export function parseExactDate(
  text: string,
  format: string,
  culture: DateCulture,
  today: DateValue,
): DateValue | 'format' | undefined {
  const pattern = format.length === 1 ? standardDatePattern(format, culture) : format
  const tokens = pattern === undefined || pattern === '' ? undefined : readDateTokens(pattern)
  if (!tokens) return 'format'
  const fields: Fields = {}
  let at = 0
  for (const token of tokens) {
    const end = readToken(text, at, token, fields, culture)
    if (end === undefined) return undefined
    at = end
  }
  return at === text.length ? assemble(fields, partsOf(today)) : undefined
}

function assemble(fields: Fields, today: DateParts): DateValue | undefined {
  const hasDate = fields.year !== undefined || fields.month !== undefined || fields.day !== undefined
  const { year = today.year, month = hasDate ? 1 : today.month, day = hasDate ? 1 : today.day } = fields
  const { minute = 0, second = 0, isAfternoon } = fields
  let { hour = 0 } = fields
  if (isAfternoon !== undefined && hour <= 12) hour = (hour % 12) + (isAfternoon ? 12 : 0)
  const ms = msOf(year, month, day, hour, minute, second)
  const offset = fields.zone === undefined ? 0 : offsetMinutes(fields.zone)
  if (ms === undefined || offset === undefined) return undefined
  if (fields.weekday !== undefined && new Date(ms).getUTCDay() !== fields.weekday) return undefined
  const { milliseconds, ticks } = fractionOf(fields.fraction ?? '')
  const base: DateValue = { ms: 0, ticks, zone: fields.zone === undefined ? 'none' : 'utc' }
  return withMs(base, ms + milliseconds - offset * 60_000)
}

function readToken(
  text: string,
  at: number,
  token: DateToken,
  fields: Fields,
  culture: DateCulture,
): number | undefined {
  if (token.kind === 'text') return text.startsWith(token.value, at) ? at + token.value.length : undefined
  const { letter, count } = token
  const number = (least: number, most: number, keep: (value: number, length: number) => void) => {
    const digits = new RegExp(`^\\d{${least},${most}}`).exec(text.slice(at, at + most))?.[0]
    if (digits === undefined) return undefined
    keep(Number(digits), digits.length)
    return at + digits.length
  }
  const name = (lists: readonly (readonly string[])[], keep: (index: number) => void) => {
    const found = longestName(text, at, lists)
    if (!found) return undefined
    keep(found.index)
    return at + found.length
  }
  const twoDigits = Math.min(count, 2)
  switch (letter) {
    case 'd':
      if (count <= 2) return number(twoDigits, 2, (value) => Object.assign(fields, { day: value }))
      return name([count === 3 ? culture.shortWeekdays : culture.weekdays], (index) =>
        Object.assign(fields, { weekday: index }),
      )
    case 'M':
      if (count <= 2) return number(twoDigits, 2, (value) => Object.assign(fields, { month: value }))
      return name(count === 3 ? [culture.shortMonths] : [culture.months, culture.genitiveMonths], (index) =>
        Object.assign(fields, { month: index + 1 }),
      )
    case 'y':
      if (count <= 2)
        return number(twoDigits, 2, (value) => Object.assign(fields, { year: fullYear(value, 2) }))
      return number(count === 3 ? 3 : count, count === 3 ? 4 : count, (value) =>
        Object.assign(fields, { year: value }),
      )
    case 'H':
    case 'h':
      return number(twoDigits, 2, (value) => Object.assign(fields, { hour: value }))
    case 'm':
      return number(twoDigits, 2, (value) => Object.assign(fields, { minute: value }))
    case 's':
      return number(twoDigits, 2, (value) => Object.assign(fields, { second: value }))
    case 'f': {
      const digits = text.slice(at, at + count)
      if (!new RegExp(`^\\d{${count}}$`).test(digits)) return undefined
      fields.fraction = digits
      return at + count
    }
    case 'F': {
      const digits = new RegExp(`^\\d{0,${count}}`).exec(text.slice(at))?.[0] ?? ''
      fields.fraction = digits
      return at + digits.length
    }
    case 't': {
      const wanted = count === 1 ? [culture.am.slice(0, 1), culture.pm.slice(0, 1)] : [culture.am, culture.pm]
      return name([wanted], (index) => Object.assign(fields, { isAfternoon: index === 1 }))
    }
    case 'z':
    case 'K': {
      const zone = /^(?:Z|[+-]\d{1,2}(?::?\d{2})?)/.exec(text.slice(at))?.[0]
      if (zone === undefined) return letter === 'K' ? at : undefined
      fields.zone = zone
      return at + zone.length
    }
    case 'g':
      return name([['A.D.', 'AD']], () => undefined)
    default: {
      const separator = letter === ':' ? culture.timeSeparator : culture.dateSeparator
      return text.startsWith(separator, at) ? at + separator.length : undefined
    }
  }
}

function longestName(
  text: string,
  at: number,
  lists: readonly (readonly string[])[],
): { index: number; length: number } | undefined {
  let best: { index: number; length: number } | undefined
  for (const names of lists) {
    names.forEach((candidate, index) => {
      const isLonger = candidate.length > (best?.length ?? 0)
      if (isLonger && foldCase(text.slice(at, at + candidate.length)) === foldCase(candidate)) {
        best = { index, length: candidate.length }
      }
    })
  }
  return best
}
