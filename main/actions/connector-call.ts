import type { WdlValue } from '../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import { foldName, isObject, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { ActionCall, ActionHandler, ActionResult } from '../engine/action-handler.ts'
import type { ConnectorCall, ConnectorPort, ServiceAnswer } from '../engine/ports.ts'
import { wantedItems } from './http-pages.ts'
import { type Poll, pollAgain, printPoll, readPoll } from './http-polling.ts'
import { failed } from './results.ts'
import { serviceResult } from './service-result.ts'
import { withoutSignatures } from './without-signatures.ts'

/**
 * Actions of connectors: the operation, its parameters and its connection go through the connector port. Where the
 * service answers 202 with a Location, the action asks there until it is done.
 */
export const runConnectorCall: ActionHandler = (definition, tools) => {
  const options = foldName(textOf(definition, 'operationOptions') ?? '')
  const isAsync = !options.includes('disableasyncpattern')
  const minimumItems = wantedItems(definition)
  return {
    inputs: tools.compile(definition.inputs ?? {}, 'inputs'),
    reachesOut: true,
    recordInputs: withoutAuthentication,
    execute: (call) => {
      const request = { ...callOf(call), ...(minimumItems === undefined ? {} : { minimumItems }) }
      if (call.ports.connectors === undefined) return notAvailable(call)
      return execute(call, call.ports.connectors, request, isAsync)
    },
  }
}

/** Polls that may fail one after the other before the action does. */
const maxPollFailures = 4

async function execute(
  call: ActionCall,
  connectors: ConnectorPort,
  request: ConnectorCall,
  isAsync: boolean,
): Promise<ActionResult> {
  const poll = call.resume === undefined ? undefined : readPoll(call.resume)
  const asked = poll === undefined ? request : { ...request, poll: poll.url }
  const answer = await connectors.call(asked, call.signal)
  const nowMs = call.nowMs()
  if (isAsync && answer.statusCode === 202 && answer.url !== undefined) {
    const next = pollAgain(answer, answer.url, poll !== undefined, nowMs)
    if (next !== undefined) return waitFor(next.until, { url: next.url, failures: 0 })
  }
  const result = serviceResult(call.name, answer, nowMs)
  if (poll === undefined) return result
  // Trying the action again would begin the operation a second time: only the question is asked again.
  if (result.retryable !== true || poll.failures >= maxPollFailures) return { ...result, retryable: false }
  const delayMs = result.retryAfterMs ?? 5000 * 2 ** poll.failures
  return waitFor(nowMs + delayMs, { url: poll.url, failures: poll.failures + 1 })
}

function waitFor(until: number, poll: Poll): ActionResult {
  return { kind: 'wait', reason: 'async', until, resume: printPoll(poll) }
}

function connect(call: ActionCall, request: ConnectorCall): ActionResult | Promise<ActionResult> {
  const { connectors } = call.ports
  if (connectors === undefined) return notAvailable(call)
  return answered(call, (signal) => connectors.call(request, signal))
}

function notAvailable(call: ActionCall): ActionResult {
  return failed('ConnectorNotAvailable', `'${call.name}' needs a connector, and none is set up here.`, {
    path: [...call.path],
    hint: 'Run with mocks, or add the connection.',
  })
}

/**
 * Webhook actions of connectors: the operation is called with the address at which the service calls back; the action
 * waits for that, and its outputs are what the service said. The service is told when the action is over.
 */
export const runConnectorWebhook: ActionHandler = (definition, tools) => {
  const inputs = tools.compile(definition.inputs ?? {}, 'inputs')
  return {
    inputs,
    reachesOut: true,
    isCalledBack: true,
    notifier: (call) => {
      // Evaluated anew: after a restart, secured inputs are not there any more.
      const value = call.evaluate(inputs)
      const names = ['host', 'operationId', 'connectionReferenceName'].map((name) => [
        name,
        propertyOf(value, name),
      ])
      return Object.fromEntries(names.filter(([, part]) => part !== undefined))
    },
    recordInputs: (value) => withoutSignatures(withoutAuthentication(value)),
    execute: async (call): Promise<ActionResult> => {
      const said = call.calledBack
      if (said !== undefined && call.resume !== undefined) {
        return { kind: 'completed', status: 'Succeeded', code: 'OK', outputs: said }
      }
      const { callbackUrl } = call
      const request = callOf(call)
      const result = await connect(call, callbackUrl === undefined ? request : { ...request, callbackUrl })
      if (result.kind !== 'completed' || result.status !== 'Succeeded') return result
      const location = textOf(objectOf(result.outputs, 'headers'), 'location')
      return {
        kind: 'wait',
        reason: 'webhook',
        resume: printJson(location === undefined ? {} : { location }),
      }
    },
    release: (call) => {
      const { connectors } = call.ports
      if (connectors?.unsubscribe === undefined) return undefined
      const location = textOf(parseJson(call.resume ?? '{}'), 'location')
      // Evaluated anew: what is recorded leaves out what signs in.
      const evaluated = call.evaluate(inputs)
      const request = { ...callOf(call), inputs: isObject(evaluated) ? evaluated : {} }
      return async (signal) =>
        connectors.unsubscribe?.(request, location === undefined ? {} : { location }, signal)
    },
  }
}

/** Workflow: calls another flow and takes its response. */
export const runChildFlow: ActionHandler = (definition, tools) => ({
  inputs: tools.compile(definition.inputs ?? {}, 'inputs'),
  reachesOut: true,
  execute: (call) => {
    const { childFlows } = call.ports
    if (childFlows === undefined) {
      return failed(
        'WorkflowNotAvailable',
        `'${call.name}' calls another flow, and no flows are at hand here.`,
        {
          path: [...call.path],
          hint: 'Run with mocks, or run the flow from its environment.',
        },
      )
    }
    return answered(call, (signal) => childFlows.call(callOf(call), signal))
  },
})

async function answered(
  call: ActionCall,
  send: (signal: AbortSignal) => Promise<ServiceAnswer>,
): Promise<ActionResult> {
  return serviceResult(call.name, await send(call.signal))
}

function callOf(call: ActionCall): ConnectorCall {
  return {
    actionType: call.type,
    action: call.name,
    inputs: isObject(call.inputs) ? call.inputs : {},
    connectionReferences: call.connectionReferences,
    runId: call.runId,
    trackingId: call.trackingId,
    attempt: call.attempt,
  }
}

/** Inputs as they may be recorded: `authentication` holds tokens. */
export function withoutAuthentication(inputs: WdlValue): WdlValue {
  if (!isObject(inputs) || propertyOf(inputs, 'authentication') === undefined) return inputs
  return Object.fromEntries(
    Object.entries(inputs).filter(([name]) => name.toLowerCase() !== 'authentication'),
  )
}
