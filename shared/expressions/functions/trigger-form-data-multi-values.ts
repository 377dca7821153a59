import { bodyOf, triggerRecord } from './action-record.ts'
import { defineFunction, example, required } from './define-function.ts'
import { formValues } from './form-values.ts'

/** `triggerFormDataMultiValues`: All values of a field in the trigger's form. Source: WDL functions reference. */
export const triggerFormDataMultiValues = defineFunction({
  name: 'triggerFormDataMultiValues',
  category: 'workflow',
  parameters: [required('key', 'string', 'Name of the form field.')],
  returns: 'array',
  summary: "All values of a field in the trigger's form.",
  examples: [
    example("triggerFormDataMultiValues('tag')", ['a', 'b']),
    example("first(triggerFormDataMultiValues('tag'))", 'a'),
  ],
  reads: (call, context, key = null) => formValues(call, bodyOf(triggerRecord(call, context)), key, 0),
})
