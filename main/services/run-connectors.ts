import { connectorIdsOf } from '../../shared/connectors/connector-of-host.ts'
import { ConnectorError } from '../../shared/errors/index.ts'
import { objectOf, textOf } from '../../shared/wdl/lookup.ts'
import { callAt, callOperation, type OperationAnswer, requestOfCall } from '../connectors/call-operation.ts'
import { callWithPages } from '../connectors/operation-pages.ts'
import type { ConnectorCall, ConnectorPort, ServiceAnswer, Subscription } from '../engine/ports.ts'
import type { ConnectorCaller, ConnectorCalls, PreparedCall } from './connector-calls.ts'

/**
 * Connectors as runs call them: each call through the connection that the flow's reference points at in the run's
 * environment. What comes back is an answer whatever its status; errors are thrown only where there is none.
 */
export function connectorsOfRun(calls: ConnectorCalls, caller: ConnectorCaller): ConnectorPort {
  return {
    call: async (call, signal) => {
      const prepared = await prepare(calls, call, caller)
      if (call.poll !== undefined) return answerOf(await ask(prepared, 'GET', call.poll, signal))
      const wanted = call.minimumItems
      return answerOf(
        wanted === undefined
          ? await callOperation(prepared, signal)
          : await callWithPages(prepared, wanted, signal),
      )
    },
    hasSandbox: (inputs, connectionReferences) =>
      caller.sandboxes?.find(
        connectorIdsOf(inputs, connectionReferences),
        textOf(objectOf(inputs, 'host'), 'operationId') ?? textOf(inputs, 'operationId'),
      ) !== undefined,
    unsubscribe: async (call, subscription, signal) => {
      await unsubscribe(await prepare(calls, call, caller), subscription, signal)
    },
  }
}

function prepare(calls: ConnectorCalls, call: ConnectorCall, caller: ConnectorCaller): Promise<PreparedCall> {
  return calls.prepare(
    {
      inputs: call.inputs,
      connectionReferences: call.connectionReferences,
      callbackUrl: call.callbackUrl,
      headers: { 'x-ms-client-request-id': call.trackingId, 'x-ms-client-tracking-id': call.runId },
    },
    { ...caller, runId: call.runId },
  )
}

/** Deletes a subscription where the service said it is; one that is gone already is deleted, too. */
export async function unsubscribe(
  prepared: PreparedCall,
  { location }: Subscription,
  signal: AbortSignal,
): Promise<void> {
  if (location === undefined) return
  const answer = await ask(prepared, 'DELETE', location, signal)
  if (answer.status < 400 || answer.status === 404 || answer.status === 410) return
  throw new ConnectorError(
    'connector.unsubscribe-failed',
    `The service answered ${answer.status} when it was told that nobody listens any more.`,
    { httpStatus: answer.status },
  )
}

/**
 * Asks at an address that the service gave, signed as the call itself. Rejects with ConnectorError
 * `connector.foreign-page` for an address of another host: the sign-in is not for it.
 */
async function ask(
  prepared: PreparedCall,
  method: 'GET' | 'DELETE',
  location: string,
  signal: AbortSignal,
): Promise<OperationAnswer> {
  const sent = await requestOfCall(prepared, signal)
  const url = new URL(location, sent.url)
  if (url.origin !== new URL(sent.url).origin) {
    throw new ConnectorError(
      'connector.foreign-page',
      `The service points to ${url.host}, another host than its own; the sign-in is not sent there.`,
    )
  }
  return callAt(prepared, sent, method, url.href, signal)
}

function answerOf({ body, headers, sent, status }: OperationAnswer): ServiceAnswer {
  return { statusCode: status, headers, body, url: sent.url }
}
