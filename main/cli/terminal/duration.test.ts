import { expect, test } from 'vitest'
import { formatDuration, formatTime } from './duration.ts'

test.each([
  [-5, '0 ms'],
  [0, '0 ms'],
  [12.4, '12 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [59_940, '59.9 s'],
  [59_990, '1 min'],
  [61_000, '1 min 1 s'],
  [3_599_600, '1 h'],
  [4_800_000, '1 h 20 min'],
  [86_400_000, '1 d'],
  [273_600_000, '3 d 4 h'],
])('%d ms is %s', (ms, text) => expect(formatDuration(ms)).toBe(text))

test.each([
  [0, '1970-01-01T00:00:00.0000000Z'],
  [1_767_225_600_123, '2026-01-01T00:00:00.1230000Z'],
  [123.4567, '1970-01-01T00:00:00.1234567Z'],
  [999.99999, '1970-01-01T00:00:00.9999999Z'],
])('%d is %s', (ms, text) => expect(formatTime(ms)).toBe(text))
