import { RequestError } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { typeName } from '../../shared/json-schema/index.ts'
import { isObject, objectOf, propertyOf } from '../../shared/wdl/lookup.ts'
import type { TriggerPlan } from '../engine/plan.ts'
import { splitOutputs } from '../triggers/split-on.ts'
import { compileTriggerPart } from './trigger-expressions.ts'
import type { TriggerFlow } from './trigger-flow.ts'

/** How a debatched trigger (`splitOn`) makes one run for each item. Source: WDL reference, "splitOn". */
export interface TriggerSplit {
  /** What `splitOn` gives of the trigger's outputs. Throws ExpressionError. */
  items(outputs: WdlValue, nowMs: number): WdlValue
  /**
   * The outputs of each run, with the tracking ids of the items. Throws ExpressionError, RequestError
   * `request.split-on` when what `splitOn` gave is no list, or one of more than `most` items.
   */
  outputsOfRuns(outputs: WdlValue, items: WdlValue, nowMs: number, most: number): readonly WdlValue[]
}

/** The split of a trigger; undefined for one without. Throws DefinitionError for an expression that does not parse. */
export function compileSplit(
  flow: Pick<TriggerFlow, 'flowId' | 'parameters'>,
  trigger: TriggerPlan,
): TriggerSplit | undefined {
  const { definition, name } = trigger
  const splitOn = propertyOf(definition, 'splitOn')
  if (splitOn === undefined || splitOn === null) return undefined
  const evaluate = compileTriggerPart(flow, trigger, splitOn, 'splitOn')
  const place = ['splitOnConfiguration', 'correlation', 'clientTrackingId']
  const written = propertyOf(
    objectOf(objectOf(definition, 'splitOnConfiguration'), 'correlation'),
    'clientTrackingId',
  )
  const trackingId =
    written === undefined || written === null
      ? undefined
      : compileTriggerPart(flow, trigger, written, ...place)
  return {
    items: (outputs, nowMs) => evaluate({ outputs, nowMs }),
    outputsOfRuns: (outputs, items, nowMs, most) => {
      const split = splitOutputs(outputs, items)
      if (split === undefined) {
        throw new RequestError(
          'request.split-on',
          `The 'splitOn' of trigger '${name}' gave a value of type '${typeName(items)}'; it has to be an array.`,
        )
      }
      if (split.length > most) {
        throw new RequestError(
          'request.split-on',
          `The 'splitOn' of trigger '${name}' gave ${split.length} items; there may be ${most}.`,
        )
      }
      if (trackingId === undefined) return split
      return split.map((item) => withTrackingId(item, trackingId({ outputs: item, nowMs })))
    },
  }
}

/** Outputs of a trigger under a tracking id; as they are where that is no text. */
export function withTrackingId(outputs: WdlValue, trackingId: WdlValue): WdlValue {
  if (typeof trackingId !== 'string' || trackingId === '') return outputs
  const whole: WdlObject = isObject(outputs) ? outputs : {}
  return { ...whole, headers: { ...objectOf(whole, 'headers'), 'x-ms-client-tracking-id': trackingId } }
}
