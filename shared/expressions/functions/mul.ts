import { operations } from '../arithmetic.ts'
import type { WdlValue } from '../value.ts'
import { WdlFloat } from '../value.ts'
import { calculateNumbers } from './calculate-numbers.ts'
import type { CallSite } from './call-site.ts'
import { defineFunction, type Evaluate, example, required } from './define-function.ts'

/** Written out, not shared, so that each compiled call is one closure that the runtime can inline. */
function mulValues(call: CallSite, left: WdlValue, right: WdlValue): WdlValue {
  if (Number.isInteger(left) && Number.isInteger(right)) {
    const product = (left as number) * (right as number)
    if (Number.isSafeInteger(product)) return product + 0
  }
  return calculateNumbers(call, operations.mul, left, right)
}

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
  lazy: (call, args) => {
    const [left, right] = args as readonly [Evaluate, Evaluate]
    return (context) => mulValues(call, left(context), right(context))
  },
})
