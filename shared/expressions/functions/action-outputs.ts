import { outputsOfAction } from './action-record.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `actionOutputs`: Older name of outputs. Source: WDL functions reference. */
export const actionOutputs = defineFunction({
  name: 'actionOutputs',
  category: 'workflow',
  parameters: [required('actionName', 'string', 'Name of the action.')],
  returns: 'any',
  summary: 'Older name of outputs.',
  examples: [
    example("actionOutputs('Get_user').statusCode", 200),
    example("actionOutputs('Get_user').body.name", 'Ann'),
  ],
  deprecatedFor: 'outputs',
  reads: (call, context, actionName = null) => outputsOfAction(call, context, actionName),
})
