import { closestWord } from '../closest-word.ts'
import { type DateCulture, dateCulture, defaultDateCulture } from '../dates/date-culture.ts'
import { addInterval, type DateValue } from '../dates/date-value.ts'
import { formatDate, formatIso } from '../dates/format-date.ts'
import { parseDate } from '../dates/parse-date.ts'
import { findTimeZone, type TimeZone, windowsZoneNames } from '../dates/time-zone.ts'
import type { WdlValue } from '../value.ts'
import type { CallSite } from './call-site.ts'

/** The date that an argument holds. */
export function takeDate(call: CallSite, value: WdlValue, index = 0): DateValue {
  const date = parseDate(call.text(value, index))
  if (!date)
    throw call.wrongValue(
      index,
      "a timestamp ('2018-03-15T13:27:36Z')",
      value,
      'parseDateTime() reads other forms.',
    )
  return date
}

/** The culture an optional argument names, en-US when it is left out. */
export function takeDateCulture(call: CallSite, locale: WdlValue | undefined, index: number): DateCulture {
  const name = call.optionalText(locale, index)
  if (name === undefined) return defaultDateCulture()
  const culture = dateCulture(name)
  if (!culture) throw call.wrongValue(index, "the name of a culture ('en-US', 'de-DE')", locale ?? null)
  return culture
}

/** A date by an optional format argument, `o` when it is left out. */
export function showDate(
  call: CallSite,
  date: DateValue,
  format: WdlValue | undefined,
  index: number,
  culture?: DateCulture,
): string {
  if (format === undefined) return formatIso(date)
  const text = formatDate(date, call.text(format, index), culture ?? defaultDateCulture())
  if (text === undefined) {
    throw call.wrongValue(
      index,
      "a .NET date format ('yyyy-MM-dd')",
      format,
      "Write '%K' for one custom letter.",
    )
  }
  return text
}

/** A date moved by an interval of a unit. */
export function moveDate(
  call: CallSite,
  date: DateValue,
  interval: WdlValue,
  unit: WdlValue,
  intervalIndex: number,
  direction: 1 | -1 = 1,
): DateValue {
  const moved = addInterval(
    date,
    direction * call.index(interval, intervalIndex),
    call.text(unit, intervalIndex + 1),
  )
  if (moved === 'unit') {
    throw call.wrongValue(intervalIndex + 1, 'Second, Minute, Hour, Day, Week, Month or Year', unit)
  }
  if (!moved)
    throw call.wrongValue(intervalIndex, 'an interval that stays within the years 1 to 9999', interval)
  return moved
}

/** The time zone that an argument names. */
export function takeTimeZone(call: CallSite, name: WdlValue, index: number): TimeZone {
  const text = call.text(name, index)
  const zone = findTimeZone(text)
  if (zone) return zone
  const suggestion = closestWord(text, windowsZoneNames)
  const hint = suggestion === undefined ? undefined : `Did you mean '${suggestion}'?`
  throw call.wrongValue(
    index,
    "a Windows or IANA time zone ('Pacific Standard Time', 'Europe/Paris')",
    name,
    hint,
  )
}

/** The clock handed in, as UTC. */
export function utcNowOf(context: { nowMs(): number }): DateValue {
  const now = context.nowMs()
  const ms = Math.floor(now)
  return { ms, ticks: Math.floor((now - ms) * 10_000), zone: 'utc' }
}
