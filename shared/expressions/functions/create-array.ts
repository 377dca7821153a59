import { defineFunction, example, repeated, required } from './define-function.ts'

/** `createArray`: An array of all arguments. Source: WDL functions reference. */
export const createArray = defineFunction({
  name: 'createArray',
  category: 'conversion',
  parameters: [required('object1', 'any', 'First item.'), repeated('more', 'any', 'Further items.')],
  returns: 'array',
  summary: 'An array of all arguments.',
  examples: [example("createArray('a', 'b')", ['a', 'b']), example('createArray(1, true)', [1, true])],
  pure: (_call, ...items) => items,
})
