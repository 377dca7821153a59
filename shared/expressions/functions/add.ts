import { operations } from '../arithmetic.ts'
import { calculateNumbers } from './calculate-numbers.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `add`: Sum of two numbers. Source: WDL functions reference. */
export const add = defineFunction({
  name: 'add',
  category: 'math',
  parameters: [
    required('summand_1', 'number', 'First number.'),
    required('summand_2', 'number', 'Second number.'),
  ],
  returns: 'number',
  summary: 'Sum of two numbers.',
  examples: [example('add(1, 1.5)', 2.5), example('add(2, 3)', 5)],
  pure: (call, left = null, right = null) => {
    if (Number.isInteger(left) && Number.isInteger(right)) {
      const sum = (left as number) + (right as number)
      if (Number.isSafeInteger(sum)) return sum
    }
    return calculateNumbers(call, operations.add, left, right)
  },
})
