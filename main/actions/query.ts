import type { WdlValue } from '../../shared/expressions/value.ts'
import { typeName } from '../../shared/json-schema/index.ts'
import { isObject, propertyOf } from '../../shared/wdl/lookup.ts'
import type { ActionHandler, CompletedResult } from '../engine/action-handler.ts'
import { listInput } from './list-input.ts'
import { failed, succeeded } from './results.ts'

/** Filter array: the items for which `where` is true. Source: WDL reference, "Query action". */
export const runQuery: ActionHandler = (definition, tools) => {
  const source = isObject(definition.inputs) ? definition.inputs : {}
  const where = tools.compile(propertyOf(source, 'where') ?? true, 'inputs', 'where')
  return {
    inputs: tools.compile({ from: propertyOf(source, 'from') ?? null }, 'inputs'),
    execute: (call) => {
      const items = listInput(call)
      if (!Array.isArray(items)) return items as CompletedResult
      const kept: WdlValue[] = []
      for (const item of items as readonly WdlValue[]) {
        const keep = call.evaluate(where, item)
        if (typeof keep !== 'boolean') {
          const message = `The 'Query' action '${call.name}' failed: its 'where' expression gives a value of type '${typeName(keep)}'. The result must be a boolean.`
          return failed('InvalidTemplate', message, { path: [...where.path] })
        }
        if (keep) kept.push(item)
      }
      return succeeded({ body: kept })
    },
  }
}
