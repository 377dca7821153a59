import { defineFunction, type Evaluate, example, required } from './define-function.ts'
import { orderOf } from './order-of.ts'

/** `greater`: Whether the first value is greater than the second. Numbers compare with numbers, texts with texts. Source: WDL functions reference. */
export const greater = defineFunction({
  name: 'greater',
  category: 'logical',
  parameters: [
    required('value', 'number|string', 'Number or text.'),
    required('compareTo', 'number|string', 'Value of the same kind.'),
  ],
  returns: 'boolean',
  summary:
    'Whether the first value is greater than the second. Numbers compare with numbers, texts with texts.',
  examples: [example('greater(10, 5)', true), example("greater('apple', 'banana')", false)],
  lazy: (call, args) => {
    const [value, compareTo] = args as readonly [Evaluate, Evaluate]
    return (context) => orderOf(call, value(context), compareTo(context)) > 0
  },
})
