import { toText } from '../../shared/expressions/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { propertyOf } from '../../shared/wdl/lookup.ts'
import type { ActionHandler, CompletedResult } from '../engine/action-handler.ts'
import { listInput } from './list-input.ts'
import { succeeded } from './results.ts'

/** Join: the items of a list as one text. Source: WDL reference, "Join action". */
export const runJoin: ActionHandler = (definition, tools) => ({
  inputs: tools.compile(definition.inputs ?? {}, 'inputs'),
  execute: (call) => {
    const items = listInput(call)
    if (!Array.isArray(items)) return items as CompletedResult
    const separator = propertyOf(call.inputs, 'joinWith') ?? ''
    const texts = items.map((item: WdlValue) => (item === null ? '' : toText(item)))
    return succeeded({ body: texts.join(toText(separator)) })
  },
})
