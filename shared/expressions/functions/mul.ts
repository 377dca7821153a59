import { operations } from '../arithmetic.ts'
import { WdlFloat } from '../value.ts'
import { calculateNumbers } from './calculate-numbers.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `mul`: Product of two numbers. Source: WDL functions reference. */
export const mul = defineFunction({
  name: 'mul',
  category: 'math',
  parameters: [
    required('multiplicand1', 'number', 'First number.'),
    required('multiplicand2', 'number', 'Second number.'),
  ],
  returns: 'number',
  summary: 'Product of two numbers.',
  examples: [example('mul(2, 3)', 6), example('mul(1.5, 2)', new WdlFloat(3))],
  pure: (call, left = null, right = null) => {
    if (Number.isInteger(left) && Number.isInteger(right)) {
      const product = (left as number) * (right as number)
      if (Number.isSafeInteger(product)) return product + 0
    }
    return calculateNumbers(call, operations.mul, left, right)
  },
})
