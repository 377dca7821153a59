import type { TriggerHandler } from '../engine/trigger-handler.ts'

/** Any trigger fired by hand with a sample: its outputs are what was given, or a body. */
export const fireOther: TriggerHandler = () => ({
  hasCaller: false,
  fire: ({ outputs, body }) => outputs ?? { statusCode: 200, headers: {}, body: body ?? {} },
})
