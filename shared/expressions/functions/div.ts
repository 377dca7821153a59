import { operations } from '../arithmetic.ts'
import { calculateNumbers } from './calculate-numbers.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `div`: Quotient; without fraction when both numbers are integers. Source: WDL functions reference. */
export const div = defineFunction({
  name: 'div',
  category: 'math',
  parameters: [
    required('dividend', 'number', 'Number to divide.'),
    required('divisor', 'number', 'Number to divide by; not zero.'),
  ],
  returns: 'number',
  summary: 'Quotient; without fraction when both numbers are integers.',
  examples: [example('div(11, 5)', 2), example('div(11, 5.0)', 2.2)],
  pure: (call, left = null, right = null) => {
    if (Number.isInteger(left) && typeof right === 'number' && Number.isInteger(right) && right !== 0) {
      return Math.trunc((left as number) / right) + 0
    }
    return calculateNumbers(call, operations.div, left, right)
  },
})
