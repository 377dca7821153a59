import { defineFunction, example, required } from './define-function.ts'

/** `items`: Current item of a For each around this place. Source: WDL functions reference. */
export const items = defineFunction({
  name: 'items',
  category: 'workflow',
  parameters: [required('loopName', 'string', 'Name of the For each.')],
  returns: 'any',
  summary: 'Current item of a For each around this place.',
  examples: [example("items('For_each')['id']", 3), example("string(items('For_each')?['none'])", '')],
  reads: (call, context, loopName = null) => {
    const value = context.items(call.text(loopName, 0))
    if (value === undefined) throw call.missing('enclosing loop', loopName)
    return value
  },
})
