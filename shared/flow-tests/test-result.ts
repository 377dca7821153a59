import type { ErrorCode, JsonPath } from '../errors/index.ts'
import type { Sentence } from '../errors/say.ts'
import type { Status } from '../run/index.ts'
import type { TestPlace } from './flow-test.ts'

/** One difference between what was expected and what was there. */
export interface Difference {
  /** Inside the value that was looked at. */
  readonly path: JsonPath
  readonly kind: 'different' | 'missing' | 'unexpected' | 'wrong-type' | 'no-match'
  /** One sentence. */
  readonly message: string
}

/** An expectation that was not met. */
export interface TestFailure {
  /** The expectation in the test's file. */
  readonly place: TestPlace
  /** What was looked at, in words: `Outputs of Get_items`. */
  readonly subject: Sentence
  readonly message: string
  /** The message as it can be said in another language. */
  readonly said?: { readonly message: Sentence }
  /** JSON text of what the file expects. */
  readonly expected?: string
  /** JSON text of what was there; absent where nothing was. */
  readonly actual?: string
  readonly differences: readonly Difference[]
  /** The action it is about. */
  readonly action?: string
}

/** Why a test could not be run, or its file not be read. */
export interface TestProblem {
  readonly code: ErrorCode
  readonly message: string
  readonly hint?: string
  readonly place?: TestPlace
}

export type TestOutcome = 'passed' | 'failed' | 'error' | 'skipped'

/** What became of one test. */
export interface TestResult {
  /** The file, relative to where tests were looked for, with `/`. */
  readonly file: string
  /** Name of the test: the file's name without its ending. */
  readonly name: string
  /** Path of the flow's file, as `file`. */
  readonly flow: string
  readonly flowName: string
  readonly outcome: TestOutcome
  /** Real time it took. */
  readonly durationMs: number
  /** Time the run says it took, by its own clock. */
  readonly runMs?: number
  readonly runStatus?: Status
  /** Error of the run, where it failed. */
  readonly runError?: { readonly code: string; readonly message: string }
  readonly failures: readonly TestFailure[]
  /** Why there was no run, for `error`; why it was skipped, for `skipped`. */
  readonly problems: readonly TestProblem[]
}

/** How many tests came to what. */
export interface TestCounts {
  readonly total: number
  readonly passed: number
  readonly failed: number
  readonly errors: number
  readonly skipped: number
}

/** Counts results. */
export function countResults(results: readonly TestResult[]): TestCounts {
  const of = (outcome: TestOutcome) => results.filter((result) => result.outcome === outcome).length
  return {
    total: results.length,
    passed: of('passed'),
    failed: of('failed'),
    errors: of('error'),
    skipped: of('skipped'),
  }
}
