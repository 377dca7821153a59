import type { HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { ConnectorError } from '../../shared/errors/index.ts'
import type { PlatformLimits } from '../../shared/profiles/platform-limits.ts'
import type { ActionCall } from '../engine/action-handler.ts'
import { headerOf, isRetryableStatus, retryAfterMs } from '../engine/http-status.ts'
import { readRetryPolicy, retryDelayMs } from '../engine/retry.ts'
import type { Send } from './http-chunks.ts'

/**
 * Sends or fetches one part of a body; one that fails is asked for again by the action's retry policy, and the parts
 * before it stay where they are. What still fails after that is not retryable any more: the whole transfer would begin
 * anew. Source: "Handle large messages with chunking in Azure Logic Apps".
 */
export function retriedParts(call: ActionCall, send: Send, limits: PlatformLimits): Send {
  const policy = readRetryPolicy(call.inputs, limits)
  const attempt = async (request: HttpRequest, isLast: boolean): Promise<HttpResponse | Again> => {
    try {
      const response = await send(request)
      if (isLast || !isRetryableStatus(response.status)) return response
      return { afterMs: retryAfterMs(headerOf(response.headers, 'retry-after'), call.nowMs()) }
    } catch (thrown) {
      if (!(thrown instanceof ConnectorError) || !thrown.retryable) throw thrown
      if (isLast) throw finalError(thrown)
      return { afterMs: thrown.retryAfterMs }
    }
  }
  return async (request) => {
    for (let retry = 1; ; retry += 1) {
      const outcome = await attempt(request, retry > policy.count)
      if ('status' in outcome) return outcome
      await call.pause(retryDelayMs(policy, retry, outcome.afterMs, () => 0.5))
    }
  }
}

/** A part is to be asked for again; the service may have said after how long (ms). */
interface Again {
  readonly afterMs: number | undefined
}

function finalError(error: ConnectorError): ConnectorError {
  const { at, code, hint, httpStatus, message } = error
  return new ConnectorError(code, message, { at, hint, httpStatus, cause: error })
}
