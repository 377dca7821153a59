import { bodyOfAction } from './action-record.ts'
import { defineFunction, example, required } from './define-function.ts'

/** `body`: Body of an action's outputs. Source: WDL functions reference. */
export const body = defineFunction({
  name: 'body',
  category: 'workflow',
  parameters: [required('actionName', 'string', 'Name of the action.')],
  returns: 'any',
  summary: "Body of an action's outputs.",
  examples: [example("body('Get_user')['name']", 'Ann'), example("body('Get_user')?['none']", null)],
  reads: (call, context, actionName = null) => bodyOfAction(call, context, actionName),
})
