import { defineFunction, example, required } from './define-function.ts'

/** `range`: Consecutive integers. Source: WDL functions reference. */
export const range = defineFunction({
  name: 'range',
  category: 'math',
  parameters: [
    required('startIndex', 'integer', 'First integer.'),
    required('count', 'integer', 'How many, at most 100,000.'),
  ],
  returns: 'array',
  summary: 'Consecutive integers.',
  examples: [example('range(1, 4)', [1, 2, 3, 4]), example('range(-1, 2)', [-1, 0])],
  reads: (call, context, startIndex = null, count = null) => {
    const start = call.index(startIndex, 0)
    const size = call.index(count, 1)
    const most = context.limits.maxArrayLength
    if (size < 0 || size > most) throw call.wrongValue(1, `a number from 0 to ${most}`, count)
    return Array.from({ length: size }, (_, index) => start + index)
  },
})
