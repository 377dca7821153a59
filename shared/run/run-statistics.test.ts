import { expect, test } from 'vitest'
import { countRuns, dayMs, firstDay } from './run-statistics.ts'

const noon = Date.UTC(2026, 4, 10, 12)

test('days are those of the person’s clock', () => {
  expect(firstDay(noon, 1, 0)).toBe(Date.UTC(2026, 4, 10))
  // 23:30 UTC is already the next day two hours further east.
  expect(firstDay(Date.UTC(2026, 4, 10, 23, 30), 1, 120)).toBe(Date.UTC(2026, 4, 10, 22))
  expect(firstDay(noon, 3, -300)).toBe(Date.UTC(2026, 4, 8, 5))
})

test('runs are counted by day and outcome, with the middle and the long duration', () => {
  const at = (day: number, hour = 12) => Date.UTC(2026, 4, day, hour)
  const counted = countRuns(
    [
      { status: 'Succeeded', startTime: at(9), endTime: at(9) + 100 },
      { status: 'Succeeded', startTime: at(9), endTime: at(9) + 300 },
      { status: 'TimedOut', startTime: at(9), endTime: at(9) + 900 },
      { status: 'Cancelled', startTime: at(10, 0), endTime: at(10, 0) + 5 },
      { status: 'Waiting', startTime: at(10, 11) },
      { status: 'Failed', startTime: at(7), endTime: at(7) + 1 },
    ],
    { nowMs: noon, days: 2, offsetMinutes: 0 },
  )
  expect(counted).toEqual({
    days: [
      { day: at(9, 0), succeeded: 2, failed: 1, cancelled: 0, open: 0, medianMs: 300 },
      { day: at(10, 0), succeeded: 0, failed: 0, cancelled: 1, open: 1, medianMs: 5 },
    ],
    total: { succeeded: 2, failed: 1, cancelled: 1, open: 1, medianMs: 100, p95Ms: 900 },
  })
})

test('a day without runs is there, with nothing to say of durations', () => {
  const { days, total } = countRuns([], { nowMs: noon, days: 28, offsetMinutes: 0 })
  expect(days).toHaveLength(28)
  expect(days.at(-1)).toEqual({ day: noon - dayMs / 2, succeeded: 0, failed: 0, cancelled: 0, open: 0 })
  expect(total).toEqual({ succeeded: 0, failed: 0, cancelled: 0, open: 0 })
})
