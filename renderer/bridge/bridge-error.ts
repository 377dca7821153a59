import { type ErrorCode, type ErrorPlace, FlowError, type FlowErrorData } from '../../shared/errors/index.ts'
import { inOwnWords, inWords } from '../strings/sentences.ts'

/** A request that main answered with an error: the plain data of a FlowError in the window's language, thrown there. */
export class BridgeError extends Error {
  readonly data: FlowErrorData

  constructor(data: FlowErrorData) {
    const { problems, ...told } = inOwnWords(data)
    super(told.message)
    this.name = 'BridgeError'
    this.data = problems === undefined ? told : { ...told, problems: problems.map((one) => inOwnWords(one)) }
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
  return inWords(toErrorData(thrown))
}

/** Whatever was thrown as error data a page can show; an unexpected error becomes code `bug`. */
export function toErrorData(thrown: unknown): FlowErrorData {
  if (thrown instanceof BridgeError) return thrown.data
  if (thrown instanceof FlowError) return inOwnWords(thrown.toData())
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return { family: 'BugError', code: 'bug', message }
}
