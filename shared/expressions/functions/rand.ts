import { defineFunction, example, required } from './define-function.ts'

/** `rand`: A random integer; the upper bound is excluded. Source: WDL functions reference. */
export const rand = defineFunction({
  name: 'rand',
  category: 'math',
  parameters: [
    required('minValue', 'integer', 'Lowest possible result.'),
    required('maxValue', 'integer', 'One above the highest possible result.'),
  ],
  returns: 'integer',
  summary: 'A random integer; the upper bound is excluded.',
  examples: [example('rand(1, 2)', 1), example('less(rand(1, 5), 5)', true)],
  fresh: (call, context, minValue = null, maxValue = null) => {
    const least = call.index(minValue, 0)
    const end = call.index(maxValue, 1)
    if (end <= least) throw call.wrongValue(1, `a number above ${least}`, maxValue)
    return least + Math.min(end - least - 1, Math.floor(context.random() * (end - least)))
  },
})
