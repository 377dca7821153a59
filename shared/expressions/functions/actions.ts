import { actionRecord } from './action-record.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `actions`: Record of an action: name, status, times, inputs, outputs. Source: WDL functions reference. */
export const actions = defineFunction({
  name: 'actions',
  category: 'workflow',
  parameters: [required('actionName', 'string', 'Name of the action.')],
  returns: 'object',
  summary: 'Record of an action: name, status, times, inputs, outputs.',
  examples: [
    example("actions('Get_user').status", 'Succeeded'),
    example("actions('Get_user').outputs.statusCode", 200),
  ],
  reads: (call, context, actionName = null) => actionRecord(call, context, actionName),
})
