import { triggerRecord } from './action-record.ts'
import { defineFunction, example } from './define-function.ts'

/** `trigger`: Record of the trigger: name, status, times, outputs. Source: WDL functions reference. */
export const trigger = defineFunction({
  name: 'trigger',
  category: 'workflow',
  parameters: [],
  returns: 'object',
  summary: 'Record of the trigger: name, status, times, outputs.',
  examples: [example('trigger().name', 'manual'), example("trigger().outputs.headers['X-Id']", '77')],
  reads: (call, context) => triggerRecord(call, context),
})
