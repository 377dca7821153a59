import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { fillSample } from '../engine/fill-sample.ts'
import type { Plan, TriggerPlan } from '../engine/plan.ts'
import type { ResponseSamplePort } from '../engine/ports.ts'

/**
 * Outputs of a trigger in a run with mocks, where nobody gave any: what the connector's description says the trigger
 * brings (of a debatched trigger, one item), with what the flow reads beside it. Without a description only the latter.
 */
export function inventTrigger(
  plan: Plan,
  trigger: TriggerPlan,
  samples: ResponseSamplePort | undefined,
  connectionReferences: WdlObject,
): WdlValue {
  const read = plan.readShapes().trigger.sample()
  const inputs = objectOf(trigger.definition, 'inputs')
  if (samples === undefined || inputs === undefined) return read
  const known = samples.sample(trigger.type, withPlainPath(inputs), connectionReferences)
  if (known === undefined) return read
  const event = itemOf(known, textOf(trigger.definition, 'splitOn'))
  return {
    ...(isObject(read) ? read : {}),
    body: fillSample(event, propertyOf(read, 'body')),
  }
}

/** The inputs of a trigger are not evaluated yet; in its path any word stands for an expression. */
function withPlainPath(inputs: WdlObject): WdlObject {
  const path = textOf(inputs, 'path')
  return path === undefined ? inputs : { ...inputs, path: path.replace(/@\{[^{}]*\}/g, 'x') }
}

/** What one run gets of an answer: the first item of the list that `splitOn` leads to, else all of it. */
function itemOf(answer: WdlValue, splitOn: string | undefined): WdlValue {
  const items = itemsOfSplit(answer, splitOn)
  return items === undefined ? answer : (items[0] ?? {})
}

/** The list in an answer that `splitOn` leads to; undefined where it leads to none. */
export function itemsOfSplit(answer: WdlValue, splitOn: string | undefined): readonly WdlValue[] | undefined {
  if (splitOn === undefined) return undefined
  let value: WdlValue | undefined = answer
  for (const step of stepsOf(splitOn)) value = propertyOf(value, step)
  return Array.isArray(value) ? (value as readonly WdlValue[]) : undefined
}

/** The names in `@triggerBody()?['value']` and `@triggerOutputs()?['body/value']`, below the body. */
function stepsOf(splitOn: string): readonly string[] {
  const [, root = '', rest = ''] = /trigger(body|outputs)\(\)(.*)$/is.exec(splitOn) ?? []
  const steps = [...rest.matchAll(/\[\s*'([^']*)'\s*\]|\.(\w+)/g)].flatMap(([, quoted, name]) =>
    (quoted ?? name ?? '').split('/'),
  )
  return root.toLowerCase() === 'outputs' && steps[0]?.toLowerCase() === 'body' ? steps.slice(1) : steps
}
