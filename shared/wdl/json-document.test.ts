import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WdlFloat } from '../expressions/value.ts'
import { jsonEquals, parseJson } from '../json/index.ts'
import { maxJsonDepth, openJsonDocument } from './json-document.ts'
import {
  lineColumnAt,
  locate,
  locateInKey,
  locateInString,
  nodeAt,
  pathAt,
  pointerOf,
} from './json-location.ts'

const faultsOf = (text: string) =>
  openJsonDocument(text).faults.map(({ code, range }) => `${code} ${range.start}-${range.end}`)

describe('values', () => {
  test('numbers are exact', () => {
    expect(openJsonDocument('[9007199254740993, 5.0, 5, 1e3, -0.5, 123456789012345678901]').value()).toEqual([
      9007199254740993n,
      new WdlFloat(5),
      5,
      new WdlFloat(1000),
      -0.5,
      new WdlFloat(123456789012345680000),
    ])
  })

  test('of duplicate keys the last one counts; __proto__ is a plain key', () => {
    const value = openJsonDocument('{"a": 1, "__proto__": {"x": 1}, "a": 2}').value() as Record<
      string,
      unknown
    >
    expect(Object.keys(value)).toEqual(['a', '__proto__'])
    expect(value.a).toBe(2)
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  })

  test('any JSON reads as parseJson reads it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        const document = openJsonDocument(text)
        expect(document.faults).toEqual([])
        expect(jsonEquals(document.value() ?? null, parseJson(text))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('faults', () => {
  test.each([
    ['', ['definition.json-empty 0-0']],
    [' \n ', ['definition.json-empty 0-0']],
    ['{"a": 1,}', ['definition.json-trailing-comma 7-8']],
    ['[1, 2, ]', ['definition.json-trailing-comma 5-6']],
    ['{} // x', ['definition.json-comment 3-7']],
    ['{"a" 1}', ['definition.json-syntax 5-6']],
    ['{"a": 1 "b": 2}', ['definition.json-syntax 8-11']],
    ['{"a": "x', ['definition.json-syntax 6-8']],
    ['{"a": tru}', ['definition.json-syntax 6-9']],
    ["{'a': 1}", ['definition.json-syntax 1-4']],
    ['{} {}', ['definition.json-syntax 3-4']],
    ['\ufeff{"a": 1}', []],
  ])('%j', (text, expected) => expect(faultsOf(text).slice(0, 1)).toEqual(expected))

  test('what a cut-off text holds is read', () => {
    expect(openJsonDocument('{"a": {"b": [1, {"c": "x').value()).toEqual({ a: { b: [1, { c: 'x' }] } })
  })

  test('nesting without end is a fault at its place, not a crash', () => {
    const text = '['.repeat(1_000_000)
    expect(faultsOf(text)).toEqual([`definition.json-too-deep ${maxJsonDepth}-${maxJsonDepth + 1}`])
    expect(faultsOf('['.repeat(maxJsonDepth) + ']'.repeat(maxJsonDepth))).toEqual([])
  })

  test('any text gives a tree or faults, and every range lies inside', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '1',
      'true',
      ' ',
      '\n',
      '//',
      '/*',
      '\\',
      'x',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 30 }).map((all) => all.join('')),
        ),
        (text) => {
          const document = openJsonDocument(text)
          document.value()
          if (document.root === undefined) expect(document.faults.length).toBeGreaterThan(0)
          for (const { range } of document.faults) {
            expect(range.start).toBeGreaterThanOrEqual(0)
            expect(range.end).toBeLessThanOrEqual(text.length)
            expect(range.start).toBeLessThanOrEqual(range.end)
          }
          const isStrict = isJson(text)
          expect(document.faults.some((fault) => !fault.isTolerated)).toBe(
            !isStrict && !isTolerated(document.faults),
          )
        },
      ),
      { numRuns: 3000 },
    )
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Comments and trailing commas alone do not make a text unreadable. */
function isTolerated(faults: readonly { readonly isTolerated: boolean }[]): boolean {
  return faults.length === 0 || faults.every((fault) => fault.isTolerated)
}

describe('places', () => {
  const text = '{\n  "a": {"b/c~d": [10, "x\\ny\\u00e9z"]},\r\n  "e": null\n}'
  const document = openJsonDocument(text)
  const slice = (range: { start: number; end: number }) => text.slice(range.start, range.end)

  test.each([
    [['a', 'b/c~d', 0], 'value', '10'],
    [['a'], 'key', '"a"'],
    [['e'], 'property', '"e": null'],
    [[], 'value', text],
    [['a', 'missing', 'deeper'], 'value', '"a"'],
  ] as const)('%j %s', (path, part, expected) => expect(slice(locate(document, path, part))).toBe(expected))

  test('inside a string, escapes count as one', () => {
    expect(slice(locateInString(document, ['a', 'b/c~d', 1], { start: 2, end: 4 }))).toBe('y\\u00e9')
    expect(slice(locateInString(document, ['a', 'b/c~d', 1], { start: 5, end: 99 }))).toBe('')
    expect(slice(locateInKey(document, ['a', 'b/c~d'], { start: 1, end: 2 }))).toBe('/')
  })

  test('every place leads back to its path', () => {
    for (const path of [['a'], ['a', 'b/c~d'], ['a', 'b/c~d', 0], ['a', 'b/c~d', 1], ['e']]) {
      const node = nodeAt(document, path)
      expect(pathAt(document, node?.offset ?? 0)).toEqual(path)
    }
    expect(pathAt(document, text.indexOf('"e"') + 1)).toEqual(['e'])
    expect(pathAt(document, 0)).toEqual([])
    expect(pathAt(document, text.length + 5)).toEqual([])
  })

  test('lines and columns count from 1, for each kind of line end', () => {
    expect(lineColumnAt(document, text.indexOf('"e"'))).toEqual({ line: 3, column: 3 })
    expect(lineColumnAt('a\rb\nc\r\nd', 7)).toEqual({ line: 4, column: 1 })
    expect(lineColumnAt('ab', 99)).toEqual({ line: 1, column: 3 })
    expect(lineColumnAt('', 0)).toEqual({ line: 1, column: 1 })
  })

  test('pointers are escaped', () => expect(pointerOf(['a', 'b/c~d', 0])).toBe('/a/b~1c~0d/0'))
})

test('a 20 MB document is read, with line ends found', () => {
  const row = '    {"name": "value", "number": 12345.5, "list": [1, 2, 3]}'
  const count = Math.ceil(20_000_000 / (row.length + 2))
  const document = openJsonDocument(`[\n${Array.from({ length: count }, () => row).join(',\n')}\n]`)
  expect(document.faults).toEqual([])
  expect((document.value() as unknown[]).length).toBe(count)
  expect(document.lines.at(document.text.length - 1)).toEqual({ line: count + 2, column: 1 })
})
