import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WdlObject } from '../expressions/value.ts'
import { nextOccurrence } from './next-occurrence.ts'
import { readRecurrence } from './recurrence-rule.ts'

const minuteMs = 60_000
const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const some = (least: number, most: number) =>
  fc.uniqueArray(fc.integer({ min: least, max: most }), { minLength: 1, maxLength: 4 })

interface Drawn {
  readonly frequency: 'Day' | 'Week' | 'Month'
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly days: readonly number[]
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  frequency: fc.constantFrom('Day' as const, 'Week' as const, 'Month' as const),
  minutes: some(0, 59),
  hours: some(0, 23),
  days: some(0, 6),
})

function recurrenceOf({ frequency, minutes, hours, days }: Drawn): WdlObject {
  const onDays =
    frequency === 'Week'
      ? { weekDays: days.map((day) => dayNames[day] ?? '') }
      : frequency === 'Month'
        ? { monthDays: days.map((day) => (day < 3 ? day - 3 : day * 5)) }
        : {}
  return { frequency, interval: 1, schedule: { minutes: [...minutes], hours: [...hours], ...onDays } }
}

/** Whether the schedule names this minute: the slow, obvious answer. */
function fits({ frequency, minutes, hours, days }: Drawn, ms: number): boolean {
  const at = new Date(ms)
  if (!minutes.includes(at.getUTCMinutes()) || !hours.includes(at.getUTCHours())) return false
  if (frequency === 'Day') return true
  if (frequency === 'Week') return days.includes(at.getUTCDay())
  const length = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
  return days.some((day) => at.getUTCDate() === (day < 3 ? length + 1 + day - 3 : day * 5))
}

test('the next time is the first minute that the schedule names', () => {
  const begin = Date.UTC(2026, 0, 1)
  fc.assert(
    fc.property(drawn, fc.integer({ min: 0, max: 525_600 }), (schedule, minute) => {
      const after = begin + minute * minuteMs
      const next = nextOccurrence(readRecurrence(recurrenceOf(schedule), []), begin, after)
      let expected = after + minuteMs
      while (!fits(schedule, expected)) expected += minuteMs
      expect(next).toBe(expected)
    }),
    { numRuns: 150 },
  )
})
