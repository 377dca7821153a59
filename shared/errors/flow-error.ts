import type { ErrorCode } from './error-codes.ts'

/** Path of a value inside a JSON document: property names and array indexes, root first. */
export type JsonPath = readonly (string | number)[]

/** Half-open range of UTF-16 units inside a text. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** Where in the definition an error lies: a JSON path and, inside that value's text, a range. */
export interface ErrorPlace {
  readonly path: JsonPath
  /** Range inside the string at `path`, in UTF-16 units. */
  readonly range?: TextRange
  /** Name of the flow, when known. */
  readonly flow?: string
  /** Name of the action or trigger, when the path lies inside one. */
  readonly action?: string
}

/** One of several findings that an error carries: a `Problem` of the flow checker as plain data. */
export interface ProblemData {
  readonly severity: 'error' | 'warning' | 'info'
  readonly code: ErrorCode
  /** Path inside the whole document. */
  readonly path: JsonPath
  /** Range inside the document's text, in UTF-16 units. */
  readonly range: TextRange
  /** From 1. */
  readonly line: number
  readonly column: number
  readonly message: string
  readonly hint?: string
  readonly action?: string
}

/** What crosses IPC and threads of an error: plain data, no stack, no secret. */
export interface FlowErrorData {
  readonly family: string
  readonly code: ErrorCode
  readonly message: string
  readonly at?: ErrorPlace
  readonly hint?: string
  /** Everything that was found, where the error stands for several findings. */
  readonly problems?: readonly ProblemData[]
}

/**
 * Base of every error thrown on purpose. `message` is one sentence for a person and holds no secret;
 * `hint` says what to try next. Told apart by class and `code`, never by reading the message.
 */
export abstract class FlowError extends Error {
  readonly code: ErrorCode
  readonly at: ErrorPlace | undefined
  readonly hint: string | undefined

  constructor(
    code: ErrorCode,
    message: string,
    options: { at?: ErrorPlace | undefined; hint?: string | undefined; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = new.target.name
    this.code = code
    this.at = options.at
    this.hint = options.hint
  }

  /** The error as plain data, for IPC, journals and `--json` output. */
  toData(): FlowErrorData {
    return {
      family: this.name,
      code: this.code,
      message: this.message,
      ...(this.at ? { at: this.at } : {}),
      ...(this.hint ? { hint: this.hint } : {}),
    }
  }
}

/** The definition is wrong: the author's to mend. `problems` are all findings, where several were made at once. */
export class DefinitionError extends FlowError {
  readonly problems: readonly ProblemData[]

  constructor(
    code: ErrorCode,
    message: string,
    options: {
      at?: ErrorPlace | undefined
      hint?: string | undefined
      cause?: unknown
      problems?: readonly ProblemData[] | undefined
    } = {},
  ) {
    super(code, message, options)
    this.problems = options.problems ?? []
  }

  override toData(): FlowErrorData {
    return this.problems.length === 0 ? super.toData() : { ...super.toData(), problems: this.problems }
  }
}

/** A file or folder could not be read, written or understood. */
export class FileError extends FlowError {}

/** A request to the app was wrong or cannot be met now: unknown id, name taken, invalid payload. */
export class RequestError extends FlowError {}

/** A service answered with an error, or did not answer. */
export class ConnectorError extends FlowError {
  readonly httpStatus: number | undefined
  readonly retryable: boolean
  readonly retryAfterMs: number | undefined

  constructor(
    code: ErrorCode,
    message: string,
    options: {
      at?: ErrorPlace | undefined
      hint?: string | undefined
      cause?: unknown
      httpStatus?: number | undefined
      retryable?: boolean | undefined
      retryAfterMs?: number | undefined
    } = {},
  ) {
    super(code, message, options)
    this.httpStatus = options.httpStatus
    this.retryable = options.retryable ?? false
    this.retryAfterMs = options.retryAfterMs
  }
}

/** A secret cannot be had, a sign-in failed, or a connection may not be used so: mended under Connections. */
export class CredentialError extends FlowError {}

/** Our own fault: a state that should not be reachable. */
export class BugError extends FlowError {}
