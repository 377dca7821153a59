import { defineFunction, type Evaluate, example, required } from './define-function.ts'
import { orderOf } from './order-of.ts'

/** `less`: Whether the first value is less than the second. Numbers compare with numbers, texts with texts. Source: WDL functions reference. */
export const less = defineFunction({
  name: 'less',
  category: 'logical',
  parameters: [
    required('value', 'number|string', 'Number or text.'),
    required('compareTo', 'number|string', 'Value of the same kind.'),
  ],
  returns: 'boolean',
  summary: 'Whether the first value is less than the second. Numbers compare with numbers, texts with texts.',
  examples: [example('less(5, 10)', true), example("less('b', 'a')", false)],
  lazy: (call, args) => {
    const [value, compareTo] = args as readonly [Evaluate, Evaluate]
    return (context) => orderOf(call, value(context), compareTo(context)) < 0
  },
})
