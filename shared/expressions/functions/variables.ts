import { defineFunction, example, required } from './define-function.ts'

/** `variables`: Value of a variable. Source: WDL functions reference. */
export const variables = defineFunction({
  name: 'variables',
  category: 'workflow',
  parameters: [required('variableName', 'string', 'Name of the variable.')],
  returns: 'any',
  summary: 'Value of a variable.',
  examples: [example("variables('numItems')", 20), example("add(variables('numItems'), 1)", 21)],
  reads: (call, context, variableName = null) => {
    const value = context.variable(call.text(variableName, 0))
    if (value === undefined) throw call.missing('variable', variableName)
    return value
  },
})
