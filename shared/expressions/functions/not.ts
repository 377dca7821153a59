import { defineFunction, example, required } from './define-function.ts'

/** `not`: The opposite of a condition. Source: WDL functions reference. */
export const notFunction = defineFunction({
  name: 'not',
  category: 'logical',
  parameters: [required('expression', 'boolean', 'Condition.')],
  returns: 'boolean',
  summary: 'The opposite of a condition.',
  examples: [example('not(false)', true), example('not(equals(1, 1))', false)],
  pure: (call, expression = null) => !call.boolean(expression, 0),
})
