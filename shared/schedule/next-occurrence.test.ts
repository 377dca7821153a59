import { describe, expect, test } from 'vitest'
import { DefinitionError } from '../errors/index.ts'
import type { WdlValue } from '../expressions/value.ts'
import { nextOccurrence } from './next-occurrence.ts'
import { readRecurrence } from './recurrence-rule.ts'

const at = (text: string) => Date.parse(text)
const short = (ms: number | undefined) =>
  ms === undefined
    ? 'never'
    : new Date(ms)
        .toISOString()
        .replace(/:00\.000Z$/, 'Z')
        .replace('.000Z', 'Z')

/** The first times of a recurrence after a moment, for a flow turned on at `on` (the moment itself when absent). */
function times(recurrence: WdlValue, after: string, count: number, on = after): string {
  const rule = readRecurrence(recurrence, [])
  const found: string[] = []
  let last = at(after)
  for (let index = 0; index < count; index += 1) {
    const next = nextOccurrence(rule, at(on), last)
    found.push(short(next))
    if (next === undefined) break
    last = next
  }
  return found.join(' ')
}

const berlin = 'W. Europe Standard Time'

describe('without a schedule', () => {
  test.each<[string, WdlValue, string, string, string]>([
    // [name, recurrence, turned on, after, next three]
    [
      'begins at once and keeps its distance',
      { frequency: 'Minute', interval: 15 },
      '2026-11-23T08:02:00Z',
      '2026-11-23T08:01:59Z',
      '2026-11-23T08:02Z 2026-11-23T08:17Z 2026-11-23T08:32Z',
    ],
    [
      'a start time in the past: times that are over are left out',
      { frequency: 'Hour', interval: 12, startTime: '2020-01-01T09:00:00Z' },
      '2026-11-23T08:02:00Z',
      '2026-11-23T08:02:00Z',
      '2026-11-23T09:00Z 2026-11-23T21:00Z 2026-11-24T09:00Z',
    ],
    [
      'a start time to come is the first time',
      { frequency: 'Day', interval: '2', startTime: '2027-01-31T06:30:00Z' },
      '2026-11-23T08:02:00Z',
      '2026-11-23T08:02:00Z',
      '2027-01-31T06:30Z 2027-02-02T06:30Z 2027-02-04T06:30Z',
    ],
    [
      'months from the 31st do not drift',
      { frequency: 'Month', interval: 1, startTime: '2026-01-31T10:00:00Z' },
      '2026-01-01T00:00:00Z',
      '2026-02-01T00:00:00Z',
      '2026-02-28T10:00Z 2026-03-31T10:00Z 2026-04-30T10:00Z',
    ],
    [
      'years from a leap day',
      { frequency: 'Year', interval: 1, startTime: '2024-02-29T00:00:00Z' },
      '2024-01-01T00:00:00Z',
      '2026-03-01T00:00:00Z',
      '2027-02-28T00:00Z 2028-02-29T00:00Z 2029-02-28T00:00Z',
    ],
    [
      'days keep their wall clock into and out of summer time',
      { frequency: 'Day', interval: 1, startTime: '2026-03-28T08:00:00', timeZone: berlin },
      '2026-01-01T00:00:00Z',
      '2026-03-27T23:00:00Z',
      '2026-03-28T07:00Z 2026-03-29T06:00Z 2026-03-30T06:00Z',
    ],
    [
      'without a zone, days are those of UTC',
      { frequency: 'Day', interval: 1, startTime: '2026-03-28T07:00:00' },
      '2026-01-01T00:00:00Z',
      '2026-03-28T00:00:00Z',
      '2026-03-28T07:00Z 2026-03-29T07:00Z 2026-03-30T07:00Z',
    ],
    [
      'hours keep their distance over the change',
      { frequency: 'Hour', interval: 1, startTime: '2026-10-25T00:30:00', timeZone: berlin },
      '2026-01-01T00:00:00Z',
      '2026-10-24T23:00:00Z',
      '2026-10-24T23:30Z 2026-10-25T00:30Z 2026-10-25T01:30Z',
    ],
    [
      'ends at the end time',
      { frequency: 'Day', interval: 1, startTime: '2026-01-01T00:00:00Z', endTime: '2026-01-03T00:00:00Z' },
      '2026-01-01T00:00:00Z',
      '2026-01-01T12:00:00Z',
      '2026-01-02T00:00Z 2026-01-03T00:00Z never',
    ],
  ])('%s', (_name, recurrence, on, after, expected) => {
    expect(times(recurrence, after, 3, on)).toBe(expected)
  })
})

