import type { WdlValue } from '../../shared/expressions/value.ts'
import { foldName, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { ActionCall, ActionHandler, CompletedResult } from '../engine/action-handler.ts'
import { fits, initialValue, misfit, readVariableType } from '../engine/variable-types.ts'
import { failed } from './results.ts'

/**
 * InitializeVariable: declares variables, all of its list or none. Source: WDL reference, "Initialize variable action";
 * several in one action: Azure/LogicAppsUX issue 7690.
 */
export const runInitializeVariable: ActionHandler = (definition, tools) => ({
  inputs: tools.compile(definition.inputs ?? {}, 'inputs'),
  execute: (call) => {
    const listed = propertyOf(call.inputs, 'variables')
    const entries = Array.isArray(listed) && listed.length > 0 ? (listed as readonly WdlValue[]) : [null]
    const variables: Declared[] = []
    for (const [index, entry] of entries.entries()) {
      const read = declared(call, entry, index, variables)
      if ('kind' in read) return read
      variables.push(read)
    }
    return { kind: 'completed', status: 'Succeeded', code: 'OK', variables }
  },
})

interface Declared {
  readonly name: string
  readonly type: string
  readonly value: WdlValue
}

/** One entry of the list; a failed result where it cannot be declared. */
function declared(
  call: ActionCall,
  entry: WdlValue,
  index: number,
  before: readonly Declared[],
): Declared | CompletedResult {
  const path = [...call.path, 'inputs', 'variables', index]
  const name = textOf(entry, 'name')
  const written = textOf(entry, 'type') ?? ''
  const type = readVariableType(written)
  if (name === undefined) {
    return failed('InvalidVariableInitialization', 'The variable has no name.', { path })
  }
  if (type === undefined) {
    const message = `'${written}' is no type of a variable.`
    return failed('InvalidVariableInitialization', message, { path: [...path, 'type'] })
  }
  const isSame = (one: Declared) => foldName(one.name) === foldName(name)
  if (call.variable(name) !== undefined || before.some(isSame)) {
    return failed('VariableAlreadyInitialized', `The variable '${name}' is initialized already.`, { path })
  }
  const value = propertyOf(entry, 'value') ?? initialValue(type)
  if (fits(type, value)) return { name, type, value }
  return failed('InvalidVariableInitialization', misfit(name, type, value), { path: [...path, 'value'] })
}
