import { isObject } from '../../shared/wdl/lookup.ts'
import type { TriggerHandler } from '../engine/trigger-handler.ts'

/** Recurrence: fired by the clock, has no outputs. Source: WDL reference, "Recurrence trigger". */
export const fireRecurrence: TriggerHandler = () => ({
  hasCaller: false,
  fire: ({ outputs, body, invent }) => {
    if (outputs !== undefined) return outputs
    if (body !== undefined) return { body }
    const invented = invent?.()
    return isObject(invented) ? invented : {}
  },
})
