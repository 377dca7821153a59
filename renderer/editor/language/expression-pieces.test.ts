import { expect, test } from 'vitest'
import { expressionPieces } from './expression-pieces.ts'

const look = (line: string) =>
  expressionPieces(line).map(({ start, end, kind }) => `${kind} ${line.slice(start, end)}`)

test.each<[string, readonly string[]]>([
  [
    `  "inputs": "@concat('it''s', 12)",`,
    [
      'mark @',
      'function concat',
      'punctuation (',
      "text 'it''s'",
      'punctuation ,',
      'number 12',
      'punctuation )',
    ],
  ],
  [
    `"a": "Hi @{if(true, 'a}b', null)}!"`,
    [
      'mark @{',
      'function if',
      'punctuation (',
      'keyword true',
      'punctuation ,',
      "text 'a}b'",
      'punctuation ,',
      'keyword null',
      'punctuation )',
      'mark }',
    ],
  ],
  ['"@key()": "plain @@{no} me@example.org"', []],
  ['"x": "@@no()"', []],
  [`["@{a('b'", 1]`, ['mark @{', 'function a', 'punctuation (', "text 'b'"]],
])('%s', (line, expected) => {
  expect(look(line)).toEqual(expected)
})
