import { objectOf } from '../../shared/wdl/lookup.ts'
import type { ActionHandler } from '../engine/action-handler.ts'
import { compileCondition } from './condition.ts'

/** If: takes `actions` when its expression is true, `else` when not. Source: WDL reference, "If action". */
export const runIf: ActionHandler = (definition, tools) => {
  const condition = compileCondition(definition.expression ?? null, tools, ['expression'])
  const hasElse = objectOf(objectOf(definition, 'else'), 'actions') !== undefined
  return {
    execute: (call) => {
      const outcome = condition(call)
      if (typeof outcome !== 'boolean') return outcome
      const branch = outcome ? 'actions' : hasElse ? 'else' : 'none'
      return { kind: 'branch', branch, inputs: { expressionResult: outcome } }
    },
  }
}
