import type { WdlValue } from '../../../shared/expressions/value.ts'
import { fromTheBeginning, triggerStateName } from './polling-operation.ts'
import type { ProxyCall } from './proxy-call.ts'
import type { OperationHandler, ProxyAnswer } from './public-connector.ts'

/** A trigger that the service calls. */
export interface WebhookOperation {
  /** Leaves the flow's address with the service; the answer's `Location` is where the subscription can be deleted. */
  subscribe(call: ProxyCall): Promise<ProxyAnswer>
  /** What the service would have said of the newest thing there is; undefined where there is nothing. */
  newest(call: ProxyCall): Promise<WdlValue | undefined>
}

/** A webhook trigger; asked for everything there is (as a trigger that is tried out), it answers with the newest event. */
export function webhookOperation({ newest, subscribe }: WebhookOperation): OperationHandler {
  return async (call) => {
    if (call.text(triggerStateName) !== fromTheBeginning) return subscribe(call)
    const event = await newest(call)
    return event === undefined ? { status: 202 } : { body: event }
  }
}
