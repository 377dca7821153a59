import { isArray } from '../content.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `take`: The first characters or items. Source: WDL functions reference. */
export const take = defineFunction({
  name: 'take',
  category: 'collection',
  parameters: [
    required('collection', 'string|array', 'Source.'),
    required('count', 'integer', 'How many characters or items to keep.'),
  ],
  returns: 'string|array',
  summary: 'The first characters or items.',
  examples: [example("take('abcde', 3)", 'abc'), example('take(createArray(1, 2, 3), 2)', [1, 2])],
  pure: (call, collection = null, count = null) => {
    if (typeof collection !== 'string' && !isArray(collection))
      throw call.wrongType(0, 'text or an array', collection)
    const kept = call.index(count, 1)
    if (kept < 0) throw call.wrongValue(1, 'zero or more', count)
    return collection.slice(0, kept)
  },
})
