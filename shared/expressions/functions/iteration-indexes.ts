import { defineFunction, example, required } from './define-function.ts'

/** `iterationIndexes`: Number of the current round of a loop around this place, counted from zero. Source: WDL functions reference. */
export const iterationIndexes = defineFunction({
  name: 'iterationIndexes',
  category: 'workflow',
  parameters: [required('loopName', 'string', 'Name of the Until or For each.')],
  returns: 'integer',
  summary: 'Number of the current round of a loop around this place, counted from zero.',
  examples: [example("iterationIndexes('Until')", 2), example("add(iterationIndexes('Until'), 1)", 3)],
  reads: (call, context, loopName = null) => {
    const value = context.iterationIndex(call.text(loopName, 0))
    if (value === undefined) throw call.missing('enclosing loop', loopName)
    return value
  },
})
