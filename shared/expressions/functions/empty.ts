import { isArray, isObject } from '../content.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `empty`: Whether a text, array or object has nothing in it; null counts as empty. Source: WDL functions reference. */
export const empty = defineFunction({
  name: 'empty',
  category: 'collection',
  parameters: [required('collection', 'string|array|object|null', 'What to test.')],
  returns: 'boolean',
  summary: 'Whether a text, array or object has nothing in it; null counts as empty.',
  examples: [example("empty('')", true), example('empty(createArray(0))', false)],
  pure: (call, collection = null) => {
    if (collection === null) return true
    if (typeof collection === 'string' || isArray(collection)) return collection.length === 0
    if (isObject(collection)) return Object.keys(collection).length === 0
    throw call.wrongType(0, 'text, an array or an object', collection)
  },
})
