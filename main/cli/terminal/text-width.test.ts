import { expect, test } from 'vitest'
import { cutToWidth, oneLine, textWidth } from './text-width.ts'

test.each([
  ['abc', 3],
  ['', 0],
  ['日本', 4],
  ['é', 1],
  ['🚀', 2],
  ['\u001b[31mred\u001b[39m', 3],
])('%j is %d cells wide', (text, width) => expect(textWidth(text)).toBe(width))

test.each([
  ['abcdef', 6, 'abcdef'],
  ['abcdef', 4, 'abc…'],
  ['日本語', 4, '日…'],
  ['abc', 1, '…'],
  ['abc', 0, ''],
])('%j cut to %d is %j', (text, width, cut) => {
  expect(cutToWidth(text, width)).toBe(cut)
  expect(textWidth(cut)).toBeLessThanOrEqual(width)
})

test('a line keeps no line ends and no escapes', () => {
  expect(oneLine('a\r\nb\tc\u001b[2Jd')).toBe('a b c [2Jd')
})
