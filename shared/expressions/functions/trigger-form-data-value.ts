import { bodyOf, triggerRecord } from './action-record.ts'
import { defineFunction, example, required } from './define-function.ts'
import { onlyFormValue } from './form-values.ts'

/** `triggerFormDataValue`: The only value of a field in the trigger's form. Source: WDL functions reference. */
export const triggerFormDataValue = defineFunction({
  name: 'triggerFormDataValue',
  category: 'workflow',
  parameters: [required('key', 'string', 'Name of the form field.')],
  returns: 'any',
  summary: "The only value of a field in the trigger's form.",
  examples: [
    example("triggerFormDataValue('feedUrl')", 'https://example.com/feed'),
    example("uriHost(triggerFormDataValue('feedUrl'))", 'example.com'),
  ],
  reads: (call, context, key = null) => onlyFormValue(call, bodyOf(triggerRecord(call, context)), key, 0),
})
