import { valuesEqual } from '../compare.ts'
import { defineFunction, type Evaluate, example, required } from './define-function.ts'

/** `equals`: Whether two values are equal, arrays and objects by content; case matters. Source: WDL functions reference. */
export const equals = defineFunction({
  name: 'equals',
  category: 'logical',
  parameters: [required('object1', 'any', 'First value.'), required('object2', 'any', 'Second value.')],
  returns: 'boolean',
  summary: 'Whether two values are equal, arrays and objects by content; case matters.',
  examples: [example('equals(1, 1.0)', true), example("equals('abc', 'ABC')", false)],
  lazy: (_call, args) => {
    const [object1, object2] = args as readonly [Evaluate, Evaluate]
    return (context) => {
      const left = object1(context)
      const right = object2(context)
      return left === right || valuesEqual(left, right)
    }
  },
})
