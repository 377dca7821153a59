import { operations } from '../arithmetic.ts'
import { calculateNumbers } from './calculate-numbers.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `mod`: Remainder; has the sign of the dividend. Source: WDL functions reference. */
export const mod = defineFunction({
  name: 'mod',
  category: 'math',
  parameters: [
    required('dividend', 'number', 'Number to divide.'),
    required('divisor', 'number', 'Number to divide by; not zero.'),
  ],
  returns: 'number',
  summary: 'Remainder; has the sign of the dividend.',
  examples: [example('mod(3, 2)', 1), example('mod(-5, 2)', -1)],
  pure: (call, left = null, right = null) => {
    if (Number.isInteger(left) && typeof right === 'number' && Number.isInteger(right) && right !== 0) {
      return ((left as number) % right) + 0
    }
    return calculateNumbers(call, operations.mod, left, right)
  },
})
