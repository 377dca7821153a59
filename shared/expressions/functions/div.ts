import { operations } from '../arithmetic.ts'
import type { WdlValue } from '../value.ts'
import { calculateNumbers } from './calculate-numbers.ts'
import type { CallSite } from './call-site.ts'
import { defineFunction, type Evaluate, example, required } from './define-function.ts'

/** Written out, not shared, so that each compiled call is one closure that the runtime can inline. */
function divValues(call: CallSite, left: WdlValue, right: WdlValue): WdlValue {
  if (Number.isInteger(left) && typeof right === 'number' && Number.isInteger(right) && right !== 0) {
    return Math.trunc((left as number) / right) + 0
  }
  return calculateNumbers(call, operations.div, left, right)
}

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
  lazy: (call, args) => {
    const [left, right] = args as readonly [Evaluate, Evaluate]
    return (context) => divValues(call, left(context), right(context))
  },
})
