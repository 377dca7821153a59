import { operations } from '../arithmetic.ts'
import type { WdlValue } from '../value.ts'
import { calculateNumbers } from './calculate-numbers.ts'
import type { CallSite } from './call-site.ts'
import { defineFunction, type Evaluate, example, required } from './define-function.ts'

/** Written out, not shared, so that each compiled call is one closure that the runtime can inline. */
function modValues(call: CallSite, left: WdlValue, right: WdlValue): WdlValue {
  if (Number.isInteger(left) && typeof right === 'number' && Number.isInteger(right) && right !== 0) {
    return ((left as number) % right) + 0
  }
  return calculateNumbers(call, operations.mod, left, right)
}

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
  lazy: (call, args) => {
    const [left, right] = args as readonly [Evaluate, Evaluate]
    return (context) => modValues(call, left(context), right(context))
  },
})
