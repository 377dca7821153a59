import { DefinitionError, type JsonPath } from '../errors/index.ts'
import { parseDate } from '../expressions/dates/parse-date.ts'
import { findTimeZone, type TimeZone } from '../expressions/dates/time-zone.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { isObject, objectOf, propertyOf, textOf } from '../wdl/lookup.ts'
import { instantOf } from './wall-clock.ts'

/** How a recurrence counts. */
export type Frequency = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

/** On which days and at which times of them a recurrence falls. Absent parts are those of the start. */
export interface RecurrenceSchedule {
  /** 0 to 59, ascending. */
  readonly minutes?: readonly number[]
  /** 0 to 23, ascending. */
  readonly hours?: readonly number[]
  /** 0 is Sunday. */
  readonly weekDays?: readonly number[]
  /** 1 to 31, or -1 (the last day) to -31. */
  readonly monthDays?: readonly number[]
  /** The nth (or, negative, nth last) weekday of the month. */
  readonly monthlyOccurrences?: readonly { readonly weekDay: number; readonly nth: number }[]
}

/** A trigger's `recurrence`, read and checked. Times are ms since 1970 UTC. */
export interface RecurrenceRule {
  readonly frequency: Frequency
  readonly interval: number
  readonly startMs: number | undefined
  readonly endMs: number | undefined
  /** Most occurrences; no end when absent. */
  readonly count: number | undefined
  readonly zone: TimeZone
  readonly schedule: RecurrenceSchedule | undefined
}

const frequencies: readonly Frequency[] = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year']
const dayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const utc = findTimeZone('UTC') as TimeZone

/**
 * Reads a `recurrence` whose expressions are resolved. Throws DefinitionError `definition.recurrence`, placed below
 * `path`. Source: WDL reference, "Recurrence trigger"; "Schedules for recurring triggers in Azure Logic Apps".
 */
export function readRecurrence(value: WdlValue | undefined, path: JsonPath): RecurrenceRule {
  if (!isObject(value))
    throw problem('The trigger has no recurrence.', path, 'Give a frequency and an interval.')
  const frequency = readFrequency(value, path)
  const interval = wholeNumber(propertyOf(value, 'interval') ?? 1)
  if (interval === undefined || interval < 1) {
    throw problem('The interval is not a whole number from 1.', [...path, 'interval'])
  }
  const zone = readZone(textOf(value, 'timeZone'), path)
  const count = propertyOf(value, 'count')
  const times = wholeNumber(count ?? null)
  if (count !== undefined && count !== null && (times === undefined || times < 1)) {
    throw problem('The count is not a whole number from 1.', [...path, 'count'])
  }
  return {
    frequency,
    interval,
    zone,
    count: times,
    startMs: readTime(value, 'startTime', zone, path),
    endMs: readTime(value, 'endTime', zone, path),
    schedule: readSchedule(objectOf(value, 'schedule'), frequency, [...path, 'schedule']),
  }
}

function readFrequency(value: WdlObject, path: JsonPath): Frequency {
  const text = textOf(value, 'frequency') ?? ''
  const found = frequencies.find((name) => name === text.toLowerCase())
  if (found !== undefined) return found
  throw problem(
    text === '' ? 'The recurrence has no frequency.' : `'${text}' is no frequency.`,
    [...path, 'frequency'],
    'Use Second, Minute, Hour, Day, Week, Month or Year.',
  )
}

function readZone(name: string | undefined, path: JsonPath): TimeZone {
  if (name === undefined || name.trim() === '') return utc
  const zone = findTimeZone(name)
  if (zone !== undefined) return zone
  throw problem(
    `'${name}' is no time zone.`,
    [...path, 'timeZone'],
    "Use a Windows name such as 'W. Europe Standard Time', or an IANA name such as 'Europe/Berlin'.",
  )
}

/** A time with `Z` or an offset is that instant; without, it is the zone's wall clock. */
function readTime(value: WdlObject, name: string, zone: TimeZone, path: JsonPath): number | undefined {
  const text = propertyOf(value, name)
  if (text === undefined || text === null || text === '') return undefined
  const date = typeof text === 'string' ? parseDate(text) : undefined
  if (date === undefined) {
    throw problem(`The ${name} is no time.`, [...path, name], 'Write it as 2026-01-31T08:00:00Z.')
  }
  return date.zone === 'utc' ? date.ms : instantOf(date.ms, zone)
}

