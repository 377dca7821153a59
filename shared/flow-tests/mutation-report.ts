import type { JsonPath } from '../errors/index.ts'
import type { Sentence } from '../errors/say.ts'
import type { MutationKind } from './mutations.ts'

/** A small mistake that no test noticed. */
export interface Survivor {
  /** The flow's file, relative to where tests were looked for. */
  readonly flow: string
  readonly kind: MutationKind
  readonly action: string
  /** What was changed, in words. */
  readonly description: Sentence
  /** Inside the file, with its line and column from 1. */
  readonly path: JsonPath
  readonly line: number
  readonly column: number
}

/** What tests noticed of small mistakes. Plain data: it crosses IPC. */
export interface MutationReport {
  readonly counts: {
    /** Mistakes that were tried. */
    readonly total: number
    /** Noticed by a test. */
    readonly killed: number
    readonly survived: number
    /** With them the flow could not run at all, so that there was nothing to notice. */
    readonly invalid: number
  }
  readonly survivors: readonly Survivor[]
  /** False: it was stopped before every mistake was tried. */
  readonly isComplete: boolean
}
