import { expect, test } from 'vitest'
import { keepOrder, keyOf } from './keep-order.ts'
import type { FormField } from './step-json.ts'

const field = (name: string): FormField => ({
  path: [name],
  label: name,
  schema: undefined,
  value: undefined,
  isRequired: false,
  isAdvanced: false,
})

test.each([
  ['', 'a b c', 'a b c'],
  ['a b c', 'a c b', 'a b c'],
  ['a b c', 'a c', 'a c'],
  ['a b', 'c a b', 'c a b'],
  ['a b c', 'a c d b', 'a b c d'],
  ['a c', 'a b d c', 'a b d c'],
])('shown %j, now %j: %j', (shown, now, expected) => {
  const names = (text: string) => (text === '' ? [] : text.split(' '))
  expect(keepOrder(names(shown), names(now).map(field)).map(keyOf).join(' ')).toBe(expected)
})
