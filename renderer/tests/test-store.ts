import { create } from 'zustand'
import {
  countResults,
  type FlowCoverage,
  type TestCounts,
  type TestResult,
} from '../../shared/flow-tests/index.ts'
import type { FlowTestInfo, FlowTestNews } from '../../shared/ipc/tests-payloads.ts'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'
import { notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { failedToLoad, type Loadable, loaded, loading, notLoaded } from '../bridge/loadable.ts'
import { testStrings } from '../strings/tests.ts'
import { refreshCoverage } from './coverage-view.ts'
import { acceptMutated } from './mutation-store.ts'

/** What is known of the tests of one environment. */
export interface EnvironmentTests {
  readonly list: Loadable<readonly FlowTestInfo[]>
  /** Tests that run now, by `testKey`. */
  readonly running: ReadonlySet<string>
  /** How far the batch under way is; absent when none is. */
  readonly progress?: { readonly done: number; readonly total: number }
  readonly isWatching: boolean
  /** By flow; null where nothing is known yet. */
  readonly coverage: ReadonlyMap<FlowId, FlowCoverage | null>
  /** Whether the runs of the history count towards it. */
  readonly countsRuns: boolean
}

const nothing: EnvironmentTests = {
  list: notLoaded,
  running: new Set(),
  isWatching: false,
  coverage: new Map(),
  countsRuns: false,
}

interface TestsState {
  readonly environments: Readonly<Record<EnvironmentId, EnvironmentTests>>
}

/** Tests of environments, as main tells of them. */
export const useTestStore = create<TestsState>(() => ({ environments: {} }))

/** Names a test within its environment. */
export function testKey({ flowId, name }: Pick<FlowTestInfo, 'flowId' | 'name'>): string {
  return `${flowId}\n${name}`
}

/** What is known of an environment's tests. */
export function testsOf(state: TestsState, environmentId: EnvironmentId): EnvironmentTests {
  return state.environments[environmentId] ?? nothing
}

function change(
  environmentId: EnvironmentId,
  next: (before: EnvironmentTests) => Partial<EnvironmentTests>,
): void {
  useTestStore.setState((state) => {
    const before = testsOf(state, environmentId)
    return { environments: { ...state.environments, [environmentId]: { ...before, ...next(before) } } }
  })
}

/** Asks for the tests. Never rejects. */
export async function loadTests(environmentId: EnvironmentId): Promise<void> {
  change(environmentId, ({ list }) => ({ list: loading(list) }))
  try {
    const list = await bridge.tests.list({ environmentId })
    change(environmentId, () => ({ list: loaded(list) }))
  } catch (error) {
    change(environmentId, ({ list }) => ({ list: failedToLoad(list, error) }))
  }
}

/** Runs tests: all, those of a flow, or some of a flow. A failure to run them is shown. */
export async function runTests(
  environmentId: EnvironmentId,
  choice: { readonly flowId?: FlowId; readonly names?: readonly string[] } = {},
): Promise<void> {
  try {
    const { flowId, names } = choice
    await bridge.tests.run({
      environmentId,
      ...(flowId === undefined ? {} : { flowId }),
      ...(names === undefined ? {} : { names: [...names] }),
    })
  } catch (error) {
    change(environmentId, ({ progress: _progress, ...before }) => ({ ...before, running: new Set() }))
    notifyError(testStrings.runFailedToStart, error)
  }
}

/** Runs the tests that did not pass the last time. */
export async function runFailedTests(environmentId: EnvironmentId): Promise<void> {
  const byFlow = new Map<FlowId, string[]>()
  for (const test of testsOf(useTestStore.getState(), environmentId).list.value ?? []) {
    if (!isRed(test.result)) continue
    const names = byFlow.get(test.flowId)
    if (names === undefined) byFlow.set(test.flowId, [test.name])
    else names.push(test.name)
  }
  for (const [flowId, names] of byFlow) await runTests(environmentId, { flowId, names })
}

/** Begins no further test. */
export async function stopTests(environmentId: EnvironmentId): Promise<void> {
  await bridge.tests
    .stop({ environmentId })
    .catch((error: unknown) => notifyError(testStrings.runFailedToStart, error))
}

/** Turns watching on or off; a failure is shown. */
export async function watchTests(environmentId: EnvironmentId, isOn: boolean): Promise<void> {
  try {
    await bridge.tests.watch({ environmentId, isOn })
    change(environmentId, () => ({ isWatching: isOn }))
  } catch (error) {
    notifyError(testStrings.runFailedToStart, error)
  }
}

/** Deletes a test; a failure is shown. */
export async function deleteTest(
  environmentId: EnvironmentId,
  { flowId, name }: FlowTestInfo,
): Promise<void> {
  try {
    await bridge.tests.delete({ environmentId, flowId, name })
  } catch (error) {
    notifyError(testStrings.deleteFailed, error)
  }
  await loadTests(environmentId)
}

/** Asks for what the tests of a flow reached. Never rejects. */
export async function loadCoverage(environmentId: EnvironmentId, flowId: FlowId): Promise<void> {
  const withRuns = testsOf(useTestStore.getState(), environmentId).countsRuns
  const coverage = await bridge.tests.coverage({ environmentId, flowId, withRuns }).catch(() => null)
  change(environmentId, (before) => ({ coverage: new Map(before.coverage).set(flowId, coverage) }))
  if (coverage !== null) refreshCoverage({ environmentId, flowId }, coverage)
}

/** Whether the runs of the history count towards coverage from now on; asks anew for that of a flow. */
export async function countRuns(
  environmentId: EnvironmentId,
  flowId: FlowId,
  countsRuns: boolean,
): Promise<void> {
  change(environmentId, () => ({ countsRuns, coverage: new Map() }))
  await loadCoverage(environmentId, flowId)
}

/** Main tells of tests under way. */
export function acceptTestNews({ environmentId, news }: FlowTestNews): void {
  switch (news.kind) {
    case 'begun':
      change(environmentId, () => ({ progress: { done: 0, total: news.total }, running: new Set() }))
      return
    case 'running':
      change(environmentId, ({ running }) => ({ running: new Set(running).add(testKey(news)) }))
      return
    case 'result':
      change(environmentId, (before) => acceptResult(before, news.flowId, news.result))
      return
    case 'mutated':
      acceptMutated({ environmentId, flowId: news.flowId }, news.done, news.total)
      return
    case 'ended': {
      const flows = new Set(
        testsOf(useTestStore.getState(), environmentId).list.value?.map(({ flowId }) => flowId),
      )
      useTestStore.setState((state) => {
        const { progress: _progress, ...rest } = testsOf(state, environmentId)
        return { environments: { ...state.environments, [environmentId]: { ...rest, running: new Set() } } }
      })
      for (const flowId of flows) void loadCoverage(environmentId, flowId)
      return
    }
  }
}

function acceptResult(
  before: EnvironmentTests,
  flowId: FlowId,
  result: TestResult,
): Partial<EnvironmentTests> {
  const key = testKey({ flowId, name: result.name })
  const running = new Set(before.running)
  running.delete(key)
  const list = before.list.value?.map((test) => (testKey(test) === key ? { ...test, result } : test))
  return {
    running,
    ...(before.progress === undefined
      ? {}
      : { progress: { ...before.progress, done: before.progress.done + 1 } }),
    ...(list === undefined ? {} : { list: { ...before.list, value: list } }),
  }
}

/** Whether a result is one to look at. */
export function isRed(result: TestResult | undefined): boolean {
  return result?.outcome === 'failed' || result?.outcome === 'error'
}

/** Counts of the last results of some tests. */
export function countTests(list: readonly FlowTestInfo[]): TestCounts {
  return countResults(list.flatMap(({ result }) => (result === undefined ? [] : [result])))
}
