import { FlowError } from '../../shared/errors/index.ts'
import { printJson } from '../../shared/json/index.ts'
import { headerOf } from '../engine/http-status.ts'
import { type CallbackAnswer, type CallbackRequest, errorAnswer } from './listener/callback-request.ts'
import { firingError } from './listener/firing-error.ts'
import { readRequestContent } from './listener/request-content.ts'
import { runHeaders } from './listener/run-headers.ts'
import type { TriggerSetup } from './listening-trigger.ts'

/** Starts a run by a service's call of a trigger's address: headers, queries and body are the trigger's outputs. */
export async function fireByCallback(
  { flow, starter }: Pick<TriggerSetup, 'flow' | 'starter'>,
  request: CallbackRequest,
): Promise<CallbackAnswer> {
  try {
    const content = readRequestContent(request.body, headerOf(request.headers, 'content-type'))
    const outputs = printJson({
      headers: request.headers,
      ...(Object.keys(request.queries).length === 0 ? {} : { queries: request.queries }),
      ...(content === undefined ? {} : { body: content.value }),
    })
    const outcome = await starter.fire({ outputs })
    if (outcome.kind === 'refused') return errorAnswer(429, 'WorkflowRunsLimitExceeded', outcome.message)
    const [runId] = outcome.kind === 'started' ? outcome.runIds : []
    if (runId === undefined) return { status: 200 }
    const trackingId = headerOf(request.headers, 'x-ms-client-tracking-id') ?? runId
    const { workflowId, flowId } = flow
    return { status: 200, headers: runHeaders({ workflowId, flowId, runId, trackingId }) }
  } catch (thrown) {
    if (thrown instanceof FlowError) return firingError(thrown)
    throw thrown
  }
}
