import { expect, test } from 'vitest'
import { styleFor } from '../terminal/style.ts'
import { createFakeSink } from '../testing/fake-io.ts'
import { showRange } from './show-source.ts'

const style = styleFor(createFakeSink(), {})
const show = (text: string, start: number, end: number, columns = 80, indent = 2) =>
  showRange(text, { start, end }, { columns, indent, style })

test('a caret stands under the range', () => {
  expect(show("@int('ten')", 5, 10)).toBe("  @int('ten')\n       ^^^^^")
})

test('an empty range has one caret', () => {
  expect(show('@add(1', 6, 6)).toBe('  @add(1\n        ^')
})

test('only the line of the range is shown, without its indentation', () => {
  expect(show('first\r\n\t second line\r\nthird', 9, 15)).toBe('  second line\n  ^^^^^^')
})

test('a range over several lines is marked to the end of its first', () => {
  expect(show('one two\nthree', 4, 12)).toBe('  one two\n      ^^^')
})

test('a long line is cut around the range and stays within the terminal', () => {
  const text = `${'a'.repeat(200)}HERE${'b'.repeat(200)}`
  const [line = '', caret = ''] = show(text, 200, 204, 60).split('\n')
  expect(line.length).toBeLessThanOrEqual(60)
  expect(line.startsWith('  …')).toBe(true)
  expect(line.endsWith('…')).toBe(true)
  expect(line.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe('HERE')
})

test('wide characters before the range move the caret by their cells', () => {
  expect(show('日本x', 2, 3)).toBe('  日本x\n      ^')
})
