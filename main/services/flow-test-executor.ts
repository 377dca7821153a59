import { RequestError } from '../../shared/errors/index.ts'
import {
  type DraftedTest,
  loadRun,
  type MutationReport,
  type TestOfRunOptions,
} from '../../shared/flow-tests/index.ts'
import { foldEvents, type SequencedEvent } from '../../shared/run/index.ts'
import type { FlowTestGroup } from './flow-test-files.ts'
import { flowOfRun } from './flow-test-flow.ts'
import { checkWithMutations } from './flow-test-mutate.ts'
import { makeTestOfRun } from './flow-test-of-run.ts'
import { type FlowTestEvent, type FlowTestReport, runFlowTests } from './flow-test-runner.ts'

/** A run of the history as plain data: its journal and every payload that lies in the content store. */
export interface RunMaterial {
  readonly events: readonly SequencedEvent[]
  /** JSON text by hash, the definition's among them. */
  readonly contents: Readonly<Record<string, string>>
}

/** Runs tests; on a worker thread in the app, so that no window waits for them. */
export interface FlowTestExecutor {
  run(
    groups: readonly FlowTestGroup[],
    onEvent: (event: FlowTestEvent) => void,
    signal: AbortSignal,
  ): Promise<FlowTestReport>
  /** Makes small mistakes in flows and runs their tests on each. Throws RequestError `test.not-passing`. */
  mutate(
    groups: readonly FlowTestGroup[],
    onProgress: (done: number, total: number) => void,
    signal: AbortSignal,
  ): Promise<MutationReport>
  /** Makes a test of a run and tries it. Throws RequestError `run.not-found`, `test.invalid-flow`. */
  draft(run: RunMaterial, options: TestOfRunOptions): Promise<DraftedTest>
}

/** Tests on the thread that asks. */
export const directFlowTests: FlowTestExecutor = {
  run: (groups, onEvent, signal) =>
    runFlowTests(groups, { coverage: true, coverageOfTests: true, onEvent, signal }),
  mutate: (groups, onProgress, signal) => checkWithMutations(groups, { onProgress, signal }),
  draft: async ({ events, contents }, options) => {
    const state = foldEvents(events)
    const started = events[0]?.event
    if (state === undefined || started?.type !== 'run-started') {
      throw new RequestError('run.not-found', 'The run has left no events.')
    }
    const definition = contents[started.definition] ?? '{}'
    const loaded = await loadRun(state, events, async ({ hash }) => contents[hash] ?? 'null')
    return makeTestOfRun({ loaded, started, definition }, flowOfRun({ definition, loaded }), options)
  },
}
