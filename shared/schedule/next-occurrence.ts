import { addMonths, dayMs, daysInMonth, timeOfDay } from '../expressions/dates/date-value.ts'
import { toWallClock } from '../expressions/dates/time-zone.ts'
import type { RecurrenceRule, RecurrenceSchedule } from './recurrence-rule.ts'
import { instantOf } from './wall-clock.ts'

const fixedMs = { second: 1000, minute: 60_000, hour: 3_600_000 } as const

/** Periods without an occurrence after which there is none: the 31st of every February, and the like. */
const maxEmptyPeriods = 1000

/**
 * The first time of a recurrence after `afterMs`; `undefined` when none is left. Everything is counted from the start
 * time, or from `anchorMs` (when the flow was turned on) where there is none. Days, weeks and months keep their wall
 * clock over changes to and from daylight saving time; seconds, minutes and hours keep their distance. Times in ms
 * since 1970 UTC. Source: "Schedules for recurring triggers in Azure Logic Apps".
 */
export function nextOccurrence(rule: RecurrenceRule, anchorMs: number, afterMs: number): number | undefined {
  const anchor = rule.startMs ?? anchorMs
  const next =
    rule.schedule === undefined ? plainNext(rule, anchor, afterMs) : scheduledNext(rule, anchor, afterMs)
  return next === undefined || (rule.endMs !== undefined && next > rule.endMs) ? undefined : next
}

/** Every `interval` units from the anchor on, the anchor itself being the first. */
function plainNext(rule: RecurrenceRule, anchor: number, after: number): number | undefined {
  if (after < anchor) return anchor
  const { frequency, interval, zone } = rule
  if (frequency === 'second' || frequency === 'minute' || frequency === 'hour') {
    const stepMs = fixedMs[frequency] * interval
    return anchor + (Math.floor((after - anchor) / stepMs) + 1) * stepMs
  }
  const wall = toWallClock(anchor, zone)
  const isByDay = frequency === 'day' || frequency === 'week'
  const days = (frequency === 'week' ? 7 : 1) * interval
  const months = (frequency === 'year' ? 12 : 1) * interval
  const roughMs = isByDay ? days * dayMs : months * 31 * dayMs
  for (let k = Math.max(0, Math.floor((after - anchor) / roughMs) - 1); ; k += 1) {
    const moved = isByDay
      ? wall + k * days * dayMs
      : addMonths({ ms: wall, ticks: 0, zone: 'none' }, k * months)?.ms
    if (moved === undefined) return undefined
    const instant = instantOf(moved, zone)
    if (instant > after) return instant
  }
}

/** Period by period (hours, days, weeks, months), the times that the schedule gives inside each. */
function scheduledNext(rule: RecurrenceRule, anchor: number, after: number): number | undefined {
  const { zone } = rule
  const schedule = rule.schedule ?? {}
  const least = Math.max(after, anchor - 1)
  const wall = toWallClock(anchor, zone)
  const period = periodsFrom(rule, wall)
  // Hours keep their distance: their clock is the start's, whatever happens to it later.
  const isHourly = rule.frequency === 'hour'
  const toInstant = (time: number) => (isHourly ? time - (wall - anchor) : instantOf(time, zone))
  let k = period.indexBefore(isHourly ? least + (wall - anchor) : toWallClock(least, zone))
  for (let empty = 0; empty < maxEmptyPeriods; empty += 1, k += 1) {
    const found = period
      .times(k, schedule)
      .map(toInstant)
      .filter((instant) => instant > least)
    if (found.length > 0) return Math.min(...found)
  }
  return undefined
}

interface Periods {
  /** Index of a period that surely begins before a wall clock, from 0. */
  indexBefore(wallMs: number): number
  /** Wall clocks of the schedule's times inside a period. */
  times(index: number, schedule: RecurrenceSchedule): number[]
}

