import { bodyOfTrigger } from './action-record.ts'
import { defineFunction, example } from './define-function.ts'

/** `triggerBody`: Body of the trigger's outputs. Source: WDL functions reference. */
export const triggerBody = defineFunction({
  name: 'triggerBody',
  category: 'workflow',
  parameters: [],
  returns: 'any',
  summary: "Body of the trigger's outputs.",
  examples: [example("triggerBody()?['id']", 12), example("triggerBody()?['none']", null)],
  reads: (call, context) => bodyOfTrigger(call, context),
})
