import { isObject } from '../../shared/wdl/lookup.ts'
import type { TriggerHandler } from '../engine/trigger-handler.ts'

/** Any trigger fired by hand with a sample: its outputs are what was given, or a body. */
export const fireOther: TriggerHandler = () => ({
  hasCaller: false,
  fire: ({ outputs, body, invent }) => {
    if (outputs !== undefined) return outputs
    const invented = invent?.()
    const made = { statusCode: 200, headers: {}, body: {}, ...(isObject(invented) ? invented : {}) }
    return body === undefined ? made : { ...made, body }
  },
})
