import { foldCase } from '../letter-case.ts'
import { trimWhiteSpace } from '../white-space.ts'
import { type DateCulture, defaultDateCulture } from './date-culture.ts'
import { type DateValue, msOf, withMs } from './date-value.ts'

const isoDate =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ]\s*(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?)?\s*(Z|z|[+-]\d{1,2}(?::?\d{2})?)?$/

/** A wall clock with the zone it was read with. */
interface Reading {
  readonly ms: number | undefined
  readonly milliseconds: number
  readonly ticks: number
  readonly zone: string | undefined
}

const reading: Omit<Reading, 'ms'> = { milliseconds: 0, ticks: 0, zone: undefined }

/**
 * Reads a date as .NET's `DateTime.Parse` does: ISO 8601, RFC 1123 and the culture's own ways. An offset is turned
 * into UTC. `undefined` when it is none; a text without a date (a time alone) is none, either.
 */
export function parseDate(text: string, culture: DateCulture = defaultDateCulture()): DateValue | undefined {
  const trimmed = trimWhiteSpace(text)
  const yearMonth = /^(\d{4})[-/](\d{1,2})$/.exec(trimmed)
  if (yearMonth) return finish({ ...reading, ms: msOf(Number(yearMonth[1]), Number(yearMonth[2]), 1) })
  const iso = isoDate.exec(trimmed)
  if (!iso) return parseLoosely(trimmed, culture)
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = iso
  const ms = msOfClock(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second))
  return finish({ ms, ...fractionOf(fraction), zone })
}

/** 24:00:00 is the next midnight. */
function msOfClock(year: number, month: number, day: number, hour: number, minute: number, second: number) {
  if (hour === 24 && minute === 0 && second === 0) {
    const midnight = msOf(year, month, day)
    return midnight === undefined ? undefined : midnight + 86_400_000
  }
  return msOf(year, month, day, hour, minute, second)
}

/** A fraction of a second, rounded to seven digits. */
export function fractionOf(fraction: string): { milliseconds: number; ticks: number } {
  const digits = Math.round(Number(`0.${fraction || '0'}`) * 1e7)
  return { milliseconds: Math.floor(digits / 10_000), ticks: digits % 10_000 }
}

function finish({ ms, ticks, zone, milliseconds }: Reading): DateValue | undefined {
  if (ms === undefined) return undefined
  const offset = zone === undefined ? 0 : offsetMinutes(zone)
  if (offset === undefined) return undefined
  const base: DateValue = { ms: 0, ticks, zone: zone === undefined ? 'none' : 'utc' }
  return withMs(base, ms + milliseconds - offset * 60_000)
}

/** Minutes east of UTC of `Z`, `GMT`, `+02:00`, `+0200`, `+02`; `undefined` beyond 14 hours. */
export function offsetMinutes(zone: string): number | undefined {
  const match = /^([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone)
  if (!match) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0)
  if (minutes > 14 * 60 || Number(match[3] ?? 0) > 59) return undefined
  return match[1] === '-' ? -minutes : minutes
}

const clock =
  /(?:^|[\sT,])(\d{1,2})(?:\s*[:.]\s*(\d{1,2})(?:\s*[:.]\s*(\d{1,2})(?:[.,](\d+))?)?\s*([ap]\.?\s?m?\.?)?|\s*([ap]\.?\s?m\.?))(?=$|[\s,Zz+-])/i

/** Reads dates with names or numbers in the culture's order, with an optional time and zone anywhere after. */
function parseLoosely(text: string, culture: DateCulture): DateValue | undefined {
  if (text.length > 200) return undefined
  const { rest: unzoned, zone } = takeZone(text)
  const time = takeTime(unzoned, culture)
  if (!time) return undefined
  const date = readDay(time.rest, culture)
  if (!date) return undefined
  const { year, month, day, weekday } = date
  const ms = msOfClock(year, month, day, time.hour, time.minute, time.second)
  if (ms === undefined) return undefined
  if (weekday !== undefined && new Date(msOf(year, month, day) ?? 0).getUTCDay() !== weekday) return undefined
  return finish({ ms, ...fractionOf(time.fraction), zone })
}

function takeZone(text: string): { rest: string; zone: string | undefined } {
  const named = /\s*\b(?:GMT|UTC)$|(?<=\d|\s)[Zz]$/i.exec(text)
  if (named) return { rest: text.slice(0, named.index), zone: 'Z' }
  const inner = /(?<=\d)Z(?=\d{1,2}:)/.exec(text)
  if (inner) return { rest: `${text.slice(0, inner.index)} ${text.slice(inner.index + 1)}`, zone: 'Z' }
  const offset = /(?<=:\d{1,2}(?:\.\d+)?(?:\s*[ap]m)?)\s*([+-]\d{1,2}(?::?\d{2})?)$/i.exec(text)
  if (offset) return { rest: text.slice(0, offset.index), zone: offset[1] }
  return { rest: text, zone: undefined }
}

