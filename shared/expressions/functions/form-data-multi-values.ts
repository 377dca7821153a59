import { bodyOfAction } from './action-record.ts'
import { defineFunction, example, required } from './define-function.ts'
import { formValues } from './form-values.ts'

/** `formDataMultiValues`: All values of a field in an action's form output. Source: WDL functions reference. */
export const formDataMultiValues = defineFunction({
  name: 'formDataMultiValues',
  category: 'workflow',
  parameters: [
    required('actionName', 'string', 'Name of the action.'),
    required('key', 'string', 'Name of the form field.'),
  ],
  returns: 'array',
  summary: "All values of a field in an action's form output.",
  examples: [
    example("formDataMultiValues('Post_form', 'To')", ['a@example.com', 'b@example.com']),
    example("length(formDataMultiValues('Post_form', 'Subject'))", 1),
  ],
  reads: (call, context, actionName = null, key = null) =>
    formValues(call, bodyOfAction(call, context, actionName), key, 1),
})
