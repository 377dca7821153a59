import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonEquals } from '../json/index.ts'
import { type JsonDocument, type JsonNode, maxJsonDepth, openJsonDocument } from './json-document.ts'
import { nodeAt } from './json-location.ts'
import { rereadJson } from './json-reread.ts'
import { applyTextEdits } from './text-edit.ts'

/** Everything a tree says, places included. */
function outline(node: JsonNode | undefined): unknown {
  if (node === undefined) return undefined
  const { type, offset, length, value, children } = node
  return [type, offset, length, value, children?.map(outline)]
}

function expectSame(reread: JsonDocument, text: string): void {
  const whole = openJsonDocument(text)
  expect(outline(reread.root)).toEqual(outline(whole.root))
  expect(reread.faults).toEqual(whole.faults)
  expect(reread.text).toBe(text)
  // Broken numbers are no numbers, which equal nothing.
  if (whole.faults.length === 0) expect(jsonEquals(reread.value() ?? null, whole.value() ?? null)).toBe(true)
}

const flow = JSON.stringify(
  { a: { x: 1, y: [1, 2.5, 'three', null] }, b: { deep: { text: 'old', list: [] } }, c: true, '': 0 },
  null,
  2,
)

describe('gives what reading the whole text gives', () => {
  test.each([
    ['a letter in a text', '"old"', '"ol\\"d"'],
    ['another number', '2.5', '25'],
    ['a number that grows at its end', '1,', '17,'],
    ['a number that grows at its start', '1,', '71,'],
    ['a property in front', '"x": 1', '"w": {"v": []},\n      "x": 1'],
    ['a property behind', '"list": []', '"list": [],\n      "more": "x"'],
    ['a property taken away', '"x": 1,', ''],
    ['an element', "'three'".replaceAll("'", '"'), '{"k": "three"}'],
    ['into an empty list', '[]', '[[1], 2]'],
    ['another name', '"deep"', '"deeper"'],
    ['the last property', '"": 0', '"": 0, "z": "" '],
    ['a value of another kind', '"three"', 'null'],
    ['a brace too many', '"old"', '"old"}'],
    ['a quote too many', '"old"', '"old""'],
    ['a comment', '"old"', '"old" // x'],
    ['a comma too many', 'null\n', 'null,\n'],
    ['a word that is none', 'true', 'truely'],
    ['a text that swallows what follows', '"x": 1', '"x": "1'],
    ['nothing left', flow, ''],
    ['something behind the end', flow, `${flow} 1`],
  ])('%s', (_name, old, next) => {
    const at = flow.indexOf(old)
    const text = flow.slice(0, at) + next + flow.slice(at + old.length)
    expectSame(rereadJson(openJsonDocument(flow), text), text)
  })

  test('many edits one after the other, each a piece cut out, put in or both', () => {
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
      '\\',
      '-',
      '"b":2,',
      ',"c":[]',
      '{"d":0}',
    )
    const cut = fc.record({ at: fc.nat(), length: fc.nat(12), text: fc.array(piece, { maxLength: 3 }) })
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(cut, { maxLength: 8 }), (value, cuts) => {
        let text = JSON.stringify(value, null, 1)
        let document = openJsonDocument(text)
        for (const { at, length, text: pieces } of cuts) {
          const offset = at % (text.length + 1)
          text = applyTextEdits(text, [
            { offset, length: Math.min(length, text.length - offset), text: pieces.join('') },
          ])
          document = rereadJson(document, text)
          expectSame(document, text)
        }
      }),
      { numRuns: 600 },
    )
  })

  test('edits that keep the JSON whole', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 4 }), { minLength: 2, maxLength: 5 }), (values) => {
        let document = openJsonDocument(JSON.stringify({ a: values[0], b: [0, values[0]] }, null, 2))
        for (const value of values) {
          const text = JSON.stringify({ a: values[0], b: [0, value], c: value }, null, 2)
          document = rereadJson(document, text)
          expectSame(document, text)
        }
      }),
      { numRuns: 200 },
    )
  })
})

test('what was not edited is the very same piece and value', () => {
  const before = openJsonDocument(flow)
  const oldValue = before.value() as Record<string, unknown>
  const after = rereadJson(before, flow.replace('"old"', '"a new one"'))
  const value = after.value() as Record<string, unknown>
  expect(value.a).toBe(oldValue.a)
  expect(value.b).not.toBe(oldValue.b)
  expect(nodeAt(after, ['a'])?.piece).toBe(nodeAt(before, ['a'])?.piece)
})

test('no text is too deep by a part that was put in', () => {
  const deep = (levels: number) => `{"a": ${'['.repeat(levels)}1${']'.repeat(levels)}, "b": 1}`
  const before = openJsonDocument(deep(maxJsonDepth - 2))
  expectSame(rereadJson(before, deep(maxJsonDepth - 1)), deep(maxJsonDepth - 1))
  expectSame(rereadJson(before, deep(maxJsonDepth)), deep(maxJsonDepth))
})
