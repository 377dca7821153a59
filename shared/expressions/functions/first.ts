import { isArray } from '../content.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `first`: First character of a text or item of an array; null for an empty array. Source: WDL functions reference. */
export const first = defineFunction({
  name: 'first',
  category: 'collection',
  parameters: [required('collection', 'string|array', 'Source.')],
  returns: 'any',
  summary: 'First character of a text or item of an array; null for an empty array.',
  examples: [example("first('hello')", 'h'), example('first(createArray(0, 1, 2))', 0)],
  pure: (call, collection = null) => {
    if (typeof collection === 'string') return collection.slice(0, 1)
    if (isArray(collection)) return collection[0] ?? null
    throw call.wrongType(0, 'text or an array', collection)
  },
})
