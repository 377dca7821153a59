import { defineFunction, example, required } from './define-function.ts'

/** `agentParameters`: Value that an agent gave to a parameter of the tool it called. Source: WDL functions reference. */
export const agentParameters = defineFunction({
  name: 'agentParameters',
  category: 'workflow',
  parameters: [required('parameterName', 'string', 'Name of the agent parameter.')],
  returns: 'any',
  summary: 'Value that an agent gave to a parameter of the tool it called.',
  examples: [
    example("agentParameters('city')", 'Paris'),
    example("toUpper(agentParameters('city'))", 'PARIS'),
  ],
  reads: (call, context, parameterName = null) => {
    const value = context.agentParameter?.(call.text(parameterName, 0))
    if (value === undefined) throw call.missing('agent parameter', parameterName)
    return value
  },
})
