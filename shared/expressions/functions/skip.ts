import { defineFunction, example, required } from './define-function.ts'

/** `skip`: The items after the first ones. Source: WDL functions reference. */
export const skip = defineFunction({
  name: 'skip',
  category: 'collection',
  parameters: [
    required('collection', 'array', 'Source.'),
    required('count', 'integer', 'How many items to leave out at the start.'),
  ],
  returns: 'array',
  summary: 'The items after the first ones.',
  examples: [example('skip(createArray(0, 1, 2), 1)', [1, 2]), example('skip(createArray(0), 5)', [])],
  pure: (call, collection = null, count = null) => {
    const items = call.array(collection, 0)
    const left = call.index(count, 1)
    if (left < 0) throw call.wrongValue(1, 'zero or more', count)
    return items.slice(left)
  },
})
