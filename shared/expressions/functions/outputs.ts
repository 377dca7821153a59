import { outputsOfAction } from './action-record.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `outputs`: Outputs of an action. Source: WDL functions reference. */
export const outputs = defineFunction({
  name: 'outputs',
  category: 'workflow',
  parameters: [required('actionName', 'string', 'Name of the action.')],
  returns: 'any',
  summary: 'Outputs of an action.',
  examples: [
    example("outputs('Get_user').statusCode", 200),
    example("outputs('Get_user')?['body/name']", 'Ann'),
  ],
  reads: (call, context, actionName = null) => outputsOfAction(call, context, actionName),
})
