import type { WdlValue } from '../../shared/expressions/value.ts'
import { typeName } from '../../shared/json-schema/index.ts'
import { propertyOf } from '../../shared/wdl/lookup.ts'
import type { ActionCall, CompletedResult } from '../engine/action-handler.ts'
import { failed } from './results.ts'

/** The `from` of a data operation: a list, or the failed result that says it is none. */
export function listInput(call: ActionCall): readonly WdlValue[] | CompletedResult {
  const from = propertyOf(call.inputs, 'from') ?? null
  if (Array.isArray(from)) return from
  const message = `The '${call.type}' action '${call.name}' failed: its 'from' property is of type '${typeName(from)}'. The value must be an array.`
  return failed('BadRequest', message, { path: [...call.path, 'inputs', 'from'] })
}
