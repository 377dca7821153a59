import { toText } from '../../shared/expressions/index.ts'
import { typeName } from '../../shared/json-schema/index.ts'
import { foldName, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { ActionHandler } from '../engine/action-handler.ts'
import { failed } from './results.ts'

/**
 * Foreach: runs its actions for each item of a list. Inside another Foreach iterations follow each other, as the
 * platform does. Source: WDL reference, "Foreach action"; Logic Apps, "Add loops".
 */
export const runForeach: ActionHandler = (definition, tools) => {
  const items = tools.compile(definition.foreach ?? null, 'foreach')
  const shown =
    typeof definition.foreach === 'string' ? definition.foreach : toText(definition.foreach ?? null)
  const isSequential = foldName(textOf(definition, 'operationOptions') ?? '')
    .split(',')
    .some((option) => option.trim() === 'sequential')
  const configured = propertyOf(
    objectOf(objectOf(definition, 'runtimeConfiguration'), 'concurrency'),
    'repetitions',
  )
  const repetitions =
    configured === undefined
      ? undefined
      : tools.compile(configured, 'runtimeConfiguration', 'concurrency', 'repetitions')
  return {
    execute: (call) => {
      const list = call.evaluate(items)
      if (!Array.isArray(list)) {
        const message = `The execution of template action '${call.name}' failed: the result of the evaluation of 'foreach' expression '${shown}' is of type '${typeName(list)}'. The result must be a valid array.`
        return failed('ExpressionEvaluationFailed', message, { path: [...items.path] })
      }
      if (list.length > tools.limits.foreachItems) {
        const message = `'${call.name}' has ${list.length} items; the limit is ${tools.limits.foreachItems}.`
        return failed('ForeachItemsLimitExceeded', message, { path: [...items.path] })
      }
      const wanted =
        repetitions === undefined
          ? tools.limits.foreachConcurrency.default
          : Number(call.evaluate(repetitions))
      const concurrency =
        isSequential || call.isInsideForeach
          ? 1
          : Math.min(tools.limits.foreachConcurrency.max, Math.max(1, Math.trunc(wanted) || 1))
      return { kind: 'for-each', items: list, concurrency }
    },
  }
}
