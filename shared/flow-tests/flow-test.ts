import type { JsonPath } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import type { Repetition, Status } from '../run/index.ts'

/** Ending of the names of test files. */
export const flowTestSuffix = '.flowtest.json'
/** Ending of the folder beside a flow that holds its tests. */
export const flowTestFolderSuffix = '.tests'
/** Ending of the names of cassettes, which lie beside the tests that replay them. */
export const cassetteSuffix = '.cassette.json'

/** Real time (ms) a test may take when it does not say. */
export const defaultTestTimeoutMs = 10_000

/** What is expected of a value: JSON with matchers in it; see `matcher.ts`. */
export type Expected = WdlValue

/** What a test expects of one action. */
export interface ActionExpectation {
  /** As written: `Name`, or `Name@Loop[0]` for one iteration. */
  readonly key: string
  readonly name: string
  /** The iteration that is meant; absent for every one. */
  readonly repetition: Repetition | undefined
  readonly status?: Status
  readonly code?: Expected
  readonly inputs?: Expected
  readonly outputs?: Expected
  readonly error?: Expected
  /** How often it ran (was not skipped), over all iterations. */
  readonly count?: number
  /** Attempts of the action, retries included. */
  readonly attempts?: number
  /** Iterations of a loop. */
  readonly iterations?: number
  /** Branch an If or Switch took: `actions`, `else`, a case's name, `default`. */
  readonly branch?: string
}

/** What a test expects of the run. What it does not name may be anything. */
export interface RunExpectations {
  readonly status?: Status
  readonly error?: Expected
  readonly response?: {
    readonly statusCode?: Expected
    /** By name in any case; others may be there. */
    readonly headers?: WdlObject
    readonly body?: Expected
  }
  /** Outputs of the flow by name. */
  readonly outputs?: WdlObject
  /** Values of variables at the end, by name. */
  readonly variables?: WdlObject
  readonly actions: readonly ActionExpectation[]
  /** Actions that begin in this order; others may begin between them. */
  readonly order?: readonly string[]
}

/** A flow test as it is run. The file around it is kept as text; see `readFlowTest`. */
export interface FlowTest {
  readonly description?: string
  readonly tags: readonly string[]
  /** Why it is not run; absent when it is. */
  readonly skipped?: string
  /** Real time (ms) it may take. */
  readonly timeoutMs: number
  /** Fixed clock, ms since 1970 UTC; without, the clock is the real one and waits pass at once. */
  readonly clockMs?: number
  readonly trigger: {
    readonly name?: string
    readonly body?: WdlValue
    /** Whole outputs of the trigger; wins over `body`. */
    readonly outputs?: WdlValue
  }
  readonly parameters: WdlObject
  /** A mock script: docs/mocks.md. */
  readonly mocks: WdlObject
  /** File beside the test with recorded traffic that is replayed. */
  readonly cassette?: string
  /**
   * Connectors with a sandbox are answered there: state of sandboxes before the run and what is expected of it after, by
   * the connector's id. A sandbox that `before` does not name begins with its sample data.
   */
  readonly sandbox?: { readonly before: WdlObject; readonly after: WdlObject }
  readonly expect: RunExpectations
}

/** A place in a test's file, for messages. */
export interface TestPlace {
  readonly path: JsonPath
  /** From 1. */
  readonly line: number
  readonly column: number
}
