import { defineFunction, example } from './define-function.ts'

/** `item`: Current item of the loop, Select or Filter array around this place. Source: WDL functions reference. */
export const item = defineFunction({
  name: 'item',
  category: 'collection',
  alsoIn: ['workflow'],
  parameters: [],
  returns: 'any',
  summary: 'Current item of the loop, Select or Filter array around this place.',
  examples: [example('item()', 'sample item'), example("concat('x', string(item()))", 'xsample item')],
  reads: (call, context) => {
    const value = context.item()
    if (value === undefined) {
      const hint = 'Use it inside a For each, Select or Filter array.'
      throw call.error('expression.not-available', "'item()' has no value here", undefined, undefined, hint)
    }
    return value
  },
})
