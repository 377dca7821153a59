import { defineFunction, example, required } from './define-function.ts'

/** `parameters`: Value of a workflow parameter. Source: WDL functions reference. */
export const parameters = defineFunction({
  name: 'parameters',
  category: 'workflow',
  parameters: [required('parameterName', 'string', 'Name of the parameter.')],
  returns: 'any',
  summary: 'Value of a workflow parameter.',
  examples: [example("parameters('fullName')", 'Sophia Owen'), example("length(parameters('fullName'))", 11)],
  reads: (call, context, parameterName = null) => {
    const value = context.parameter(call.text(parameterName, 0))
    if (value === undefined) throw call.missing('parameter', parameterName)
    return value
  },
})
