import type { ErrorCode, JsonPath, TextRange } from '../errors/index.ts'
import type { Sentence } from '../errors/say.ts'

/** How bad a problem is: an `error` stops the flow from running, a `warning` does not. */
export type Severity = 'error' | 'warning' | 'info'

/** One finding of the flow checker, with the place in the document where it lies. */
export interface Problem {
  readonly severity: Severity
  readonly code: ErrorCode
  /** Path inside the whole document (not only the definition). */
  readonly path: JsonPath
  /** Range inside the document's text, in UTF-16 units. */
  readonly range: TextRange
  /** Line and column of `range.start`, from 1. */
  readonly line: number
  readonly column: number
  /** One sentence for a person. */
  readonly message: string
  /** What to do about it. */
  readonly hint?: string
  /** Message and hint as they can be said in another language, where values are in them. */
  readonly said?: { readonly message?: Sentence; readonly hint?: Sentence }
  /** Action or trigger the problem belongs to. */
  readonly action?: string
}