interface Clock {
  readonly rest: string
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly fraction: string
}

function takeTime(text: string, culture: DateCulture): Clock | undefined {
  const isDotted = culture.timeSeparator === '.'
  const match = clock.exec(text)
  const usesDot = match?.[0].includes('.') && !/:/.test(match[0])
  if (!match || (usesDot && !isDotted && match[6] === undefined && match[5] === undefined)) {
    return { rest: text, hour: 0, minute: 0, second: 0, fraction: '' }
  }
  const [whole, hourText, minute = '0', second = '0', fraction = '', half, onlyHalf] = match
  const designator = (half ?? onlyHalf ?? '').trim().toLowerCase()
  let hour = Number(hourText)
  if (designator !== '') {
    if (hour < 1 || hour > 12) return undefined
    hour = (hour % 12) + (designator.startsWith('p') ? 12 : 0)
  }
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + whole.length)}`
  return { rest, hour, minute: Number(minute), second: Number(second), fraction }
}

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number | undefined
}

function readDay(text: string, culture: DateCulture): Day | undefined {
  let month: number | undefined
  let monthPosition = -1
  let weekday: number | undefined
  const numbers: { value: number; length: number }[] = []
  for (const match of text.matchAll(/\d+|[\p{L}\p{M}]+\.?/gu)) {
    const word = match[0]
    if (/^\d/.test(word)) numbers.push({ value: Number(word), length: word.length })
    else {
      if (isFiller(word)) continue
      const foundMonth = month === undefined ? indexOfName(word, monthNames(culture)) : undefined
      const foundDay = indexOfName(word, [culture.weekdays, culture.shortWeekdays])
      if (foundMonth !== undefined) {
        month = foundMonth + 1
        monthPosition = numbers.length
      } else if (foundDay !== undefined && weekday === undefined) weekday = foundDay
      else return undefined
    }
  }
  if (/[^\p{L}\p{M}\d\s.,/'’-]/u.test(text)) return undefined
  const day =
    month === undefined ? fromNumbers(numbers, culture.order) : besideName(numbers, month, monthPosition)
  return day && { ...day, weekday }
}

function monthNames(culture: DateCulture): readonly (readonly string[])[] {
  return [culture.months, culture.genitiveMonths, culture.shortMonths]
}

/** Words that stand between day, month and year in some languages, and the T of ISO 8601. */
function isFiller(word: string): boolean {
  return /^(?:de|del|den|of|the|st|nd|rd|th|er|le|el|il|г\.?|р\.?|T|年|月|日|년|월|일)$/iu.test(word)
}

function indexOfName(word: string, lists: readonly (readonly string[])[]): number | undefined {
  const wanted = foldCase(word.replace(/\.$/, ''))
  for (const names of lists) {
    const index = names.findIndex((name) => foldCase(name.replace(/\.$/, '')) === wanted)
    if (index !== -1) return index
  }
  return undefined
}

type Numbers = readonly { readonly value: number; readonly length: number }[]

function besideName(
  numbers: Numbers,
  month: number,
  monthPosition: number,
): Omit<Day, 'weekday'> | undefined {
  const [first, second] = numbers
  if (!first || numbers.length > 2) return undefined
  if (!second) return first.length >= 3 ? { year: first.value, month, day: 1 } : undefined
  const isYearFirst = first.length >= 3 && monthPosition >= 1
  const year = isYearFirst ? first : second
  const day = isYearFirst ? second : first
  return { year: fullYear(year.value, year.length), month, day: day.value }
}

function fromNumbers(numbers: Numbers, order: string): Omit<Day, 'weekday'> | undefined {
  if (numbers.length !== 3) return undefined
  const isYearFirst = (numbers[0]?.length ?? 0) >= 3
  const letters = isYearFirst ? 'ymd' : order === 'ymd' && (numbers[2]?.length ?? 0) >= 3 ? 'mdy' : order
  const of = (letter: string) => numbers[letters.indexOf(letter)]
  const year = of('y')
  const month = of('m')
  const day = of('d')
  if (!year || !month || !day) return undefined
  return { year: fullYear(year.value, year.length), month: month.value, day: day.value }
}

/** Two digits mean 1950 to 2049. Source: .NET `Calendar.TwoDigitYearMax`. */
export function fullYear(value: number, length: number): number {
  if (length > 2) return value
  return value >= 50 ? 1900 + value : 2000 + value
}
