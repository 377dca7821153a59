import { valuesEqual } from '../../shared/expressions/index.ts'
import { typeName } from '../../shared/json-schema/index.ts'
import { objectOf, propertyOf } from '../../shared/wdl/lookup.ts'
import type { ActionHandler } from '../engine/action-handler.ts'
import { failed } from './results.ts'

/** Switch: takes the case whose value equals the expression, else `default`. Source: WDL reference, "Switch action". */
export const runSwitch: ActionHandler = (definition, tools) => {
  const inputs = tools.compile(definition.expression ?? null, 'expression')
  const cases = Object.entries(objectOf(definition, 'cases') ?? {}).map(([name, branch]) => ({
    name,
    value: tools.compile(propertyOf(branch, 'case') ?? null, 'cases', name, 'case'),
  }))
  const hasDefault = objectOf(objectOf(definition, 'default'), 'actions') !== undefined
  return {
    execute: (call) => {
      const value = call.evaluate(inputs)
      const type = typeName(value)
      if (type !== 'String' && type !== 'Integer') {
        const message = `The execution of template action '${call.name}' failed: the result of the evaluation of 'expression' is of type '${type}'. The result must be a string or an integer.`
        return failed('ExpressionEvaluationFailed', message, { path: [...inputs.path] })
      }
      const taken = cases.find(({ value: wanted }) => valuesEqual(call.evaluate(wanted), value))
      const branch = taken?.name ?? (hasDefault ? 'default' : 'none')
      return { kind: 'branch', branch, inputs: { expressionResult: value } }
    },
  }
}
