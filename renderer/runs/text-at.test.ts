import { expect, test } from 'vitest'
import { textAt } from './text-at.ts'

test.each([
  ['{"a":{"b":["x","@y"]}}', ['a', 'b', 1], '@y'],
  ['{"a":1}', ['a'], undefined],
  ['{"a":1}', ['b', 'c'], undefined],
  ['{"a":"x"}', ['constructor'], undefined],
  ['{"a":', ['a'], undefined],
  [undefined, ['a'], undefined],
  ['"x"', undefined, undefined],
])('%s at %j', (json, path, expected) => expect(textAt(json, path)).toBe(expected))
