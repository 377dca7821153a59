import { describe, expect, test } from 'vitest'
import { fragmentOf, moveRange } from './fragment.ts'

const text = '{\r\n    "A": {\r\n      "type": "Compose"\r\n  },\r\n    "B": 1\r\n}'
const range = { start: text.indexOf('{', 2), end: text.indexOf(',') }

describe('a piece of a text', () => {
  test('stands at the left edge; a line that stands further left stays', () => {
    expect(fragmentOf(text, range).text).toBe('{\n  "type": "Compose"\n}')
  })

  test('its places are those of the text, both ways', () => {
    const { places } = fragmentOf(text, range)
    const offset = text.indexOf('Compose')
    expect(places.toPosition(offset)).toEqual({ lineNumber: 2, column: 12 })
    expect(places.toOffset({ lineNumber: 2, column: 12 })).toBe(offset)
    expect(places.toPosition(range.end)).toEqual({ lineNumber: 3, column: 2 })
    // Inside of the margin: the beginning of the line.
    expect(places.toPosition(text.indexOf('  "type"'))).toEqual({ lineNumber: 2, column: 1 })
  })

  test('what is typed goes to the margin, with the line ends of the text', () => {
    expect(fragmentOf(text, range).indent('{\n  "x": 1\n}')).toBe('{\r\n      "x": 1\r\n    }')
  })

  test('one line is one line', () => {
    const line = '{"A":{"type":"Wait"}}'
    expect(fragmentOf(line, { start: 5, end: 20 }).text).toBe('{"type":"Wait"}')
  })
})

test.each([
  ['before', [{ offset: 0, length: 1, text: 'abc' }], { start: 12, end: 22 }],
  ['inside', [{ offset: 10, length: 10, text: '' }], { start: 10, end: 10 }],
  ['behind', [{ offset: 20, length: 0, text: 'x' }], { start: 10, end: 20 }],
  ['over the end', [{ offset: 15, length: 10, text: '' }], undefined],
  ['over the beginning', [{ offset: 5, length: 10, text: '' }], undefined],
])('an edit %s', (_where, edits, expected) => {
  expect(moveRange({ start: 10, end: 20 }, edits)).toEqual(expected)
})
