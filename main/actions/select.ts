import type { WdlValue } from '../../shared/expressions/value.ts'
import { isObject, propertyOf } from '../../shared/wdl/lookup.ts'
import type { ActionHandler } from '../engine/action-handler.ts'
import { listInput } from './list-input.ts'
import { succeeded } from './results.ts'

/** Select: each item of a list turned into another value. Source: WDL reference, "Select action". */
export const runSelect: ActionHandler = (definition, tools) => {
  const source = isObject(definition.inputs) ? definition.inputs : {}
  const inputs = tools.compile({ from: propertyOf(source, 'from') ?? null }, 'inputs')
  const select = tools.compile(propertyOf(source, 'select') ?? null, 'inputs', 'select')
  return {
    inputs,
    execute: (call) => {
      const items = listInput(call)
      if (!Array.isArray(items)) return items as Exclude<typeof items, readonly WdlValue[]>
      return succeeded({ body: items.map((item: WdlValue) => call.evaluate(select, item)) })
    },
  }
}
