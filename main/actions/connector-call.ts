import type { WdlValue } from '../../shared/expressions/value.ts'
import { isObject, propertyOf } from '../../shared/wdl/lookup.ts'
import type { ActionCall, ActionHandler, ActionResult } from '../engine/action-handler.ts'
import type { ServiceAnswer } from '../engine/ports.ts'
import { failed } from './results.ts'
import { serviceResult } from './service-result.ts'

/** Actions of connectors: the operation, its parameters and its connection go through the connector port. */
export const runConnectorCall: ActionHandler = (definition, tools) => ({
  inputs: tools.compile(definition.inputs ?? {}, 'inputs'),
  reachesOut: true,
  recordInputs: withoutAuthentication,
  execute: (call) => {
    const { connectors } = call.ports
    if (connectors === undefined) {
      return failed('ConnectorNotAvailable', `'${call.name}' needs a connector, and none is set up here.`, {
        path: [...call.path],
        hint: 'Run with mocks, or add the connection.',
      })
    }
    return answered(call, (signal) => connectors.call(callOf(call), signal))
  },
})

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

function callOf(call: ActionCall) {
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
