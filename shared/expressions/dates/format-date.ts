import type { DateCulture } from './date-culture.ts'
import { defaultDateCulture } from './date-culture.ts'
import { type DateToken, readDateTokens } from './date-tokens.ts'
import { type DateParts, type DateValue, partsOf } from './date-value.ts'

const isoPattern = "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK"

/** The pattern of a standard format letter; `undefined` when there is none. */
export function standardDatePattern(letter: string, culture: DateCulture): string | undefined {
  const { shortDate, longDate, shortTime, longTime, monthDay, yearMonth } = culture.patterns
  switch (letter) {
    case 'd':
      return shortDate
    case 'D':
      return longDate
    case 'f':
      return `${longDate} ${shortTime}`
    case 'F':
    case 'U':
      return `${longDate} ${longTime}`
    case 'g':
      return `${shortDate} ${shortTime}`
    case 'G':
      return `${shortDate} ${longTime}`
    case 'm':
    case 'M':
      return monthDay
    case 'o':
    case 'O':
      return isoPattern
    case 'r':
    case 'R':
      return "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"
    case 's':
      return "yyyy'-'MM'-'dd'T'HH':'mm':'ss"
    case 't':
      return shortTime
    case 'T':
      return longTime
    case 'u':
      return "yyyy'-'MM'-'dd HH':'mm':'ss'Z'"
    case 'y':
    case 'Y':
      return yearMonth
    default:
      return undefined
  }
}

/** Standard formats that every culture writes alike. */
const invariantLetters = 'oOrRsu'

/**
 * A date by a .NET standard or custom format; `undefined` when the format is malformed or a single letter without a
 * meaning. Source: .NET, "Standard date and time format strings", "Custom ...".
 */
export function formatDate(date: DateValue, format: string, culture: DateCulture): string | undefined {
  if (format === 'o' || format === 'O') return formatIso(date)
  const isStandard = format.length <= 1
  const letter = format === '' ? 'G' : format
  const pattern = isStandard ? standardDatePattern(letter, culture) : format
  const tokens = pattern === undefined ? undefined : readDateTokens(pattern)
  if (!tokens) return undefined
  return render(
    date,
    tokens,
    isStandard && invariantLetters.includes(letter) ? defaultDateCulture() : culture,
  )
}

/** Format `o`: seven digits, `Z` for UTC, no suffix without a zone. */
export function formatIso(date: DateValue): string {
  const iso = new Date(date.ms).toISOString()
  const ticks = String(date.ticks).padStart(4, '0')
  return `${iso.slice(0, -1)}${ticks}${date.zone === 'utc' ? 'Z' : ''}`
}

function render(date: DateValue, tokens: readonly DateToken[], culture: DateCulture): string {
  const parts = partsOf(date)
  const hasDay = tokens.some((token) => token.kind === 'field' && token.letter === 'd' && token.count <= 2)
  let text = ''
  for (const token of tokens) {
    if (token.kind === 'text') text += token.value
    else if (token.letter === 'F') text = withOptionalFraction(text, parts, token.count)
    else text += renderField(token.letter, token.count, parts, date, culture, hasDay)
  }
  return text
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

function withOptionalFraction(text: string, parts: DateParts, count: number): string {
  const digits = pad(parts.fraction, 7).slice(0, count).replace(/0+$/, '')
  return digits === '' && text.endsWith('.') ? text.slice(0, -1) : text + digits
}

function renderField(
  letter: string,
  count: number,
  parts: DateParts,
  date: DateValue,
  culture: DateCulture,
  hasDay: boolean,
): string {
  switch (letter) {
    case 'd':
      if (count <= 2) return pad(parts.day, count)
      return (count === 3 ? culture.shortWeekdays : culture.weekdays)[parts.weekday] ?? ''
    case 'f':
      return pad(parts.fraction, 7).slice(0, count)
    case 'g':
      return 'A.D.'
    case 'h':
      return pad(parts.hour % 12 === 0 ? 12 : parts.hour % 12, Math.min(count, 2))
    case 'H':
      return pad(parts.hour, Math.min(count, 2))
    case 'K':
      return date.zone === 'utc' ? 'Z' : ''
    case 'm':
      return pad(parts.minute, Math.min(count, 2))
    case 'M': {
      if (count <= 2) return pad(parts.month, count)
      if (count === 3) return culture.shortMonths[parts.month - 1] ?? ''
      return (hasDay ? culture.genitiveMonths : culture.months)[parts.month - 1] ?? ''
    }
    case 's':
      return pad(parts.second, Math.min(count, 2))
    case 't': {
      const designator = parts.hour < 12 ? culture.am : culture.pm
      return count === 1 ? designator.slice(0, 1) : designator
    }
    case 'y':
      return count <= 2 ? pad(parts.year % 100, count) : pad(parts.year, count)
    case 'z':
      // The platform's clock is UTC, so a time without a zone shows that offset too.
      return count === 1 ? '+0' : count === 2 ? '+00' : '+00:00'
    case ':':
      return culture.timeSeparator
    default:
      return culture.dateSeparator
  }
}
