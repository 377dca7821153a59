import { isObject } from '../content.ts'
import type { EvaluationContext } from '../context.ts'
import { getProperty } from '../properties.ts'
import type { WdlObject, WdlValue } from '../value.ts'
import type { CallSite } from './call-site.ts'

/** The record of the action that the first argument names. */
export function actionRecord(call: CallSite, context: EvaluationContext, actionName: WdlValue): WdlObject {
  const record = context.action(call.text(actionName, 0))
  if (!record) throw call.missing('action', actionName)
  return record
}

/** The outputs of the action that the first argument names; null when it has none. */
export function outputsOfAction(call: CallSite, context: EvaluationContext, actionName: WdlValue): WdlValue {
  const outputs = context.actionOutputs?.(call.text(actionName, 0))
  return outputs === undefined ? outputsOf(actionRecord(call, context, actionName)) : outputs
}

/** The body of the outputs of the action that the first argument names; null when it has none. */
export function bodyOfAction(call: CallSite, context: EvaluationContext, actionName: WdlValue): WdlValue {
  return bodyOfOutputs(outputsOfAction(call, context, actionName))
}

/** The outputs of the trigger; null when it has none. */
export function outputsOfTrigger(call: CallSite, context: EvaluationContext): WdlValue {
  return context.triggerOutputs?.() ?? outputsOf(triggerRecord(call, context))
}

/** The body of the trigger's outputs; null when it has none. */
export function bodyOfTrigger(call: CallSite, context: EvaluationContext): WdlValue {
  return bodyOfOutputs(outputsOfTrigger(call, context))
}

/** The record of the trigger. */
export function triggerRecord(call: CallSite, context: EvaluationContext): WdlObject {
  const record = context.trigger()
  if (record) return record
  throw call.error('expression.not-available', `'${call.definition.name}()' has no value here`)
}

/** Outputs of a record; null when it has none (a skipped action, a trigger without outputs). */
export function outputsOf(record: WdlObject): WdlValue {
  return getProperty(record, 'outputs') ?? null
}

/** Body of a record's outputs; null when it has none. */
export function bodyOf(record: WdlObject): WdlValue {
  return bodyOfOutputs(outputsOf(record))
}

function bodyOfOutputs(outputs: WdlValue): WdlValue {
  return isObject(outputs) ? (getProperty(outputs, 'body') ?? null) : null
}
