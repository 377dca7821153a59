import { isObject, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { intervalMs } from '../engine/duration.ts'
import type { TriggerHandler } from '../engine/trigger-handler.ts'

/** SlidingWindow: fired by the clock for one window of time after the other. Source: WDL reference, "Sliding Window". */
export const fireSlidingWindow: TriggerHandler = (definition) => {
  const recurrence = objectOf(definition, 'recurrence')
  const interval = Number(propertyOf(recurrence, 'interval') ?? 1)
  const unit = textOf(recurrence, 'frequency') ?? 'Hour'
  return {
    hasCaller: false,
    fire: ({ outputs, body, nowMs, invent }) => {
      if (outputs !== undefined) return outputs
      const length = intervalMs(Number.isFinite(interval) ? interval : 1, unit, nowMs) ?? 3_600_000
      const invented = body === undefined ? invent?.() : { body }
      return {
        ...(isObject(invented) ? invented : {}),
        windowStartTime: new Date(nowMs - length).toISOString(),
        windowEndTime: new Date(nowMs).toISOString(),
      }
    },
  }
}
