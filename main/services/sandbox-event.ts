import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { isObject, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { callOperation } from '../connectors/call-operation.ts'
import { fromTheBeginning, triggerStateName } from '../connectors/shipped/polling-operation.ts'
import type { TriggerPlan } from '../engine/plan.ts'
import type { ConnectorCaller } from './connector-calls.ts'
import type { ConnectorRuntime } from './connector-runtime.ts'
import { itemsOfSplit } from './invent-trigger.ts'
import { connectorsOfRun } from './run-connectors.ts'
import { compileTriggerPart } from './trigger-expressions.ts'
import type { TriggerFlow } from './trigger-flow.ts'

/** Longest that a sandbox is asked for an event, in ms. */
const timeoutMs = 10_000

/** What is known of the flow whose trigger is tried out. */
export interface SandboxEventSetup {
  readonly flow: Pick<TriggerFlow, 'flowId' | 'parameters'>
  readonly trigger: TriggerPlan
  readonly connectionReferences: WdlObject
  readonly caller: ConnectorCaller
  readonly nowMs: number
}

/**
 * Outputs of a connector's trigger that is fired by hand in a run with sandboxes: the newest thing in the sandbox that it
 * would have fired for (of a debatched trigger, one item). Undefined where there is none, or the connector has no sandbox.
 * @throws as the call of an operation
 */
export async function sandboxEvent(
  runtime: Pick<ConnectorRuntime, 'calls'>,
  { caller, connectionReferences, flow, nowMs, trigger }: SandboxEventSetup,
): Promise<WdlObject | undefined> {
  if (!/^(Open)?ApiConnection/i.test(trigger.type)) return undefined
  const written = propertyOf(trigger.definition, 'inputs') ?? {}
  const inputs = compileTriggerPart(flow, trigger, written, 'inputs')({ nowMs })
  if (!isObject(inputs)) return undefined
  const hasSandbox = connectorsOfRun(runtime.calls, caller).hasSandbox?.(inputs, connectionReferences)
  if (hasSandbox !== true) return undefined
  const prepared = await runtime.calls.prepare(
    // Whoever would be called is not: nobody listens to a run that is started by hand.
    { inputs, connectionReferences, callbackUrl: 'http://127.0.0.1/sandbox' },
    caller,
  )
  const { request } = prepared
  const query = [...request.query, { name: triggerStateName, value: fromTheBeginning }]
  const answer = await callOperation(
    { ...prepared, request: { ...request, query } },
    AbortSignal.timeout(timeoutMs),
  )
  if (answer.status !== 200) return undefined
  const items = itemsOfSplit(answer.body, textOf(trigger.definition, 'splitOn'))
  const body: WdlValue | undefined = items === undefined ? answer.body : items.at(-1)
  if (body === undefined) return undefined
  const { location: _location, ...headers } = answer.headers
  return { statusCode: 200, headers, body }
}
