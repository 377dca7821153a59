import type { WdlValue } from '../../../shared/expressions/value.ts'
import { nextOccurrence } from '../../../shared/schedule/next-occurrence.ts'
import { readRecurrence } from '../../../shared/schedule/recurrence-rule.ts'

export const frequencies = ['Minute', 'Hour', 'Day', 'Week', 'Month'] as const
export type FrequencyName = (typeof frequencies)[number]
export const weekDays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const
export type WeekDay = (typeof weekDays)[number]

/** A simple recurrence as the form has it. */
export interface Schedule {
  readonly frequency: FrequencyName
  readonly interval: number
  /** `08:30`, UTC; counts from days on. */
  readonly time: string
  /** Counts for weeks. */
  readonly days: readonly WeekDay[]
}

export const everyMorning: Schedule = { frequency: 'Day', interval: 1, time: '08:00', days: ['Monday'] }

/** The `recurrence` of a trigger. */
export function recurrenceOf({ frequency, interval, time, days }: Schedule): object {
  if (frequency === 'Minute' || frequency === 'Hour' || frequency === 'Month') return { frequency, interval }
  const [hour = '8', minute = '0'] = time.split(':')
  const chosen = weekDays.filter((day) => days.includes(day))
  return {
    frequency,
    interval,
    timeZone: 'UTC',
    schedule: {
      ...(frequency === 'Week' ? { weekDays: chosen.length === 0 ? ['Monday'] : chosen } : {}),
      hours: [String(Number(hour))],
      minutes: [Number(minute)],
    },
  }
}

/** The first times at which a schedule starts its flow, ms since 1970; none where it is not complete. */
export function firstTimes(schedule: Schedule, nowMs: number, count: number): readonly number[] {
  if (!Number.isInteger(schedule.interval) || schedule.interval < 1) return []
  const times: number[] = []
  const rule = readRecurrence(JSON.parse(JSON.stringify(recurrenceOf(schedule))) as WdlValue, [])
  for (let at = nowMs; times.length < count; ) {
    const next = nextOccurrence(rule, nowMs, at)
    if (next === undefined) break
    times.push(next)
    at = next
  }
  return times
}
