import { defineFunction, example } from './define-function.ts'

/** `action`: Record of the current action (status, inputs, outputs); for Until conditions, tracked properties and unsubscribe. Source: WDL functions reference. */
export const action = defineFunction({
  name: 'action',
  category: 'workflow',
  parameters: [],
  returns: 'object',
  summary:
    'Record of the current action (status, inputs, outputs); for Until conditions, tracked properties and unsubscribe.',
  examples: [example('action().status', 'Succeeded'), example("action()?['outputs']?['statusCode']", 200)],
  reads: (call, context) => {
    const record = context.currentAction()
    if (!record) throw call.error('expression.not-available', "'action()' has no value here")
    return record
  },
})
