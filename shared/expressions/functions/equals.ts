import { valuesEqual } from '../compare.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `equals`: Whether two values are equal, arrays and objects by content; case matters. Source: WDL functions reference. */
export const equals = defineFunction({
  name: 'equals',
  category: 'logical',
  parameters: [required('object1', 'any', 'First value.'), required('object2', 'any', 'Second value.')],
  returns: 'boolean',
  summary: 'Whether two values are equal, arrays and objects by content; case matters.',
  examples: [example('equals(1, 1.0)', true), example("equals('abc', 'ABC')", false)],
  pure: (_call, object1 = null, object2 = null) => valuesEqual(object1, object2),
})
