import { defineFunction, example, repeated, required } from './define-function.ts'

/** `and`: Whether every condition is true; stops at the first false. Source: WDL functions reference. */
export const andFunction = defineFunction({
  name: 'and',
  category: 'logical',
  parameters: [
    required('expression1', 'boolean', 'First condition.'),
    repeated('expression2', 'boolean', 'Further conditions.'),
  ],
  returns: 'boolean',
  summary: 'Whether every condition is true; stops at the first false.',
  examples: [example('and(true, false)', false), example('and(equals(1, 1), greater(2, 1))', true)],
  lazy: (call, args) => (context) => {
    for (let index = 0; index < args.length; index += 1) {
      const value = args[index]?.(context) ?? null
      if (typeof value !== 'boolean') throw call.wrongType(index, 'a boolean', value)
      if (!value) return false
    }
    return true
  },
})
