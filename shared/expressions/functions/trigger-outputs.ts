import { outputsOfTrigger } from './action-record.ts'
import { defineFunction, example } from './define-function.ts'

/** `triggerOutputs`: Outputs of the trigger. Source: WDL functions reference. */
export const triggerOutputs = defineFunction({
  name: 'triggerOutputs',
  category: 'workflow',
  parameters: [],
  returns: 'any',
  summary: 'Outputs of the trigger.',
  examples: [
    example("triggerOutputs()['headers']['X-Id']", '77'),
    example("triggerOutputs()?['body/id']", 12),
  ],
  reads: (call, context) => outputsOfTrigger(call, context),
})
