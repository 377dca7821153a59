import { expect, test } from 'vitest'
import { findTimeZone } from '../../../shared/expressions/dates/time-zone.ts'
import { graphZone, windowsZonesOfCities } from './time-zone-names.ts'

test.each([
  ['(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', 'W. Europe Standard Time'],
  ['(UTC-08:00) Pacific Time (US & Canada)', 'Pacific Standard Time'],
  ['(UTC) Coordinated Universal Time', 'UTC'],
  ['Europe/Berlin', 'Europe/Berlin'],
  ['Tokyo Standard Time', 'Tokyo Standard Time'],
  ['UTC', 'UTC'],
  ['(UTC+01:00) Nowhere', undefined],
  ['constructor', undefined],
])('%s is %s', (name, zone) => {
  expect(graphZone(name)).toBe(zone)
})

test('every zone of the list is one', () => {
  expect(windowsZonesOfCities.filter((name) => findTimeZone(name) === undefined)).toEqual([])
})
