import { defineFunction, example, repeated, required } from './define-function.ts'

/** `coalesce`: First argument that is not null, else null; the rest is not evaluated. Source: WDL functions reference. */
export const coalesce = defineFunction({
  name: 'coalesce',
  category: 'manipulation',
  parameters: [
    required('object_1', 'any', 'First candidate.'),
    repeated('more', 'any', 'Further candidates.'),
  ],
  returns: 'any',
  summary: 'First argument that is not null, else null; the rest is not evaluated.',
  examples: [example("coalesce(null, 'a', 'b')", 'a'), example('coalesce(null, null)', null)],
  lazy: (_call, args) => (context) => {
    for (const evaluate of args) {
      const value = evaluate(context)
      if (value !== null) return value
    }
    return null
  },
})
