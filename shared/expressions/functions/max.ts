import { chooseNumber } from './choose-number.ts'
import { defineFunction, example, repeated, required } from './define-function.ts'

/** `max`: Largest of several numbers, or of the numbers of one array. Source: WDL functions reference. */
export const max = defineFunction({
  name: 'max',
  category: 'math',
  parameters: [
    required('value', 'number|array', 'First number, or an array of numbers.'),
    repeated('more', 'number', 'Further numbers.'),
  ],
  returns: 'number',
  summary: 'Largest of several numbers, or of the numbers of one array.',
  examples: [example('max(1, 2, 3)', 3), example('max(createArray(1, 2.5))', 2.5)],
  pure: (call, ...values) => chooseNumber(call, values, (order) => order > 0),
})
