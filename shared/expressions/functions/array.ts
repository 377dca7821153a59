import { defineFunction, example, required } from './define-function.ts'

/** `array`: An array with the argument as its only item. Source: WDL functions reference. */
export const arrayFunction = defineFunction({
  name: 'array',
  category: 'conversion',
  parameters: [required('value', 'any', 'The item.')],
  returns: 'array',
  summary: 'An array with the argument as its only item.',
  examples: [example("array('hello')", ['hello']), example('array(createArray(1))', [[1]])],
  pure: (_call, value = null) => [value],
})
