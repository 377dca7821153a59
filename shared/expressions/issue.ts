import type { ErrorCode, TextRange } from '../errors/index.ts'

/** Something wrong with an expression, found without running it. */
export interface ExpressionIssue {
  readonly code: ErrorCode
  /** `warning` for what still runs (a deprecated function). */
  readonly severity: 'error' | 'warning'
  /** One sentence for a person. */
  readonly message: string
  /** What to try next. */
  readonly hint?: string
  /** Where, in UTF-16 units of the text that was parsed. */
  readonly range: TextRange
}

/** Makes an issue of severity `error`. */
export function issue(
  code: ErrorCode,
  message: string,
  range: TextRange,
  hint?: string | undefined,
): ExpressionIssue {
  return { code, severity: 'error', message, range, ...(hint === undefined ? {} : { hint }) }
}
