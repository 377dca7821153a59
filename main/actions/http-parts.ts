import type { HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { ConnectorError } from '../../shared/errors/index.ts'
import type { PlatformLimits } from '../../shared/profiles/platform-limits.ts'
import type { RunError } from '../../shared/run/index.ts'
import type { ActionCall } from '../engine/action-handler.ts'
import { headerOf, isRetryableStatus, retryAfterMs } from '../engine/http-status.ts'
import { readRetryPolicy, retryDelayMs } from '../engine/retry.ts'
import { resultOfThrown } from '../engine/run-errors.ts'
import type { Send } from './http-chunks.ts'
import { serviceResult } from './service-result.ts'

/**
 * Sends or fetches one part of a body; one that fails is asked for again by the action's retry policy, and the parts
 * before it stay where they are. Each failure is told to the run. What still fails after that is not retryable any more: the whole transfer would begin
 * anew. Source: "Handle large messages with chunking in Azure Logic Apps".
 */
export function retriedParts(call: ActionCall, send: Send, limits: PlatformLimits): Send {
  const policy = readRetryPolicy(call.inputs, limits)
  const attempt = async (request: HttpRequest, isLast: boolean): Promise<HttpResponse | Again> => {
    try {
      const response = await send(request)
      if (isLast || !isRetryableStatus(response.status)) return response
      const { code, error } = serviceResult(call.name, {
        statusCode: response.status,
        headers: response.headers,
        body: null,
      })
      const afterMs = retryAfterMs(headerOf(response.headers, 'retry-after'), call.nowMs())
      return { afterMs, code, error }
    } catch (thrown) {
      if (!(thrown instanceof ConnectorError) || !thrown.retryable) throw thrown
      if (isLast) throw finalError(thrown)
      const { code, error } = resultOfThrown(call.name, call.path, thrown)
      return { afterMs: thrown.retryAfterMs, code, error }
    }
  }
  return async (request) => {
    for (let retry = 1; ; retry += 1) {
      const startTime = call.nowMs()
      const outcome = await attempt(request, retry > policy.count)
      if ('status' in outcome) return outcome
      const delayMs = retryDelayMs(policy, retry, outcome.afterMs, () => 0.5)
      const { code, error } = outcome
      call.partRetrying({
        range: rangeOf(request),
        attempt: retry,
        startTime,
        until: call.nowMs() + delayMs,
        code,
        ...(error === undefined ? {} : { error }),
      })
      await call.pause(delayMs)
    }
  }
}

/** The bytes that a request sends or asks for. */
function rangeOf({ headers }: HttpRequest): string {
  const range = headerOf(headers, 'content-range') ?? headerOf(headers, 'range') ?? ''
  return range.replace(/^bytes[=\s]/, '')
}

/** A part is to be asked for again; the service may have said after how long (ms). */
interface Again {
  readonly afterMs: number | undefined
  readonly code: string
  readonly error: RunError | undefined
}

function finalError(error: ConnectorError): ConnectorError {
  const { at, code, hint, httpStatus, message } = error
  return new ConnectorError(code, message, { at, hint, httpStatus, cause: error })
}
