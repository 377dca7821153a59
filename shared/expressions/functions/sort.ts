import { compareValues } from '../compare.ts'
import { isObject } from '../content.ts'
import { isNumeric } from '../numbers.ts'
import { getProperty } from '../properties.ts'
import type { WdlValue } from '../value.ts'
import { defineFunction, example, optional, required } from './define-function.ts'

function keyOf(item: WdlValue, name: string | undefined): WdlValue {
  if (name === undefined) return item
  return isObject(item) ? (getProperty(item, name) ?? null) : item
}

function isSortable(key: WdlValue): boolean {
  return key === null || typeof key === 'string' || typeof key === 'boolean' || isNumeric(key)
}

/** Null comes first; booleans false before true. */
function compareKeys(left: WdlValue, right: WdlValue): number | undefined {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null)
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right)
  return compareValues(left, right)
}

/** `sort`: The items in ascending order: numbers by value, texts by code. Source: WDL functions reference. */
export const sort = defineFunction({
  name: 'sort',
  category: 'collection',
  parameters: [
    required('collection', 'array', 'Source.'),
    optional('sortBy', 'string', 'Property to compare when the items are objects.'),
  ],
  returns: 'array',
  summary: 'The items in ascending order: numbers by value, texts by code.',
  examples: [
    example('sort(createArray(2, 1, 3))', [1, 2, 3]),
    example("reverse(sort(createArray('b', 'a')))", ['b', 'a']),
  ],
  pure: (call, collection = null, sortBy) => {
    const items = call.array(collection, 0)
    const name = call.optionalText(sortBy, 1)
    const keyed = items.map((item) => ({ item, key: keyOf(item, name) }))
    const bad = keyed.find(({ key }) => !isSortable(key))
    if (bad)
      throw call.wrongType(
        0,
        name === undefined ? 'numbers or texts as items' : `numbers or texts as '${name}'`,
        bad.key,
      )
    keyed.sort((left, right) => {
      const order = compareKeys(left.key, right.key)
      if (order === undefined) throw call.wrongType(0, 'items of one kind', right.key)
      return order
    })
    return keyed.map(({ item }) => item)
  },
})
