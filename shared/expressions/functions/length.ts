import { isArray } from '../content.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `length`: Number of characters of a text, or of items of an array. Source: WDL functions reference. */
export const length = defineFunction({
  name: 'length',
  category: 'string',
  alsoIn: ['collection'],
  parameters: [required('collection', 'string|array', 'What to measure.')],
  returns: 'integer',
  summary: 'Number of characters of a text, or of items of an array.',
  examples: [example("length('abcd')", 4), example('length(createArray(1, 2))', 2)],
  pure: (call, collection = null) => {
    if (typeof collection === 'string' || isArray(collection)) return collection.length
    throw call.wrongType(0, 'text or an array', collection)
  },
})
