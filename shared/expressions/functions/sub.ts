import { operations } from '../arithmetic.ts'
import { calculateNumbers } from './calculate-numbers.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `sub`: Difference of two numbers. Source: WDL functions reference. */
export const sub = defineFunction({
  name: 'sub',
  category: 'math',
  parameters: [
    required('minuend', 'number', 'Number to take from.'),
    required('subtrahend', 'number', 'Number to take away.'),
  ],
  returns: 'number',
  summary: 'Difference of two numbers.',
  examples: [example('sub(5, 8)', -3), example('sub(10.5, 0.25)', 10.25)],
  pure: (call, left = null, right = null) => {
    if (Number.isInteger(left) && Number.isInteger(right)) {
      const difference = (left as number) - (right as number)
      if (Number.isSafeInteger(difference)) return difference
    }
    return calculateNumbers(call, operations.sub, left, right)
  },
})
