import { defineFunction, type Evaluate, example, required } from './define-function.ts'
import { orderOf } from './order-of.ts'

/** `lessOrEquals`: Whether the first value is less than or equal to the second. Numbers compare with numbers, texts with texts. Source: WDL functions reference. */
export const lessOrEquals = defineFunction({
  name: 'lessOrEquals',
  category: 'logical',
  parameters: [
    required('value', 'number|string', 'Number or text.'),
    required('compareTo', 'number|string', 'Value of the same kind.'),
  ],
  returns: 'boolean',
  summary:
    'Whether the first value is less than or equal to the second. Numbers compare with numbers, texts with texts.',
  examples: [example('lessOrEquals(10, 10)', true), example('lessOrEquals(2, 1.5)', false)],
  lazy: (call, args) => {
    const [value, compareTo] = args as readonly [Evaluate, Evaluate]
    return (context) => orderOf(call, value(context), compareTo(context)) <= 0
  },
})
