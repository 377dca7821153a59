import { describe, expect, test } from 'vitest'
import { WdlDecimal, WdlFloat, type WdlValue } from '../expressions/value.ts'
import { JsonError, jsonEquals, maxJsonDepth, parseJson, printJson } from './index.ts'

describe('reading', () => {
  test.each<[string, WdlValue]>([
    ['1', 1],
    ['-0', 0],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', 9007199254740993n],
    ['-9223372036854775808', -9223372036854775808n],
    ['1.5', 1.5],
    ['5.0', new WdlFloat(5)],
    ['5e2', new WdlFloat(500)],
    ['-0.0', new WdlFloat(-0)],
    ['0.1234567890123456789', 0.12345678901234568],
    ['18446744073709551615', new WdlFloat(2 ** 64)],
    ['"a\\u00e9\\n\\ud83d\\ude00"', 'aé\n😀'],
    ['[1, [2.0], {"a": null}]', [1, [new WdlFloat(2)], { a: null }]],
    ['{"a": 1, "a": 2.0}', { a: new WdlFloat(2) }],
    ['\ufeff {"a": 1e1}', { a: new WdlFloat(10) }],
    ['\ufeff true', true],
  ])('%s', (text, value) => {
    expect(parseJson(text)).toEqual(value)
  })

  test.each([
    ['', 1, 1, 'ends where a value'],
    ['{"a":', 1, 6, 'ends where a value'],
    ['[1,]', 1, 4, "',' stands before ']'"],
    ['{"a": 1,\n "b": tru}', 2, 7, "'t' does not start"],
    ["{'a': 1}", 1, 2, 'double quotes is expected'],
    ['{"a" 1}', 1, 6, "':' is expected"],
    ['[1 2]', 1, 4, "',' or ']'"],
    ['"abc', 1, 5, 'not closed'],
    ['"a\nb"', 1, 3, 'control character'],
    ['"\\x"', 1, 2, 'escape'],
    ['01', 1, 2, 'more text'],
    ['1.', 1, 2, 'more text'],
    ['-', 1, 1, 'not a JSON number'],
    ['NaN', 1, 1, "'N' does not start"],
    ['1 2', 1, 3, 'more text'],
  ])('%j fails at line %d, column %d', (text, line, column, words) => {
    const error = (() => {
      try {
        return parseJson(text)
      } catch (cause) {
        return cause
      }
    })()
    expect(error).toBeInstanceOf(JsonError)
    expect(error).toMatchObject({ line, column, code: 'file.invalid-json' })
    expect((error as JsonError).message).toContain(words)
  })

  test('names of the prototype are data', () => {
    for (const text of ['{"__proto__": {"x": 1}}', '{"__proto__": {"x": 1.0}}']) {
      const value = parseJson(text) as Record<string, unknown>
      expect(Object.keys(value)).toEqual(['__proto__'])
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
      expect('x' in value).toBe(false)
    }
  })

  test('nesting is bounded', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(() => parseJson(nested(maxJsonDepth))).not.toThrow()
    expect(() => parseJson(nested(maxJsonDepth + 1))).toThrow(/nested deeper/)
    expect(() => parseJson('[{"a":'.repeat(1_000_000))).toThrow(/nested deeper/)
    expect(parseJson(`"${'['.repeat(5000)}"`)).toHaveLength(5000)
  })
})

describe('printing', () => {
  test.each<[WdlValue, string]>([
    [1, '1'],
    [9007199254740993n, '9007199254740993'],
    [1.5, '1.5'],
    [new WdlFloat(5), '5.0'],
    [new WdlFloat(1e20), '1E+20'],
    [new WdlFloat(Number.NaN), '"NaN"'],
    [new WdlDecimal(50n, 1), '5.0'],
    [new WdlDecimal(5n, 0), '5.0'],
    ['a"\u2028', JSON.stringify('a"\u2028')],
    [[], '[]'],
    [{}, '{}'],
    [{ a: [1, null], b: { c: 'x' } }, '{"a":[1,null],"b":{"c":"x"}}'],
    [{ a: undefined } as unknown as WdlValue, '{"a":null}'],
  ])('%s', (value, text) => {
    expect(printJson(value)).toBe(text)
  })

  test('indented', () => {
    const value = { a: [1, { b: [] }], c: {} }
    expect(printJson(value, { indent: 2 })).toBe(JSON.stringify(value, null, 2))
  })
})

test.each<[WdlValue, WdlValue, boolean]>([
  [3, new WdlFloat(3), true],
  [9007199254740993n, 9007199254740992, false],
  [9007199254740993n, new WdlFloat(9007199254740992), true],
  [new WdlDecimal(150n, 2), 1.5, true],
  [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
  [{ a: 1 }, { a: 1, b: null }, false],
  [{ a: undefined } as unknown as WdlValue, {}, false],
  [[1], { 0: 1 }, false],
  ['1', 1, false],
  [null, 0, false],
  [{}, [], false],
  [new WdlFloat(Number.NaN), new WdlFloat(Number.NaN), false],
])('%s equals %s: %s', (left, right, equal) => {
  expect(jsonEquals(left, right)).toBe(equal)
  expect(jsonEquals(right, left)).toBe(equal)
})
