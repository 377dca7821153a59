import type { ErrorCode, TextRange } from '../errors/index.ts'
import { plainText, type Sentence, saidOf } from '../errors/say.ts'

/** Something wrong with an expression, found without running it. */
export interface ExpressionIssue {
  readonly code: ErrorCode
  /** `warning` for what still runs (a deprecated function). */
  readonly severity: 'error' | 'warning'
  /** One sentence for a person. */
  readonly message: string
  /** What to try next. */
  readonly hint?: string
  /** Message and hint as they can be said in another language, where values are in them. */
  readonly said?: { readonly message?: Sentence; readonly hint?: Sentence }
  /** Where, in UTF-16 units of the text that was parsed. */
  readonly range: TextRange
}

/** Makes an issue of severity `error`. */
export function issue(
  code: ErrorCode,
  message: string | Sentence,
  range: TextRange,
  hint?: string | Sentence | undefined,
): ExpressionIssue {
  return {
    code,
    severity: 'error',
    message: plainText(message),
    range,
    ...(hint === undefined ? {} : { hint: plainText(hint) }),
    ...saidOf(message, hint),
  }
}
