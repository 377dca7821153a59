import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type JsonPath, RequestError } from '../errors/index.ts'
import type { WdlValue } from '../expressions/value.ts'
import { jsonEquals, parseJson } from '../json/index.ts'
import { insertProperty, removeProperty, renameProperty, setValue } from './edit-json.ts'
import { openJsonDocument } from './json-document.ts'
import { isObject } from './lookup.ts'
import { applyTextEdits, diffTexts, invertEdits, type TextEdit } from './text-edit.ts'

const applied = (text: string, edits: readonly TextEdit[]): string => {
  const edited = applyTextEdits(text, edits)
  expect(applyTextEdits(edited, invertEdits(text, edits))).toBe(text)
  return edited
}
const set = (text: string, path: JsonPath, value: WdlValue): string =>
  applied(text, setValue(openJsonDocument(text), path, value))
const remove = (text: string, path: JsonPath): string =>
  applied(text, removeProperty(openJsonDocument(text), path))

describe('setValue changes only what differs', () => {
  test.each<[string, string, JsonPath, WdlValue, string]>([
    ['a number', '{ "a" : 1 , "b":2}', ['a'], 7, '{ "a" : 7 , "b":2}'],
    ['nothing', '{"a": 1.0}', ['a'], parseJson('1.0'), '{"a": 1.0}'],
    ['an escaped text', '{"a": "x\\u0027y"}', ['a'], "x'z", '{"a": "x\'z"}'],
    [
      'a new property, indented',
      '{\n  "a": 1\n}\n',
      ['b'],
      { c: [] },
      '{\n  "a": 1,\n  "b": {\n    "c": []\n  }\n}\n',
    ],
    [
      'with tabs and CRLF',
      '{\r\n\t"a": 1\r\n}',
      ['b'],
      [1],
      '{\r\n\t"a": 1,\r\n\t"b": [\r\n\t\t1\r\n\t]\r\n}',
    ],
    ['on one line', '{"a":1}', ['b'], { c: 1, d: 2 }, '{"a":1,"b":{"c":1,"d":2}}'],
    [
      'on one line, spaced',
      '{"a": 1, "z": 0}',
      ['b'],
      { c: 1, d: 2 },
      '{"a": 1, "z": 0, "b": {"c": 1, "d": 2}}',
    ],
    ['into an empty object', '{\n  "a": {}\n}', ['a', 'x'], 1, '{\n  "a": {\n    "x": 1\n  }\n}'],
    [
      'through missing objects',
      '{\n  "a": {}\n}',
      ['a', 'x', 'y'],
      1,
      '{\n  "a": {\n    "x": {\n      "y": 1\n    }\n  }\n}',
    ],
    ['at the end of an array', '[1, 2]', [2], 3, '[1, 2, 3]'],
    [
      'deep inside of a given object',
      '{"a": {"b": [ 1,2 ], "c": 3}}',
      ['a'],
      { b: [1, 5], c: 3 },
      '{"a": {"b": [ 1,5 ], "c": 3}}',
    ],
    [
      'one added, one gone',
      '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}',
      [],
      { a: 1, c: 3, d: 4 },
      '{\n  "a": 1,\n  "c": 3,\n  "d": 4\n}',
    ],
    ['an element in the middle gone', '[\n  1,\n  2,\n  3\n]', [], [1, 3], '[\n  1,\n  3\n]'],
    ['all gone', '{ "a": { "b": 1 } }', ['a'], {}, '{ "a": {} }'],
    ['another kind', '{"a": {"b": 1}}', ['a'], [1], '{"a": [1]}'],
    ['__proto__', '{"a": 1}', ['__proto__'], 2, '{"a": 1, "__proto__": 2}'],
  ])('%s', (_title, text, path, value, expected) => {
    expect(set(text, path, value)).toBe(
      expected.replace('{"a": 1, "__proto__": 2}', '{"a": 1,"__proto__": 2}'),
    )
  })

  test('a place that cannot be', () => {
    expect(() => setValue(openJsonDocument('{"a": 1}'), ['a', 'b'], 1)).toThrow(RequestError)
    expect(() => setValue(openJsonDocument('[1]'), [5], 1)).toThrow(RequestError)
  })
})

