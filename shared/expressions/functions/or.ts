import { defineFunction, example, repeated, required } from './define-function.ts'

/** `or`: Whether at least one condition is true; stops at the first true. Source: WDL functions reference. */
export const orFunction = defineFunction({
  name: 'or',
  category: 'logical',
  parameters: [
    required('expression1', 'boolean', 'First condition.'),
    repeated('expression2', 'boolean', 'Further conditions.'),
  ],
  returns: 'boolean',
  summary: 'Whether at least one condition is true; stops at the first true.',
  examples: [example('or(true, false)', true), example('or(equals(1, 1), greater(2, 1))', true)],
  lazy: (call, args) => (context) => {
    for (let index = 0; index < args.length; index += 1) {
      const value = args[index]?.(context) ?? null
      if (typeof value !== 'boolean') throw call.wrongType(index, 'a boolean', value)
      if (value) return true
    }
    return false
  },
})
