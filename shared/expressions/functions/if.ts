import { defineFunction, example, required } from './define-function.ts'

/** `if`: Picks one of two values; the other is not evaluated. Source: WDL functions reference. */
export const ifFunction = defineFunction({
  name: 'if',
  category: 'logical',
  parameters: [
    required('expression', 'boolean', 'Condition.'),
    required('valueIfTrue', 'any', 'Result when it is true.'),
    required('valueIfFalse', 'any', 'Result when it is false.'),
  ],
  returns: 'any',
  summary: 'Picks one of two values; the other is not evaluated.',
  examples: [example("if(equals(1, 1), 'yes', 'no')", 'yes'), example('if(true, 1, div(1, 0))', 1)],
  lazy:
    (call, [condition, whenTrue, whenFalse]) =>
    (context) => {
      const value = condition?.(context) ?? null
      if (typeof value !== 'boolean') throw call.wrongType(0, 'a boolean', value)
      return (value ? whenTrue?.(context) : whenFalse?.(context)) ?? null
    },
})
