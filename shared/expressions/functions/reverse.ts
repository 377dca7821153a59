import { defineFunction, example, required } from './define-function.ts'

/** `reverse`: The items in opposite order. Source: WDL functions reference. */
export const reverse = defineFunction({
  name: 'reverse',
  category: 'collection',
  parameters: [required('collection', 'array', 'Source.')],
  returns: 'array',
  summary: 'The items in opposite order.',
  examples: [
    example('reverse(createArray(1, 2, 3))', [3, 2, 1]),
    example("reverse(createArray('a'))", ['a']),
  ],
  pure: (call, collection = null) => [...call.array(collection, 0)].reverse(),
})
