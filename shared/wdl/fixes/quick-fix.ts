import type { FlowDocument } from '../flow-document.ts'
import type { Problem } from '../problem.ts'
import type { TextEdit } from '../text-edit.ts'

/** What a fix does; the window has a sentence for each. */
export type FixKind =
  | 'replace'
  | 'remove-run-after'
  | 'run-after-succeeded'
  | 'run-after'
  | 'remove-action'
  | 'remove-variable'
  | 'remove-parameter'
  | 'remove-connection'
  | 'rename-duplicate'
  | 'secure'
  | 'remove-comma'
  | 'remove-comment'
  | 'close'
  | 'literal-at'

/** A way to mend a problem: edits of the text, nothing else. */
export interface QuickFix {
  readonly kind: FixKind
  /** Names for the sentence: what is replaced, by what. */
  readonly names: readonly string[]
  readonly edits: readonly TextEdit[]
}

/** Finds the ways to mend problems of one code, the best first. */
export type FixFinder = (document: FlowDocument, problem: Problem) => readonly QuickFix[]
