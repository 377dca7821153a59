import { defineFunction, example, required } from './define-function.ts'

/** `result`: Records of the actions inside a scope, For each or Until. Source: WDL functions reference. */
export const result = defineFunction({
  name: 'result',
  category: 'workflow',
  parameters: [required('scopedActionName', 'string', 'Name of the scope or loop.')],
  returns: 'array',
  summary: 'Records of the actions inside a scope, For each or Until.',
  examples: [example("result('Try')[0]['name']", 'HTTP'), example("length(result('Try'))", 1)],
  reads: (call, context, scopedActionName = null) => {
    const records = context.result(call.text(scopedActionName, 0))
    if (!records) throw call.missing('scope or loop', scopedActionName)
    return records
  },
})
