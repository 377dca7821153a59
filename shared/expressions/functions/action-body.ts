import { bodyOfAction } from './action-record.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `actionBody`: Older name of body. Source: WDL functions reference. */
export const actionBody = defineFunction({
  name: 'actionBody',
  category: 'workflow',
  parameters: [required('actionName', 'string', 'Name of the action.')],
  returns: 'any',
  summary: 'Older name of body.',
  examples: [
    example("actionBody('Get_user')['name']", 'Ann'),
    example("actionBody('Get_user')?['none']", null),
  ],
  deprecatedFor: 'body',
  reads: (call, context, actionName = null) => bodyOfAction(call, context, actionName),
})
