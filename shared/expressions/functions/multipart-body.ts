import { bodyOfAction } from './action-record.ts'
import { defineFunction, example, required } from './define-function.ts'
import { partBody } from './part-body.ts'

/** `multipartBody`: Body of one part of an action's multipart output. Source: WDL functions reference. */
export const multipartBody = defineFunction({
  name: 'multipartBody',
  category: 'workflow',
  parameters: [
    required('actionName', 'string', 'Name of the action.'),
    required('index', 'integer', 'Number of the part, counted from zero.'),
  ],
  returns: 'any',
  summary: "Body of one part of an action's multipart output.",
  examples: [
    example("string(multipartBody('Get_parts', 0))", 'first'),
    example("string(multipartBody('Get_parts', 1))", 'second'),
  ],
  reads: (call, context, actionName = null, index = null) =>
    partBody(call, bodyOfAction(call, context, actionName), index, 1),
})
