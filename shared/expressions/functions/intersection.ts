import { valuesEqual } from '../compare.ts'
import { isArray, isObject } from '../content.ts'
import { distinct, ValueSet } from '../distinct.ts'
import { setOwn } from '../properties.ts'
import type { WdlValue } from '../value.ts'
import { defineFunction, example, repeatedRequired, required } from './define-function.ts'

/** `intersection`: Items or properties that are in every argument, without duplicates. Source: WDL functions reference. */
export const intersection = defineFunction({
  name: 'intersection',
  category: 'collection',
  parameters: [
    required('collection1', 'array|object', 'First collection.'),
    repeatedRequired('collection2', 'array|object', 'Further collections of the same kind.'),
  ],
  returns: 'array|object',
  summary: 'Items or properties that are in every argument, without duplicates.',
  examples: [
    example('intersection(createArray(1, 2, 3), createArray(2, 1, 10))', [1, 2]),
    example("intersection(createArray('a'), createArray('b'))", []),
  ],
  pure: (call, ...collections) => {
    const [kind = null] = collections
    if (!isArray(kind) && !isObject(kind)) throw call.wrongType(0, 'an array or an object', kind)
    if (isArray(kind)) {
      const [first = [], ...others] = collections.map((collection, index) => call.array(collection, index))
      const sets = others.map((other) => new ValueSet(other))
      return distinct(first.filter((item) => sets.every((set) => set.has(item))))
    }
    const [first = {}, ...others] = collections.map((collection, index) => call.object(collection, index))
    const result: Record<string, WdlValue> = {}
    for (const name of Object.keys(first)) {
      const value = first[name] as WdlValue
      const isShared = others.every(
        (other) => Object.hasOwn(other, name) && valuesEqual(other[name] ?? null, value),
      )
      if (isShared) setOwn(result, name, value)
    }
    return result
  },
})