function readSchedule(
  value: WdlObject | undefined,
  frequency: Frequency,
  path: JsonPath,
): RecurrenceSchedule | undefined {
  if (value === undefined) return undefined
  const minutes = numbers(value, 'minutes', 0, 59, path)
  const hours = numbers(value, 'hours', 0, 23, path)
  const monthDays = numbers(value, 'monthDays', -31, 31, path)?.filter((day) => day !== 0)
  const weekDays = list(value, 'weekDays')?.map((day) => weekDayOf(day, [...path, 'weekDays']))
  const monthlyOccurrences = list(value, 'monthlyOccurrences')?.map((item) =>
    occurrenceOf(item, [...path, 'monthlyOccurrences']),
  )
  const schedule: RecurrenceSchedule = {
    ...(minutes === undefined ? {} : { minutes }),
    ...(hours === undefined ? {} : { hours }),
    ...(weekDays === undefined ? {} : { weekDays: [...new Set(weekDays)].sort() }),
    ...(monthDays === undefined ? {} : { monthDays }),
    ...(monthlyOccurrences === undefined ? {} : { monthlyOccurrences }),
  }
  if (Object.keys(schedule).length === 0) return undefined
  const isMonthly = monthDays !== undefined || monthlyOccurrences !== undefined
  if (frequency === 'second' || frequency === 'minute' || frequency === 'year') {
    throw problem('A schedule goes with the frequencies Hour, Day, Week and Month only.', path)
  }
  if (frequency === 'hour' && (isMonthly || weekDays !== undefined || hours !== undefined)) {
    throw problem('With the frequency Hour a schedule gives minutes only.', path, 'Use Day or Week.')
  }
  if (isMonthly && frequency !== 'month') {
    throw problem('Days of the month go with the frequency Month only.', path)
  }
  return schedule
}

/** A list of the schedule; an empty one says nothing, one value alone is a list of it. */
function list(value: WdlObject, name: string): readonly WdlValue[] | undefined {
  const given = propertyOf(value, name)
  if (given === undefined || given === null) return undefined
  const items = Array.isArray(given) ? (given as readonly WdlValue[]) : [given]
  return items.length === 0 ? undefined : items
}

function numbers(
  value: WdlObject,
  name: string,
  least: number,
  most: number,
  path: JsonPath,
): readonly number[] | undefined {
  const found = list(value, name)?.map((item) => {
    const number = wholeNumber(item)
    if (number !== undefined && number >= least && number <= most) return number
    throw problem(`The schedule's ${name} are whole numbers from ${least} to ${most}.`, [...path, name])
  })
  return found === undefined ? undefined : [...new Set(found)].sort((a, b) => a - b)
}

/** Real files hold numbers as text, too. */
function wholeNumber(value: WdlValue): number | undefined {
  const number = typeof value === 'string' && /^\s*-?\d+\s*$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined
}

function weekDayOf(value: WdlValue, path: JsonPath): number {
  const index = typeof value === 'string' ? dayNames.indexOf(value.trim().toLowerCase()) : -1
  if (index >= 0) return index
  throw problem(`${JSON.stringify(value)} is no day of the week.`, path, 'Use Monday to Sunday.')
}

function occurrenceOf(value: WdlValue, path: JsonPath): { weekDay: number; nth: number } {
  const nth = wholeNumber(propertyOf(value, 'occurrence') ?? null)
  const weekDay = weekDayOf(propertyOf(value, 'dayOfWeek') ?? propertyOf(value, 'day') ?? null, path)
  if (nth !== undefined && nth !== 0 && Math.abs(nth) <= 5) return { weekDay, nth }
  throw problem('An occurrence is a whole number from 1 to 5, or -1 to -5 from the end.', path)
}

function problem(message: string, path: JsonPath, hint?: string): DefinitionError {
  return new DefinitionError('definition.recurrence', message, { at: { path }, hint })
}
