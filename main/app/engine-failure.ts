import {
  BugError,
  ConnectorError,
  CredentialError,
  DefinitionError,
  FileError,
  FlowError,
  type FlowErrorData,
  RequestError,
} from '../../shared/errors/index.ts'

/** An error on its way between threads. `connector` fields only for ConnectorError. */
export interface EngineFailure extends FlowErrorData {
  readonly httpStatus?: number
  readonly retryable?: boolean
  readonly retryAfterMs?: number
}

/** An error as plain data for another thread. */
export function toFailure(thrown: unknown): EngineFailure {
  if (thrown instanceof ConnectorError) {
    return {
      ...thrown.toData(),
      retryable: thrown.retryable,
      ...(thrown.httpStatus === undefined ? {} : { httpStatus: thrown.httpStatus }),
      ...(thrown.retryAfterMs === undefined ? {} : { retryAfterMs: thrown.retryAfterMs }),
    }
  }
  if (thrown instanceof FlowError) return thrown.toData()
  return {
    family: 'BugError',
    code: 'bug',
    message: thrown instanceof Error ? thrown.message : String(thrown),
  }
}

const families = { CredentialError, DefinitionError, FileError, RequestError, BugError } as const

/** The typed error again. A family that is not known here becomes a BugError. */
export function fromFailure(failure: EngineFailure): FlowError {
  const { code, message, at, hint } = failure
  if (failure.family === 'ConnectorError') {
    const { httpStatus, retryable, retryAfterMs } = failure
    return new ConnectorError(code, message, { at, hint, httpStatus, retryable, retryAfterMs })
  }
  const Family = Object.hasOwn(families, failure.family)
    ? families[failure.family as keyof typeof families]
    : BugError
  return new Family(code, message, { at, hint })
}