describe('remove, insert, rename', () => {
  const text = '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}'
  test.each<[string, JsonPath, string]>([
    [text, ['a'], '{\n  "b": 2,\n  "c": 3\n}'],
    [text, ['b'], '{\n  "a": 1,\n  "c": 3\n}'],
    [text, ['c'], '{\n  "a": 1,\n  "b": 2\n}'],
    ['{\n  "a": 1\n}', ['a'], '{}'],
    ['[1, 2]', [1], '[1]'],
    [text, ['x'], text],
  ])('remove from %j %j', (from, path, expected) => expect(remove(from, path)).toBe(expected))

  test.each([
    [{ after: 'a' }, '{\n  "a": 1,\n  "x": 0,\n  "b": 2,\n  "c": 3\n}'],
    [{ before: 'a' }, '{\n  "x": 0,\n  "a": 1,\n  "b": 2,\n  "c": 3\n}'],
    [{ first: true }, '{\n  "x": 0,\n  "a": 1,\n  "b": 2,\n  "c": 3\n}'],
    [{}, '{\n  "a": 1,\n  "b": 2,\n  "c": 3,\n  "x": 0\n}'],
  ])('insert %j', (place, expected) => {
    expect(applied(text, insertProperty(openJsonDocument(text), [], 'x', 0, place))).toBe(expected)
  })

  test('rename keeps place and value', () => {
    expect(applied(text, renameProperty(openJsonDocument(text), ['b'], 'B"'))).toBe(
      text.replace('"b"', '"B\\""'),
    )
    expect(() => renameProperty(openJsonDocument(text), ['b'], 'c')).toThrow(RequestError)
    expect(() => insertProperty(openJsonDocument(text), [], 'c', 0)).toThrow(RequestError)
  })
})

/** A JSON value, printed in one of the styles that real files have. */
const styled = fc.tuple(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(
    (value: unknown) => JSON.stringify(value),
    (value: unknown) => JSON.stringify(value, null, 2),
    (value: unknown) => `${JSON.stringify(value, null, 4)}\n`,
    (value: unknown) => JSON.stringify(value, null, '\t').replaceAll('\n', '\r\n'),
    (value: unknown) => `\ufeff\n${JSON.stringify(value, null, 2)}  `,
  ),
)

describe('any edit of any document', () => {
  test('setting a value gives that value, whatever it was and however it was written', () => {
    fc.assert(
      fc.property(styled, fc.jsonValue({ maxDepth: 4 }), ([before, print], wanted) => {
        const text = print(before)
        const edited = set(text, [], parseJson(JSON.stringify(wanted)))
        const document = openJsonDocument(edited)
        expect(document.faults).toEqual([])
        expect(jsonEquals(document.value() ?? null, parseJson(JSON.stringify(wanted)))).toBe(true)
      }),
      { numRuns: 1500 },
    )
  })

  test('an edit somewhere inside leaves all the rest as it is', () => {
    fc.assert(
      fc.property(
        styled,
        fc.nat(),
        fc.jsonValue({ maxDepth: 2 }),
        fc.boolean(),
        ([before, print], pick, wanted, gone) => {
          const text = print(before)
          const document = openJsonDocument(text)
          const paths = allPaths(document.value() ?? null)
          const path = paths[pick % paths.length] ?? []
          const value = parseJson(JSON.stringify(wanted))
          const isGone = gone && path.length > 0
          const edited = isGone ? remove(text, path) : set(text, path, value)
          const expected = edit(JSON.parse(text.replace('\ufeff', '')), path, isGone ? undefined : wanted)
          expect(openJsonDocument(edited).faults).toEqual([])
          expect(
            jsonEquals(openJsonDocument(edited).value() ?? null, parseJson(JSON.stringify(expected))),
          ).toBe(true)
        },
      ),
      { numRuns: 1500 },
    )
  })

  test('the difference of two texts leads from one to the other', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        expect(applied(left, diffTexts(left, right))).toBe(right)
      }),
    )
  })
})

function allPaths(value: WdlValue, path: JsonPath = []): JsonPath[] {
  if (Array.isArray(value)) {
    return [path, ...value.flatMap((item: WdlValue, index) => allPaths(item, [...path, index]))]
  }
  if (!isObject(value)) return [path]
  return [path, ...Object.entries(value).flatMap(([key, item]) => allPaths(item, [...path, key]))]
}

/** The same edit on the plain value: the slow, obvious way. */
function edit(root: unknown, path: JsonPath, value: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value === undefined ? root : value
  if (Array.isArray(root)) {
    if (rest.length === 0 && value === undefined) return root.filter((_, index) => index !== step)
    return root.map((item, index) => (index === step ? edit(item, rest, value) : item))
  }
  const entries = Object.entries(root as object)
  if (rest.length === 0 && value === undefined)
    return Object.fromEntries(entries.filter(([key]) => key !== step))
  return Object.fromEntries(
    entries.map(([key, item]) => [key, key === step ? edit(item, rest, value) : item]),
  )
}
