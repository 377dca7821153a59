import type { WdlValue } from '../../shared/expressions/value.ts'
import { isObject, propertyOf } from '../../shared/wdl/lookup.ts'
import { callOperation } from '../connectors/call-operation.ts'
import { headerOf, retryAfterMs } from '../engine/http-status.ts'
import type { PreparedCall } from './connector-calls.ts'
import { answerOtherCall } from './connector-notifications.ts'
import { triggerCaller, triggerReferences } from './connector-trigger-caller.ts'
import type { TriggerSetup } from './listening-trigger.ts'
import { unsubscribe } from './run-connectors.ts'
import type { SubscriptionSource } from './subscribed-trigger.ts'
import { endOfSubscription } from './subscription-end.ts'
import { compileTriggerPart } from './trigger-expressions.ts'

/**
 * A webhook trigger of a connector (`x-ms-notification-url`): its operation is called with the address of this flow;
 * what is not needed any more is deleted at its `Location`. Services that ask whether the address is meant for them get
 * their answer; calls that are not signed as the connector says are refused. Source: Microsoft Learn, "Use a webhook as a trigger".
 */
export function connectorSubscription(setup: TriggerSetup): SubscriptionSource {
  const { flow, ports, trigger } = setup
  const inputs = compileTriggerPart(flow, trigger, propertyOf(trigger.definition, 'inputs') ?? {}, 'inputs')
  const evaluate = (callbackUrl: string) => inputs({ nowMs: ports.clock.nowMs(), callbackUrl })
  const prepare = (request: WdlValue, callbackUrl: string): Promise<PreparedCall> =>
    ports.connectors.prepare(
      {
        inputs: isObject(request) ? request : {},
        connectionReferences: triggerReferences(setup),
        callbackUrl,
      },
      triggerCaller(setup),
    )
  return {
    endsBefore: false,
    request: evaluate,
    subscribe: async (request, callbackUrl, signal) => {
      const answer = await callOperation(await prepare(request, callbackUrl), signal)
      const nowMs = ports.clock.nowMs()
      if (answer.status >= 300) {
        const message = `The service answered the subscription with status ${answer.status}.`
        const waitMs = retryAfterMs(headerOf(answer.headers, 'retry-after'), nowMs)
        return {
          problem: { code: 'http.subscribe-failed', message },
          ...(waitMs === undefined ? {} : { waitMs }),
        }
      }
      const header = headerOf(answer.headers, 'location')
      const location = header === undefined ? undefined : new URL(header, answer.sent.url).href
      const endsAt = endOfSubscription(answer.body, nowMs)
      return {
        ...(location === undefined ? {} : { location }),
        ...(endsAt === undefined ? {} : { endsAt }),
      }
    },
    unsubscribe: async ({ location }, callbackUrl, signal) => {
      if (location === undefined) return undefined
      await unsubscribe(await prepare(evaluate(callbackUrl), callbackUrl), { location }, signal)
      return undefined
    },
    answerOther: (request, callbackUrl) => {
      const inputs = evaluate(callbackUrl)
      return answerOtherCall(
        ports.connectors,
        {
          inputs: isObject(inputs) ? inputs : {},
          connectionReferences: triggerReferences(setup),
          caller: triggerCaller(setup),
        },
        request,
        ports.clock.nowMs(),
      )
    },
  }
}
