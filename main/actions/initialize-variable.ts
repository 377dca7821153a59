import type { WdlValue } from '../../shared/expressions/value.ts'
import { typeName } from '../../shared/json-schema/index.ts'
import { propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { ActionHandler } from '../engine/action-handler.ts'
import { fits, initialValue, readVariableType } from '../engine/variable-types.ts'
import { failed } from './results.ts'

/** InitializeVariable: declares a variable. Source: WDL reference, "Initialize variable action". */
export const runInitializeVariable: ActionHandler = (definition, tools) => ({
  inputs: tools.compile(definition.inputs ?? {}, 'inputs'),
  execute: (call) => {
    const listed = propertyOf(call.inputs, 'variables')
    const variable = Array.isArray(listed) ? ((listed as readonly WdlValue[])[0] ?? null) : null
    const path = [...call.path, 'inputs', 'variables', 0]
    const name = textOf(variable, 'name')
    const declared = textOf(variable, 'type') ?? ''
    const type = readVariableType(declared)
    if (name === undefined)
      return failed('InvalidVariableInitialization', 'The variable has no name.', { path })
    if (type === undefined) {
      return failed('InvalidVariableInitialization', `'${declared}' is no type of a variable.`, {
        path: [...path, 'type'],
      })
    }
    if (call.variable(name) !== undefined) {
      return failed('VariableAlreadyInitialized', `The variable '${name}' is initialized already.`, { path })
    }
    const value = propertyOf(variable, 'value') ?? initialValue(type)
    if (!fits(type, value)) {
      const message = `The variable '${name}' of type '${declared}' cannot be initialized with a value of type '${typeName(value)}'.`
      return failed('InvalidVariableInitialization', message, { path: [...path, 'value'] })
    }
    return { kind: 'completed', status: 'Succeeded', code: 'OK', variable: { name, type, value } }
  },
})
