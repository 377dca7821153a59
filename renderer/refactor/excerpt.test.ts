import { expect, test } from 'vitest'
import { excerptAt } from './excerpt.ts'

const text = 'first\r\n    "a": "b",\r\n'

test.each([
  [
    { start: 11, end: 14 },
    { before: '', text: '"a"', after: ': "b",' },
  ],
  [
    { start: 16, end: 19 },
    { before: '"a": ', text: '"b"', after: ',' },
  ],
  [
    { start: 0, end: 5 },
    { before: '', text: 'first', after: '' },
  ],
])('%j', (range, expected) => {
  expect(excerptAt(text, range)).toEqual(expected)
})

test('long lines are cut on both sides', () => {
  const { before, after } = excerptAt(`${'x'.repeat(300)}HERE${'y'.repeat(300)}`, { start: 300, end: 304 })
  expect([before.length, before[0], after.length, after.at(-1)]).toEqual([49, '…', 49, '…'])
})
