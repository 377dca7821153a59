import { expect, test } from 'vitest'
import { distinct, ValueSet } from './distinct.ts'
import { WdlFloat, type WdlValue } from './value.ts'

test('duplicates are found by content, the first one stays', () => {
  const values: WdlValue[] = [
    1,
    new WdlFloat(1),
    '1',
    { a: [1, { b: 2 }] },
    { a: [new WdlFloat(1), { b: 2 }] },
    [],
    {},
    null,
  ]
  expect(distinct(values)).toEqual([1, '1', { a: [1, { b: 2 }] }, [], {}, null])
})

test('values that differ below what the key looks at are still told apart', () => {
  const deep = (leaf: number): WdlValue => ({ a: { b: { c: { d: leaf } } } })
  const long = (tail: string): WdlValue => `${'x'.repeat(200)}${tail}`
  const set = new ValueSet([deep(1), long('a')])
  expect([set.has(deep(1)), set.has(deep(2)), set.has(long('a')), set.has(long('b'))]).toEqual([
    true,
    false,
    true,
    false,
  ])
})

test('a hundred thousand records are no trouble', () => {
  const rows: WdlValue[] = Array.from({ length: 100_000 }, (_, id) => ({ id, tags: [id % 7, 'x'] }))
  expect(distinct([...rows, ...rows])).toHaveLength(100_000)
})