function periodsFrom(rule: RecurrenceRule, anchorWall: number): Periods {
  const { interval, frequency } = rule
  const clock = timeOfDay(anchorWall)
  const startDay = anchorWall - clock
  if (frequency === 'hour') {
    const stepMs = fixedMs.hour * interval
    const first = anchorWall - (clock % fixedMs.hour)
    return {
      indexBefore: (wall) => Math.max(0, Math.floor((wall - first) / stepMs) - 3),
      times: (index, { minutes = [] }) => minutes.map((minute) => first + index * stepMs + minute * 60_000),
    }
  }
  if (frequency === 'month') {
    const date = new Date(anchorWall)
    const firstMonth = date.getUTCFullYear() * 12 + date.getUTCMonth()
    return {
      indexBefore: (wall) => {
        const at = new Date(wall)
        return Math.max(
          0,
          Math.floor((at.getUTCFullYear() * 12 + at.getUTCMonth() - firstMonth) / interval) - 1,
        )
      },
      times: (index, schedule) => {
        const month = firstMonth + index * interval
        return atTimes(daysOfMonth(month, schedule, date.getUTCDate()), schedule, clock)
      },
    }
  }
  const stepMs = (frequency === 'week' ? 7 : 1) * interval * dayMs
  const first = frequency === 'week' ? startDay - new Date(startDay).getUTCDay() * dayMs : startDay
  return {
    indexBefore: (wall) => Math.max(0, Math.floor((wall - first) / stepMs) - 1),
    times: (index, schedule) => {
      const begin = first + index * stepMs
      return atTimes(frequency === 'week' ? weekDaysFrom(begin) : dayIfAllowed(begin), schedule, clock)

      function weekDaysFrom(sunday: number): number[] {
        const weekDays = schedule.weekDays ?? [new Date(startDay).getUTCDay()]
        return weekDays.map((weekDay) => sunday + weekDay * dayMs)
      }
      function dayIfAllowed(day: number): number[] {
        return schedule.weekDays?.includes(new Date(day).getUTCDay()) === false ? [] : [day]
      }
    },
  }
}

/** Midnights of the days of a month (years times 12 plus the month from 0) that a schedule names. */
function daysOfMonth(month: number, schedule: RecurrenceSchedule, anchorDay: number): number[] {
  const year = Math.floor(month / 12)
  const monthIndex = month - year * 12
  const length = daysInMonth(year, monthIndex + 1)
  const firstWeekDay = new Date(Date.UTC(year, monthIndex, 1)).getUTCDay()
  const days = new Set<number>()
  const add = (day: number) => {
    if (day >= 1 && day <= length) days.add(day)
  }
  for (const day of schedule.monthDays ?? []) add(day > 0 ? day : length + 1 + day)
  for (const { weekDay, nth } of schedule.monthlyOccurrences ?? []) {
    const first = 1 + ((weekDay - firstWeekDay + 7) % 7)
    const last = first + Math.floor((length - first) / 7) * 7
    add(nth > 0 ? first + (nth - 1) * 7 : last + (nth + 1) * 7)
  }
  if (schedule.monthDays === undefined && schedule.monthlyOccurrences === undefined) {
    if (schedule.weekDays === undefined) add(Math.min(anchorDay, length))
    for (const weekDay of schedule.weekDays ?? []) {
      for (let day = 1 + ((weekDay - firstWeekDay + 7) % 7); day <= length; day += 7) add(day)
    }
  }
  return [...days].map((day) => Date.UTC(year, monthIndex, day))
}

/** Times of day on those days: the schedule's hours and minutes, where absent those of the start. */
function atTimes(days: readonly number[], schedule: RecurrenceSchedule, clock: number): number[] {
  const hours = schedule.hours ?? [Math.floor(clock / fixedMs.hour)]
  const minutes = schedule.minutes ?? [Math.floor((clock % fixedMs.hour) / 60_000)]
  const seconds = schedule.minutes === undefined ? Math.floor((clock % 60_000) / 1000) * 1000 : 0
  return days.flatMap((day) =>
    hours.flatMap((hour) => minutes.map((minute) => day + hour * fixedMs.hour + minute * 60_000 + seconds)),
  )
}
