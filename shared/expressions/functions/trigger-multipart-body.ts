import { bodyOf, triggerRecord } from './action-record.ts'
import { defineFunction, example, required } from './define-function.ts'
import { partBody } from './part-body.ts'

/** `triggerMultipartBody`: Body of one part of the trigger's multipart output. Source: WDL functions reference. */
export const triggerMultipartBody = defineFunction({
  name: 'triggerMultipartBody',
  category: 'workflow',
  parameters: [required('index', 'integer', 'Number of the part, counted from zero.')],
  returns: 'any',
  summary: "Body of one part of the trigger's multipart output.",
  examples: [
    example('string(triggerMultipartBody(0))', 'alpha'),
    example('string(triggerMultipartBody(1))', 'beta'),
  ],
  reads: (call, context, index = null) => partBody(call, bodyOf(triggerRecord(call, context)), index, 0),
})
