import type { WdlValue } from '../../shared/expressions/value.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { TriggerSetup } from './listening-trigger.ts'
import type { MadeSubscription, SubscriptionSource } from './subscribed-trigger.ts'
import { compileTriggerPart, type TriggerPart } from './trigger-expressions.ts'
import { TriggerHttpCall } from './trigger-http-call.ts'

/**
 * The HttpWebhook trigger: tells a service the address of this flow (`subscribe`, with `listCallbackUrl()`), and that
 * nobody listens any more (`unsubscribe`). Source: WDL reference, "HTTPWebhook trigger".
 */
export function webhookSubscription(setup: TriggerSetup): SubscriptionSource {
  const { flow, trigger } = setup
  const inputs = objectOf(trigger.definition, 'inputs')
  const compile = (value: WdlValue, name: string) => compileTriggerPart(flow, trigger, value, 'inputs', name)
  const subscribe = compile(propertyOf(inputs, 'subscribe') ?? {}, 'subscribe')
  const ending = propertyOf(inputs, 'unsubscribe')
  const unsubscribe =
    isObject(ending) && textOf(ending, 'uri') !== undefined ? compile(ending, 'unsubscribe') : undefined
  const call = new TriggerHttpCall(setup)
  const evaluate = (part: TriggerPart, callbackUrl: string) =>
    part({ nowMs: setup.ports.clock.nowMs(), callbackUrl })
  return {
    // What is unsubscribed is told by the same address as what is subscribed.
    endsBefore: true,
    request: (callbackUrl) => evaluate(subscribe, callbackUrl),
    subscribe: async (request, _callbackUrl, signal) => {
      const answer = await call.send(request, signal)
      const made: MadeSubscription = {}
      if (!('failure' in answer)) return made
      return { problem: { code: 'http.subscribe-failed', message: answer.failure } }
    },
    unsubscribe: async (_made, callbackUrl, signal) => {
      if (unsubscribe === undefined) return undefined
      const answer = await call.send(withoutRetries(evaluate(unsubscribe, callbackUrl)), signal)
      return 'failure' in answer ? { code: 'http.unsubscribe-failed', message: answer.failure } : undefined
    },
  }
}

/** Nobody should wait for retries while a flow is being turned off. */
function withoutRetries(inputs: WdlValue): WdlValue {
  return isObject(inputs) ? { ...inputs, retryPolicy: { type: 'none' } } : inputs
}
