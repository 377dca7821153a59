import type { CompletedResult } from '../engine/action-handler.ts'
import { headerOf, isRetryableStatus, retryAfterMs } from '../engine/http-status.ts'
import type { ServiceAnswer } from '../engine/ports.ts'
import { statusCodeName } from '../engine/status-code-name.ts'

/** The result of an action that a service answered: 2xx succeeds, all else fails and keeps the outputs. */
export function serviceResult(action: string, answer: ServiceAnswer, nowMs = 0): CompletedResult {
  const { statusCode, headers, body } = answer
  const code = statusCodeName(statusCode)
  const outputs = { statusCode, headers, body }
  if (statusCode >= 200 && statusCode < 300) return { kind: 'completed', status: 'Succeeded', code, outputs }
  const wait = retryAfterMs(headerOf(headers, 'retry-after'), nowMs)
  return {
    kind: 'completed',
    status: 'Failed',
    code,
    outputs,
    error: { code, message: `'${action}' was answered with status code ${statusCode} (${code}).` },
    retryable: isRetryableStatus(statusCode),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  }
}
