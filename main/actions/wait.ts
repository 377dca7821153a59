import type { WdlValue } from '../../shared/expressions/value.ts'
import { objectOf, propertyOf } from '../../shared/wdl/lookup.ts'
import type { ActionHandler } from '../engine/action-handler.ts'
import { intervalMs } from '../engine/duration.ts'
import { failed, succeeded } from './results.ts'

/** Wait: sleeps for an interval or until a time. Source: WDL reference, "Wait action". */
export const runWait: ActionHandler = (definition, tools) => ({
  inputs: tools.compile(definition.inputs ?? {}, 'inputs'),
  execute: (call) => {
    const until = untilOf(call.inputs, call.nowMs())
    if (typeof until === 'string') return failed('InvalidWait', until, { path: [...call.path, 'inputs'] })
    return until <= call.nowMs() ? succeeded() : { kind: 'wait', until, reason: 'delay' }
  },
})

function untilOf(inputs: WdlValue, nowMs: number): number | string {
  const interval = objectOf(inputs, 'interval')
  if (interval !== undefined) {
    const count = Number(propertyOf(interval, 'count') ?? Number.NaN)
    const unit = propertyOf(interval, 'unit')
    const length =
      typeof unit === 'string' && Number.isFinite(count) ? intervalMs(count, unit, nowMs) : undefined
    if (length === undefined)
      return `The interval of ${String(propertyOf(interval, 'count'))} '${String(unit)}' is not a length of time.`
    return nowMs + length
  }
  const until = objectOf(inputs, 'until')
  const timestamp = propertyOf(until, 'timestamp')
  if (typeof timestamp !== 'string') return "A Wait needs an 'interval' or 'until.timestamp'."
  const hasZone = /(?:z|[+-]\d\d:?\d\d)$/i.test(timestamp.trim())
  const time = Date.parse(hasZone || !timestamp.includes('T') ? timestamp : `${timestamp}Z`)
  return Number.isNaN(time) ? `'${timestamp}' is not a time.` : time
}
