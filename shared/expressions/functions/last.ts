import { isArray } from '../content.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `last`: Last character of a text or item of an array; null for an empty array. Source: WDL functions reference. */
export const last = defineFunction({
  name: 'last',
  category: 'collection',
  parameters: [required('collection', 'string|array', 'Source.')],
  returns: 'any',
  summary: 'Last character of a text or item of an array; null for an empty array.',
  examples: [example("last('hello')", 'o'), example('last(createArray(0, 1, 2))', 2)],
  pure: (call, collection = null) => {
    if (typeof collection === 'string') return collection.slice(-1)
    if (isArray(collection)) return collection[collection.length - 1] ?? null
    throw call.wrongType(0, 'text or an array', collection)
  },
})
