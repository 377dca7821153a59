import type { TriggerHandler } from '../engine/trigger-handler.ts'

/** Recurrence: fired by the clock, has no outputs. Source: WDL reference, "Recurrence trigger". */
export const fireRecurrence: TriggerHandler = () => ({
  hasCaller: false,
  fire: ({ outputs, body }) => outputs ?? (body === undefined ? {} : { body }),
})
