import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findTimeZone, toInstant, toWallClock, windowsZoneNames } from './time-zone.ts'

test('every Windows zone is known, ignoring case', () => {
  expect(windowsZoneNames.length).toBeGreaterThan(130)
  expect(windowsZoneNames.filter((name) => !findTimeZone(name.toUpperCase()))).toEqual([])
})

test.each([
  ['Pacific Standard Time', '2018-01-15', -480],
  ['Pacific Standard Time', '2018-07-15', -420],
  ['GMT Standard Time', '2018-07-15', 60],
  ['Greenwich Standard Time', '2018-07-15', 0],
  ['US Mountain Standard Time', '2018-07-15', -420],
  ['India Standard Time', '2018-07-15', 330],
  ['Nepal Standard Time', '2018-07-15', 345],
  ['Lord Howe Standard Time', '2018-01-15', 660],
  ['Lord Howe Standard Time', '2018-07-15', 630],
  ['UTC', '2018-07-15', 0],
  ['UTC-11', '2018-07-15', -660],
  ['Europe/Berlin', '2018-07-15', 120],
  ['europe/berlin', '2018-01-15', 60],
])('%s on %s is %d minutes from UTC', (name, day, minutes) => {
  expect(findTimeZone(name)?.offsetMinutes(Date.parse(day))).toBe(minutes)
})

test.each(['', 'Nowhere Standard Time', 'Mars/Phobos', '+02:00', 'Pacific', '__proto__'])(
  '%j is no zone',
  (name) => {
    expect(findTimeZone(name)).toBeUndefined()
  },
)

describe('wall clocks', () => {
  const pacific = findTimeZone('Pacific Standard Time')
  const at = (text: string) => Date.parse(`${text}Z`)
  test.each([
    ['2018-03-11T01:59:59', '2018-03-11T09:59:59'],
    ['2018-03-11T02:00:00', undefined],
    ['2018-03-11T02:59:59', undefined],
    ['2018-03-11T03:00:00', '2018-03-11T10:00:00'],
    ['2018-11-04T00:59:59', '2018-11-04T07:59:59'],
    ['2018-11-04T01:00:00', '2018-11-04T09:00:00'],
    ['2018-11-04T01:59:59', '2018-11-04T09:59:59'],
    ['2018-11-04T02:00:00', '2018-11-04T10:00:00'],
  ])('%s in Pacific time is %s', (wall, instant) => {
    if (!pacific) throw new Error('no zone')
    expect(toInstant(at(wall), pacific)).toBe(instant === undefined ? undefined : at(instant))
  })

  test('an instant shown and read back is itself, or the later of two that look alike', () => {
    const instants = fc.integer({
      min: at('1975-01-01T00:00:00') / 60_000,
      max: at('2035-01-01T00:00:00') / 60_000,
    })
    fc.assert(
      fc.property(fc.constantFrom(...windowsZoneNames), instants, (name, minutes) => {
        const zone = findTimeZone(name)
        if (!zone) throw new Error(name)
        const instant = minutes * 60_000
        const back = toInstant(toWallClock(instant, zone), zone)
        expect(back).toBeGreaterThanOrEqual(instant)
        expect(toWallClock(back ?? 0, zone)).toBe(toWallClock(instant, zone))
      }),
      { numRuns: 3000 },
    )
  })
})
