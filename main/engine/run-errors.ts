import { ConnectorError, FlowError, type JsonPath } from '../../shared/errors/index.ts'
import { ExpressionError } from '../../shared/expressions/index.ts'
import { printJson } from '../../shared/json/index.ts'
import type { RunError } from '../../shared/run/index.ts'
import type { CompletedResult } from './action-handler.ts'

/** Longest value kept in a trace of an expression, in UTF-16 units of JSON. */
const maxTraceLength = 2048

/** An action that failed: its result with the code on both levels, as the platform shows it. */
export function failed(code: string, message: string, more: Partial<RunError> = {}): CompletedResult {
  return { kind: 'completed', status: 'Failed', code, error: { code, message, ...more } }
}

/** An expression that could not be evaluated, as the platform words it, with the place and the values seen. */
export function templateError(action: string, what: string, error: ExpressionError): RunError {
  const place = error.at
  const trace = error.trace.flatMap(({ range, value }) => {
    const json = printJson(value)
    return json.length > maxTraceLength ? [] : [{ range, json }]
  })
  return {
    code: 'InvalidTemplate',
    message: `Unable to process template language expressions in action '${action}' ${what}: '${error.message}'`,
    ...(place === undefined ? {} : { path: place.path }),
    ...(place?.range === undefined ? {} : { range: place.range }),
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    ...(trace.length === 0 ? {} : { trace }),
  }
}

/** What an action's result is when its handler threw. Only our own faults arrive here as other than FlowErrors. */
export function resultOfThrown(action: string, path: JsonPath, thrown: unknown): CompletedResult {
  if (thrown instanceof ExpressionError) {
    return {
      kind: 'completed',
      status: 'Failed',
      code: 'InvalidTemplate',
      error: templateError(action, 'inputs', thrown),
    }
  }
  const located = {
    path,
    ...(thrown instanceof FlowError && thrown.hint !== undefined ? { hint: thrown.hint } : {}),
  }
  if (thrown instanceof ConnectorError) {
    return {
      ...failed(platformCode(thrown), thrown.message, located),
      retryable: thrown.retryable,
      ...(thrown.retryAfterMs === undefined ? {} : { retryAfterMs: thrown.retryAfterMs }),
    }
  }
  if (thrown instanceof FlowError) return failed(thrown.code, thrown.message, located)
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return failed('InternalServerError', `Flowbench failed while it ran '${action}': ${message}`, { path })
}

const platformCodes: Readonly<Record<string, string>> = {
  'http.timeout': 'GatewayTimeout',
  'driver.timeout': 'GatewayTimeout',
  'connector.child-flow': 'WorkflowRunFailed',
  'connector.child-flow-not-found': 'WorkflowNotFound',
  'connector.not-found': 'ConnectorNotAvailable',
  'connector.operation-not-found': 'OperationNotFound',
  'connector.throttled': 'TooManyRequests',
}

/** The platform's word for an exchange that did not come about. */
function platformCode(error: ConnectorError): string {
  const known = platformCodes[error.code]
  if (known !== undefined) return known
  return /^(http|driver)\./.test(error.code) && error.retryable ? 'BadGateway' : 'BadRequest'
}
