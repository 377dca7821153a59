import { bodyOfAction } from './action-record.ts'
import { defineFunction, example, required } from './define-function.ts'
import { onlyFormValue } from './form-values.ts'

/** `formDataValue`: The only value of a field in an action's form output. Source: WDL functions reference. */
export const formDataValue = defineFunction({
  name: 'formDataValue',
  category: 'workflow',
  parameters: [
    required('actionName', 'string', 'Name of the action.'),
    required('key', 'string', 'Name of the form field.'),
  ],
  returns: 'any',
  summary: "The only value of a field in an action's form output.",
  examples: [
    example("formDataValue('Post_form', 'Subject')", 'Hello'),
    example("toUpper(formDataValue('Post_form', 'Subject'))", 'HELLO'),
  ],
  reads: (call, context, actionName = null, key = null) =>
    onlyFormValue(call, bodyOfAction(call, context, actionName), key, 1),
})
