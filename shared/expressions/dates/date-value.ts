/**
 * A point on the calendar as the language has it: wall-clock time and whether it is known to be UTC.
 * `ms` counts from 1970-01-01 as if the wall clock were UTC; `ticks` are the 100-nanosecond units below (0-9999).
 */
export interface DateValue {
  readonly ms: number
  readonly ticks: number
  /** `utc` shows a `Z`; `none` came without a zone and goes without one. */
  readonly zone: 'utc' | 'none'
}

/** The calendar's bounds: 0001-01-01 and 9999-12-31. Source: .NET `DateTime`. */
const minMs = -62_135_596_800_000
const maxMs = 253_402_300_799_999

export const dayMs = 86_400_000

/** A date with another wall clock, the same ticks and zone; `undefined` outside the years 1 to 9999. */
export function withMs(date: DateValue, ms: number, ticks = date.ticks): DateValue | undefined {
  return ms < minMs || ms > maxMs || Number.isNaN(ms) ? undefined : { ms, ticks, zone: date.zone }
}

/** Milliseconds since 1970 of a calendar time; `undefined` when there is no such day or time. */
export function msOf(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): number | undefined {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000
}

/** The parts of a wall clock. */
export interface DateParts {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** Seven digits: 100-nanosecond units within the second. */
  readonly fraction: number
  /** 0 is Sunday. */
  readonly weekday: number
}

export function partsOf(date: DateValue): DateParts {
  const clock = new Date(date.ms)
  return {
    year: clock.getUTCFullYear(),
    month: clock.getUTCMonth() + 1,
    day: clock.getUTCDate(),
    hour: clock.getUTCHours(),
    minute: clock.getUTCMinutes(),
    second: clock.getUTCSeconds(),
    fraction: clock.getUTCMilliseconds() * 10_000 + date.ticks,
    weekday: clock.getUTCDay(),
  }
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Moved by months; the day is cut to the length of the month it lands in. */
export function addMonths(date: DateValue, months: number): DateValue | undefined {
  const { year, month, day } = partsOf(date)
  const index = year * 12 + month - 1 + months
  const newYear = Math.floor(index / 12)
  const newMonth = index - newYear * 12 + 1
  if (newYear < 1 || newYear > 9999) return undefined
  const start = msOf(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)))
  return start === undefined ? undefined : withMs(date, start + timeOfDay(date.ms))
}

/** Milliseconds since midnight. */
export function timeOfDay(ms: number): number {
  return ((ms % dayMs) + dayMs) % dayMs
}

/** Units of `addToTime` and its kin; case is ignored. */
const unitMs: Readonly<Record<string, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: dayMs,
  week: 7 * dayMs,
}

/** Moved by an interval; `'unit'` when there is no such unit, `undefined` outside the calendar. */
export function addInterval(date: DateValue, interval: number, unit: string): DateValue | 'unit' | undefined {
  const name = unit.toLowerCase()
  if (name === 'month') return addMonths(date, interval)
  if (name === 'year') return addMonths(date, interval * 12)
  if (!Object.hasOwn(unitMs, name)) return 'unit'
  return withMs(date, date.ms + interval * (unitMs[name] as number))
}

/** 100-nanosecond units since 0001-01-01T00:00:00. */
export function ticksOf(date: DateValue): bigint {
  return (BigInt(date.ms) - BigInt(minMs)) * 10_000n + BigInt(date.ticks)
}