describe('with a schedule', () => {
  test.each<[string, WdlValue, string, string]>([
    [
      'times of the day',
      { frequency: 'Day', interval: 1, schedule: { hours: ['8', 17], minutes: [0, 30] } },
      '2026-11-23T08:10:00Z',
      '2026-11-23T08:30Z 2026-11-23T17:00Z 2026-11-23T17:30Z 2026-11-24T08:00Z',
    ],
    [
      'minutes that are not given are those of the start',
      { frequency: 'Day', interval: 1, startTime: '2026-11-20T00:45:00Z', schedule: { hours: [10] } },
      '2026-11-23T08:10:00Z',
      '2026-11-23T10:45Z 2026-11-24T10:45Z 2026-11-25T10:45Z 2026-11-26T10:45Z',
    ],
    [
      'every second week, counted from the start',
      {
        frequency: 'Week',
        interval: 2,
        startTime: '2026-11-18T09:00:00Z',
        schedule: { weekDays: ['Monday', 'Wednesday'] },
      },
      '2026-11-17T00:00:00Z',
      '2026-11-18T09:00Z 2026-11-30T09:00Z 2026-12-02T09:00Z 2026-12-14T09:00Z',
    ],
    [
      'working days in a zone',
      {
        frequency: 'Week',
        interval: 1,
        timeZone: 'Eastern Standard Time',
        schedule: { weekDays: ['Friday', 'Monday'], hours: [9], minutes: [0] },
      },
      '2026-10-30T12:00:00Z',
      '2026-10-30T13:00Z 2026-11-02T14:00Z 2026-11-06T14:00Z 2026-11-09T14:00Z',
    ],
    [
      'a time that the change to summer time leaps over comes an hour later',
      {
        frequency: 'Day',
        interval: 1,
        timeZone: 'Eastern Standard Time',
        schedule: { hours: [2], minutes: [30] },
      },
      '2026-03-07T00:00:00Z',
      '2026-03-07T07:30Z 2026-03-08T07:30Z 2026-03-09T06:30Z 2026-03-10T06:30Z',
    ],
    [
      'a time that comes twice when clocks are set back is taken once',
      { frequency: 'Day', interval: 1, timeZone: berlin, schedule: { hours: [2], minutes: [30] } },
      '2026-10-24T12:00:00Z',
      '2026-10-25T01:30Z 2026-10-26T01:30Z 2026-10-27T01:30Z 2026-10-28T01:30Z',
    ],
    [
      'minutes of every other hour',
      {
        frequency: 'Hour',
        interval: 2,
        startTime: '2026-11-23T08:20:00Z',
        schedule: { minutes: [15, 45] },
      },
      '2026-11-23T08:00:00Z',
      '2026-11-23T08:45Z 2026-11-23T10:15Z 2026-11-23T10:45Z 2026-11-23T12:15Z',
    ],
    [
      'days of the month, from both ends; months without the 31st have none',
      { frequency: 'Month', interval: 1, schedule: { monthDays: [31, -1, 15], hours: [6], minutes: [0] } },
      '2026-01-20T00:00:00Z',
      '2026-01-31T06:00Z 2026-02-15T06:00Z 2026-02-28T06:00Z 2026-03-15T06:00Z',
    ],
    [
      'the last Friday of every third month',
      {
        frequency: 'Month',
        interval: 3,
        startTime: '2026-01-01T07:00:00Z',
        schedule: { monthlyOccurrences: [{ day: 'friday', occurrence: -1 }] },
      },
      '2026-01-01T00:00:00Z',
      '2026-01-30T07:00Z 2026-04-24T07:00Z 2026-07-31T07:00Z 2026-10-30T07:00Z',
    ],
    [
      'not before the start time',
      {
        frequency: 'Day',
        interval: 1,
        startTime: '2026-12-01T09:00:00Z',
        schedule: { hours: [8], minutes: [0] },
      },
      '2026-11-23T00:00:00Z',
      '2026-12-02T08:00Z 2026-12-03T08:00Z 2026-12-04T08:00Z 2026-12-05T08:00Z',
    ],
    [
      'days that never come',
      {
        frequency: 'Month',
        interval: 12,
        startTime: '2026-02-01T00:00:00Z',
        schedule: { monthDays: [31] },
      },
      '2026-11-23T00:00:00Z',
      'never',
    ],
  ])('%s', (_name, recurrence, after, expected) => {
    expect(times(recurrence, after, expected.split(' ').length)).toBe(expected)
  })
})

test.each<[WdlValue, string]>([
  [null, 'The trigger has no recurrence.'],
  [{ interval: 1 }, 'The recurrence has no frequency.'],
  [{ frequency: 'Fortnight', interval: 1 }, "'Fortnight' is no frequency."],
  [{ frequency: 'Day', interval: 0 }, 'The interval is not a whole number from 1.'],
  [{ frequency: 'Day', interval: 1.5 }, 'The interval is not a whole number from 1.'],
  [{ frequency: 'Day', interval: 1, startTime: 'soon' }, 'The startTime is no time.'],
  [{ frequency: 'Day', interval: 1, timeZone: 'Middle Earth' }, "'Middle Earth' is no time zone."],
  [
    { frequency: 'Day', interval: 1, schedule: { hours: [24] } },
    "The schedule's hours are whole numbers from 0 to 23.",
  ],
  [
    { frequency: 'Week', interval: 1, schedule: { weekDays: ['Caturday'] } },
    '"Caturday" is no day of the week.',
  ],
  [
    { frequency: 'Minute', interval: 1, schedule: { hours: [1] } },
    'A schedule goes with the frequencies Hour, Day, Week and Month only.',
  ],
])('%j cannot be followed', (recurrence, message) => {
  expect(() => readRecurrence(recurrence, ['recurrence'])).toThrow(DefinitionError)
  expect(() => readRecurrence(recurrence, ['recurrence'])).toThrow(message)
})

test('times of a schedule grow, fit the schedule and leave none out', () => {
  for (const timeZone of [
    'UTC',
    berlin,
    'Eastern Standard Time',
    'AUS Eastern Standard Time',
    'Nepal Standard Time',
  ]) {
    const recurrence = {
      frequency: 'Week',
      interval: 1,
      timeZone,
      schedule: { weekDays: ['Sunday', 'Tuesday'], hours: [1, 13], minutes: [5, 35] },
    }
    const rule = readRecurrence(recurrence, [])
    const begin = at('2026-01-01T00:00:00Z')
    const seen: number[] = []
    for (let now = begin; seen.length < 416; ) {
      now = nextOccurrence(rule, begin, now) as number
      seen.push(now)
    }
    // 52 weeks of two days with four times each.
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b))
    expect(Math.round(((seen.at(-1) as number) - begin) / 604_800_000)).toBe(52)
    for (const middle of [100, 233]) {
      expect(nextOccurrence(rule, begin, (seen[middle] as number) - 1)).toBe(seen[middle])
    }
  }
})
