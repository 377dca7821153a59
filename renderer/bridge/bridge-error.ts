import type { ErrorCode, ErrorPlace, FlowErrorData } from '../../shared/errors/index.ts'

/** A request that main answered with an error: the plain data of a FlowError, thrown in the window. */
export class BridgeError extends Error {
  readonly data: FlowErrorData

  constructor(data: FlowErrorData) {
    super(data.message)
    this.name = 'BridgeError'
    this.data = data
  }

  get code(): ErrorCode {
    return this.data.code
  }

  get hint(): string | undefined {
    return this.data.hint
  }

  get at(): ErrorPlace | undefined {
    return this.data.at
  }
}

/** What was wrong and what to do, in one line under a field. */
export function errorInWords(thrown: unknown): string {
  const { hint, message } = toErrorData(thrown)
  return [message, hint].filter(Boolean).join(' ')
}

/** Whatever was thrown as error data a page can show; an unexpected error becomes code `bug`. */
export function toErrorData(thrown: unknown): FlowErrorData {
  if (thrown instanceof BridgeError) return thrown.data
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return { family: 'BugError', code: 'bug', message }
}
