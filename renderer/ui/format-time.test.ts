import { expect, test } from 'vitest'
import { formatBytes, formatDuration, formatTimeAgo } from './format-time.ts'

test.each([
  [0, '0 ms'],
  [420.4, '420 ms'],
  [1449, '1.4 s'],
  [9999, '9.9 s'],
  [10_000, '10 s'],
  [59_999, '59 s'],
  [125_000, '2 min 05 s'],
  [3_600_000, '1 h 00 min'],
  [187_200_000, '2 d 4 h'],
  [-5, '0 ms'],
])('%d ms lasts %s', (ms, expected) => expect(formatDuration(ms)).toBe(expected))

const now = Date.UTC(2026, 10, 23, 12)
test.each([
  [0, 'just now'],
  [-60_000, 'just now'],
  [15_000, '15 s ago'],
  [5 * 60_000, '5 min ago'],
  [23 * 3_600_000, '23 h ago'],
  [30 * 3_600_000, 'yesterday'],
  [3 * 86_400_000, '3 days ago'],
])('%d ms before now is %s', (passed, expected) => expect(formatTimeAgo(now - passed, now)).toBe(expected))

test('longer ago is a date', () => expect(formatTimeAgo(now - 30 * 86_400_000, now)).toMatch(/2026/))

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1536, '1.5 KB'],
  [20_480, '20 KB'],
  [2_411_724, '2.3 MB'],
])('%d bytes are %s', (bytes, expected) => expect(formatBytes(bytes)).toBe(expected))
