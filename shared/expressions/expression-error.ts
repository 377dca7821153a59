import {
  type ErrorCode,
  type ErrorPlace,
  FlowError,
  type FlowErrorData,
  type JsonPath,
  type TextRange,
} from '../errors/index.ts'
import type { ValueKind } from './kind.ts'
import type { WdlValue } from './value.ts'

/** Value of a sub-expression; `range` counts UTF-16 units of the expression's text. */
export interface TraceEntry {
  readonly range: TextRange
  readonly value: WdlValue
}

/** What an `ExpressionError` is made of. */
export interface ExpressionErrorDetails {
  readonly code: ErrorCode
  /** What is wrong, a clause without place and full stop. */
  readonly problem: string
  /** The text that was evaluated: an expression, or a template with its `@`. */
  readonly expression: string
  readonly range: TextRange
  readonly path?: JsonPath | undefined
  readonly action?: string | undefined
  readonly functionName?: string | undefined
  /** Name of the parameter. */
  readonly argument?: string | undefined
  /** Type of the value that was found. */
  readonly found?: ValueKind | undefined
  readonly hint?: string | undefined
  readonly trace?: readonly TraceEntry[] | undefined
  readonly cause?: unknown
}

/** An `ExpressionError` as plain data. */
export interface ExpressionErrorData extends FlowErrorData {
  readonly expression: string
  readonly offset: number
  readonly functionName?: string
  readonly argument?: string
  readonly found?: ValueKind
}

/**
 * An expression cannot be evaluated: the author's to mend. `offset` counts UTF-16 units of `expression`; `trace`
 * holds the values of the sub-expressions evaluated before the failure, in order, and stays in this process.
 */
export class ExpressionError extends FlowError {
  readonly expression: string
  readonly offset: number
  readonly functionName: string | undefined
  readonly argument: string | undefined
  readonly found: ValueKind | undefined
  readonly trace: readonly TraceEntry[]
  private readonly details: ExpressionErrorDetails

  constructor(details: ExpressionErrorDetails) {
    const { code, path, range, action, hint, cause } = details
    const at: ErrorPlace = { path: path ?? [], range, ...(action === undefined ? {} : { action }) }
    super(code, sentence(details), { at, hint, cause })
    this.expression = details.expression
    this.offset = range.start
    this.functionName = details.functionName
    this.argument = details.argument
    this.found = details.found
    this.trace = details.trace ?? []
    Object.defineProperty(this, 'trace', { enumerable: false })
    this.details = details
    Object.defineProperty(this, 'details', { enumerable: false })
  }

  /** The same error with more known about its place or values; `path` goes before the path it has. */
  with(more: { path?: JsonPath; action?: string; trace?: readonly TraceEntry[] }): ExpressionError {
    const { path, ...rest } = more
    const known = this.details.path ?? []
    const error = new ExpressionError({ ...this.details, ...rest, path: path ? [...path, ...known] : known })
    if (this.stack !== undefined) error.stack = this.stack
    return error
  }

  override toData(): ExpressionErrorData {
    return {
      ...super.toData(),
      expression: this.expression,
      offset: this.offset,
      ...(this.functionName === undefined ? {} : { functionName: this.functionName }),
      ...(this.argument === undefined ? {} : { argument: this.argument }),
      ...(this.found === undefined ? {} : { found: this.found }),
    }
  }
}

function sentence(details: ExpressionErrorDetails): string {
  const { action, path, problem, expression, range } = details
  const where = [
    action === undefined ? '' : `in action '${action}'`,
    path && path.length > 0 ? `at '${path.join('/')}'` : '',
    `at character ${range.start + 1} of "${excerpt(expression, range.start)}"`,
  ].filter((part) => part !== '')
  return `${problem}, ${where.join(', ')}.`
}

function excerpt(text: string, offset: number): string {
  const most = 120
  if (text.length <= most) return text
  const start = Math.max(0, Math.min(offset - most / 2, text.length - most))
  const cut = text.slice(start, start + most)
  return `${start > 0 ? '…' : ''}${cut}${start + most < text.length ? '…' : ''}`
}
