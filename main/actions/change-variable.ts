import { toText } from '../../shared/expressions/index.ts'
import { WdlFloat, type WdlValue } from '../../shared/expressions/value.ts'
import { propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { ActionCall, ActionHandler, CompletedResult } from '../engine/action-handler.ts'
import { fits, misfit, type VariableType, variableTypes } from '../engine/variable-types.ts'
import { failed } from './results.ts'

type Change = (before: WdlValue, operand: WdlValue) => WdlValue | undefined

/** The family of actions that change a variable. `types`: those the action works on. */
function changeVariable(types: readonly VariableType[], needsValue: boolean, change: Change): ActionHandler {
  return (definition, tools) => ({
    inputs: tools.compile(definition.inputs ?? {}, 'inputs'),
    execute: (call) => {
      const found = find(call)
      if ('kind' in found) return found
      const { name, type, value: before } = found
      const operand = propertyOf(call.inputs, 'value')
      const path = [...call.path, 'inputs', 'value']
      if (!types.includes(type)) {
        const message = `The '${call.type}' action '${call.name}' works on variables of type ${types.join(' or ')}; '${name}' is of type '${type}'.`
        return failed('InvalidVariableOperation', message, { path: [...call.path, 'inputs', 'name'] })
      }
      if (operand === undefined && needsValue) {
        return failed('InvalidVariableOperation', `The action '${call.name}' has no 'value'.`, { path })
      }
      const after = change(before, operand ?? null)
      if (after === undefined || !fits(type, after)) {
        return failed('InvalidVariableOperation', misfit(name, type, operand ?? null), { path })
      }
      return {
        kind: 'completed',
        status: 'Succeeded',
        code: 'OK',
        outputs: { body: { name, value: after } },
        variables: [{ name, value: after }],
      }
    },
  })
}

function find(call: ActionCall): { name: string; type: VariableType; value: WdlValue } | CompletedResult {
  const name = textOf(call.inputs, 'name') ?? ''
  const variable = call.variable(name)
  if (variable !== undefined)
    return { name: variable.name, type: variable.type as VariableType, value: variable.value }
  return failed(
    'VariableNotInitialized',
    `The variable '${name}' must be initialized before it is used in '${call.name}'.`,
    {
      path: [...call.path, 'inputs', 'name'],
    },
  )
}

/**
 * SetVariable. Nothing is converted: a number does not go into a string variable, nor the text of one into an integer.
 * Source: WDL reference, "Set variable action"; Azure/LogicAppsUX issues 6180 and 4751.
 */
export const runSetVariable = changeVariable(variableTypes, true, (_before, operand) => operand)

/** IncrementVariable: adds `value`, 1 without one. */
export const runIncrementVariable = changeVariable(['integer', 'float'], false, (before, operand) =>
  add(before, operand ?? 1, 1),
)

/** DecrementVariable: takes `value` away, 1 without one. */
export const runDecrementVariable = changeVariable(['integer', 'float'], false, (before, operand) =>
  add(before, operand ?? 1, -1),
)

/** AppendToArrayVariable: adds an item at the end. */
export const runAppendToArrayVariable = changeVariable(['array'], true, (before, operand) =>
  Array.isArray(before) ? [...(before as readonly WdlValue[]), operand] : [operand],
)

/** AppendToStringVariable: adds text at the end. */
export const runAppendToStringVariable = changeVariable(
  ['string'],
  true,
  (before, operand) => `${before === null ? '' : toText(before)}${operand === null ? '' : toText(operand)}`,
)

function add(before: WdlValue, operand: WdlValue, sign: 1 | -1): WdlValue | undefined {
  const left = before ?? 0
  if (typeof left === 'object' && !(left instanceof WdlFloat)) return undefined
  if (typeof operand === 'bigint' || typeof left === 'bigint') {
    if (typeof operand !== 'bigint' && !Number.isInteger(operand)) return undefined
    const sum = BigInt(left as number | bigint) + BigInt(sign) * BigInt(operand as number | bigint)
    return sum >= Number.MIN_SAFE_INTEGER && sum <= Number.MAX_SAFE_INTEGER ? Number(sum) : sum
  }
  const [a, b] = [numberOf(left), numberOf(operand)]
  if (a === undefined || b === undefined) return undefined
  const sum = a + sign * b
  const isFloat =
    left instanceof WdlFloat || operand instanceof WdlFloat || !Number.isInteger(a) || !Number.isInteger(b)
  if (!isFloat && !Number.isSafeInteger(sum)) return BigInt(a) + BigInt(sign) * BigInt(b)
  return isFloat && Number.isInteger(sum) ? new WdlFloat(sum) : sum
}

function numberOf(value: WdlValue): number | undefined {
  if (typeof value === 'number') return value
  return value instanceof WdlFloat ? value.value : undefined
}
