import type {
  FlowCoverage,
  SensitiveFinding,
  TestCounts,
  TestProblem,
  TestResult,
} from '../flow-tests/index.ts'
import type { EnvironmentId, FlowId } from '../run/ids.ts'

/** A flow test in the list, with what became of it the last time it was run since the app began. */
export interface FlowTestInfo {
  readonly flowId: FlowId
  readonly flowName: string
  /** The file's name without `.flowtest.json`; unique within the flow. */
  readonly name: string
  readonly description?: string
  /** Why it is not run. */
  readonly skipped?: string
  /** What is wrong with its file, errors and warnings. */
  readonly problems: readonly TestProblem[]
  /** Absent when it was not run yet. */
  readonly result?: TestResult
}

/** A test's file. */
export interface FlowTestFileText {
  readonly text: string
  readonly revision: string
  readonly problems: readonly TestProblem[]
}

/** The text of a file in a flow's folder of tests, a cassette's too. */
export interface TestFolderFile {
  /** Its name in the folder, ending included. */
  readonly file: string
  readonly text: string
  readonly revision: string
}

/** A test that could be made of a run. */
export interface FlowTestDraft {
  readonly text: string
  readonly findings: readonly SensitiveFinding[]
  readonly notes: readonly string[]
  readonly flowId: FlowId
  readonly environmentId: EnvironmentId
  /** A name that is free. */
  readonly suggestedName: string
  /** Whether the run came to a good end. */
  readonly didSucceed: boolean
}

/** What became of a batch of tests. */
export interface FlowTestBatch {
  readonly counts: TestCounts
  readonly durationMs: number
}

/** Something that happens while tests run. */
export interface FlowTestNews {
  readonly environmentId: EnvironmentId
  readonly news:
    | { readonly kind: 'begun'; readonly total: number }
    | { readonly kind: 'running'; readonly flowId: FlowId; readonly name: string }
    | { readonly kind: 'result'; readonly flowId: FlowId; readonly result: TestResult }
    /** Mistakes that were made in a flow, of so many. */
    | { readonly kind: 'mutated'; readonly flowId: FlowId; readonly done: number; readonly total: number }
    | { readonly kind: 'ended'; readonly counts: TestCounts; readonly durationMs: number }
}

/** Coverage of a flow by the tests that were run since the app began. */
export type FlowTestCoverage = FlowCoverage
