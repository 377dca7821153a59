import { chooseNumber } from './choose-number.ts'
import { defineFunction, example, repeated, required } from './define-function.ts'

/** `min`: Smallest of several numbers, or of the numbers of one array. Source: WDL functions reference. */
export const min = defineFunction({
  name: 'min',
  category: 'math',
  parameters: [
    required('value', 'number|array', 'First number, or an array of numbers.'),
    repeated('more', 'number', 'Further numbers.'),
  ],
  returns: 'number',
  summary: 'Smallest of several numbers, or of the numbers of one array.',
  examples: [example('min(3, 1, 2)', 1), example('min(createArray(2.5, 3))', 2.5)],
  pure: (call, ...values) => chooseNumber(call, values, (order) => order < 0),
})
