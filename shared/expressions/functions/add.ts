import { operations } from '../arithmetic.ts'
import type { WdlValue } from '../value.ts'
import { calculateNumbers } from './calculate-numbers.ts'
import type { CallSite } from './call-site.ts'
import { defineFunction, type Evaluate, example, required } from './define-function.ts'

/** Written out, not shared, so that each compiled call is one closure that the runtime can inline. */
function addValues(call: CallSite, left: WdlValue, right: WdlValue): WdlValue {
  if (Number.isInteger(left) && Number.isInteger(right)) {
    const sum = (left as number) + (right as number)
    if (Number.isSafeInteger(sum)) return sum
  }
  return calculateNumbers(call, operations.add, left, right)
}

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
  lazy: (call, args) => {
    const [left, right] = args as readonly [Evaluate, Evaluate]
    return (context) => addValues(call, left(context), right(context))
  },
})
