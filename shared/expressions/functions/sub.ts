import { operations } from '../arithmetic.ts'
import type { WdlValue } from '../value.ts'
import { calculateNumbers } from './calculate-numbers.ts'
import type { CallSite } from './call-site.ts'
import { defineFunction, type Evaluate, example, required } from './define-function.ts'

/** Written out, not shared, so that each compiled call is one closure that the runtime can inline. */
function subValues(call: CallSite, left: WdlValue, right: WdlValue): WdlValue {
  if (Number.isInteger(left) && Number.isInteger(right)) {
    const difference = (left as number) - (right as number)
    if (Number.isSafeInteger(difference)) return difference
  }
  return calculateNumbers(call, operations.sub, left, right)
}

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
  lazy: (call, args) => {
    const [left, right] = args as readonly [Evaluate, Evaluate]
    return (context) => subValues(call, left(context), right(context))
  },
})
