import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { FlowError } from '../../shared/errors/index.ts'
import { say } from '../../shared/errors/say.ts'
import {
  CassettePlayer,
  countResults,
  coverRun,
  evaluateExpectations,
  type FlowCoverage,
  type FlowTest,
  placeAt,
  prepareMatching,
  readCassette,
  readFlowTest,
  type TestCounts,
  type TestFailure,
  type TestProblem,
  type TestResult,
} from '../../shared/flow-tests/index.ts'
import type { JsonDocument, Problem } from '../../shared/wdl/index.ts'
import { readFlowFile } from '../storage/flow-file.ts'
import type { FlowTestFile, FlowTestGroup } from './flow-test-files.ts'
import { openTestedFlow, type TestedFlow } from './flow-test-flow.ts'
import { FlowTestLane, type TestRun } from './flow-test-lane.ts'
import { stemOfFlow } from './flow-test-names.ts'

/** What happens while tests run. */
export type FlowTestEvent =
  | { readonly type: 'started'; readonly total: number }
  | { readonly type: 'test-started'; readonly file: string }
  | { readonly type: 'test-finished'; readonly result: TestResult }

export interface FlowTestOptions {
  /** Whether to look at what the runs cover. */
  readonly coverage?: boolean
  /** With `coverage`: also of each test alone. */
  readonly coverageOfTests?: boolean
  /** How many flows are tested at once; by the machine's cores when absent. */
  readonly lanes?: number
  readonly onEvent?: (event: FlowTestEvent) => void
  /** Aborted: no further test begins. */
  readonly signal?: AbortSignal
  /** Text of a flow in place of what is on disk, by the absolute path of its file. */
  readonly flowText?: (path: string) => string | undefined
}

/** What became of some tests. */
export interface FlowTestReport {
  /** In the order of their files, whatever ran first. */
  readonly results: readonly TestResult[]
  readonly counts: TestCounts
  /** By flow, where it was asked for. */
  readonly coverage: readonly FlowCoverage[]
  /** What each test alone reached, by its file, where it was asked for. */
  readonly coverageOfTests: readonly TestCoverage[]
  readonly durationMs: number
}

/** What one test reached. */
export interface TestCoverage {
  readonly file: string
  readonly coverage: FlowCoverage
}

/** Runs tests: flows side by side, the tests of one flow one after the other. Never rejects because of a test. */
export async function runFlowTests(
  groups: readonly FlowTestGroup[],
  options: FlowTestOptions = {},
): Promise<FlowTestReport> {
  const begin = performance.now()
  await prepareMatching()
  options.onEvent?.({ type: 'started', total: groups.reduce((sum, { tests }) => sum + tests.length, 0) })
  const done: GroupReport[] = new Array(groups.length)
  let next = 0
  const lane = async () => {
    while (next < groups.length) {
      const index = next
      next += 1
      const group = groups[index]
      if (group !== undefined) done[index] = await runGroup(group, options)
    }
  }
  const lanes = Math.max(1, Math.min(options.lanes ?? availableParallelism(), groups.length))
  await Promise.all(Array.from({ length: lanes }, lane))
  const results = done.flatMap((group) => group.results)
  return {
    results,
    counts: countResults(results),
    coverage: done.flatMap(({ coverage }) => (coverage === undefined ? [] : [coverage])),
    coverageOfTests: done.flatMap((group) => group.coverageOfTests),
    durationMs: performance.now() - begin,
  }
}

interface GroupReport {
  readonly results: readonly TestResult[]
  readonly coverage: FlowCoverage | undefined
  readonly coverageOfTests: readonly TestCoverage[]
}

async function runGroup(group: FlowTestGroup, options: FlowTestOptions): Promise<GroupReport> {
  const { flow, problem } = await openTestedFlow(group, options.flowText?.(group.flowPath))
  const lane = new FlowTestLane({ watchesTerms: options.coverage === true })
  let coverage = options.coverage === true ? flow?.coverage : undefined
  const coverageOfTests: TestCoverage[] = []
  const results: TestResult[] = []
  try {
    for (const file of group.tests) {
      if (options.signal?.aborted === true) break
      options.onEvent?.({ type: 'test-started', file: file.file })
      const begin = performance.now()
      const ended =
        flow === undefined
          ? { outcome: 'error' as const, problems: problem === undefined ? [] : [problem], failures: [] }
          : await runFlowTest(flow, file, lane)
      if ('run' in ended && ended.run !== undefined && coverage !== undefined) {
        const { loaded, terms } = ended.run
        coverage = coverRun(coverage, loaded.state, terms)
        if (options.coverageOfTests === true && flow !== undefined) {
          coverageOfTests.push({ file: file.file, coverage: coverRun(flow.coverage, loaded.state, terms) })
        }
      }
      const result: TestResult = {
        file: file.file,
        name: file.name,
        flow: group.flowFile,
        flowName: flow?.name ?? stemOfFlow(group.flowPath),
        outcome: ended.outcome,
        durationMs: performance.now() - begin,
        failures: ended.failures,
        problems: ended.problems,
        ...('run' in ended && ended.run !== undefined ? runFacts(ended.run) : {}),
      }
      results.push(result)
      options.onEvent?.({ type: 'test-finished', result })
    }
  } finally {
    await lane.close()
  }
  return { results, coverage, coverageOfTests }
}

function runFacts({ loaded: { state } }: TestRun): Pick<TestResult, 'runMs' | 'runStatus' | 'runError'> {
  const { status, error } = state
  return {
    runMs: (state.endTime ?? state.startTime) - state.startTime,
    runStatus: status,
    ...(error === undefined ? {} : { runError: { code: error.code, message: error.message } }),
  }
}

/** What became of one test, without what is known of its file. */
export interface EndedTest {
  readonly outcome: TestResult['outcome']
  readonly failures: readonly TestFailure[]
  readonly problems: readonly TestProblem[]
  readonly run?: TestRun
}

/** Runs one test of a flow. Never rejects because of the test. `prepareMatching` is to be awaited before. */
export async function runFlowTest(
  flow: TestedFlow,
  file: FlowTestFile,
  lane: FlowTestLane,
): Promise<EndedTest> {
  try {
    const { test, problems, document } = readFlowTest((await readFlowFile(file.path)).text)
    if (test === undefined) {
      return ended('error', problems.filter(({ severity }) => severity === 'error').map(testProblemOf))
    }
    if (test.skipped !== undefined) return ended('skipped', [{ code: 'test.skipped', message: test.skipped }])
    const [lack] = lacksOf(flow, test, document)
    if (lack !== undefined) return ended('error', [lack])
    const wrong = sandboxProblem(test, lane, document)
    if (wrong !== undefined) return ended('error', [wrong])
    const player = await playerOf(test, file)
    const run = await lane.run(flow, test, file.name, player)
    const failures = [
      ...evaluateExpectations(test, run.loaded, document, run.sandboxes),
      ...trafficFailures(run, player, document),
    ]
    return { outcome: failures.length === 0 ? 'passed' : 'failed', failures, problems: [], run }
  } catch (error) {
    if (!(error instanceof FlowError)) throw error
    const { code, message, hint } = error
    return ended('error', [{ code, message, ...(hint === undefined ? {} : { hint }) }])
  }
}

function ended(outcome: TestResult['outcome'], problems: readonly TestProblem[]): EndedTest {
  return { outcome, failures: [], problems }
}

/** A finding of a test's file as it stands in a result. */
export function testProblemOf({ code, message, hint, path, line, column }: Problem): TestProblem {
  return { code, message, ...(hint === undefined ? {} : { hint }), place: { path, line, column } }
}

/** Why a test that can be read cannot be run with this flow. */
function lacksOf(flow: TestedFlow, test: FlowTest, document: JsonDocument): readonly TestProblem[] {
  const lacks: TestProblem[] = []
  const unknown = (name: string, path: readonly (string | number)[]) =>
    lacks.push({
      code: 'test.unknown-action',
      message: `The flow has no action '${name}'.`,
      hint: 'Was it renamed?',
      place: placeAt(document, path),
    })
  for (const { name, key } of test.expect.actions) {
    if (flow.graph.action(name) === undefined) unknown(name, ['expect', 'actions', key])
  }
  for (const [index, key] of (test.expect.order ?? []).entries()) {
    const name = flow.graph.action(key) === undefined ? key.slice(0, Math.max(0, key.lastIndexOf('@'))) : key
    if (flow.graph.action(name) === undefined) unknown(key, ['expect', 'order', index])
  }
  for (const name of Object.keys(test.mocks)) {
    if (!name.startsWith('$') && name !== '*' && flow.graph.action(name) === undefined)
      unknown(name, ['mocks', name])
  }
  return lacks
}

/** What is wrong with the states of sandboxes that a test gives or expects, with its place. */
function sandboxProblem(test: FlowTest, lane: FlowTestLane, document: JsonDocument): TestProblem | undefined {
  if (test.sandbox === undefined) return undefined
  for (const part of ['before', 'after'] as const) {
    for (const [id, state] of Object.entries(test.sandbox[part])) {
      const error = lane.sandboxError(id, part === 'before' ? state : undefined)
      if (error === undefined) continue
      const { at, code, hint, message } = error
      const place = placeAt(document, ['sandbox', part, id, ...(at?.path ?? [])])
      return { code, message, ...(hint === undefined ? {} : { hint }), place }
    }
  }
  return undefined
}

async function playerOf(test: FlowTest, file: FlowTestFile): Promise<CassettePlayer | undefined> {
  if (test.cassette === undefined) return undefined
  const { text } = await readFlowFile(join(dirname(file.path), test.cassette))
  return new CassettePlayer(readCassette(text))
}

function trafficFailures(
  { mismatches }: TestRun,
  player: CassettePlayer | undefined,
  document: JsonDocument,
): readonly TestFailure[] {
  const place = placeAt(document, ['cassette'])
  const failed = (message: string): TestFailure => ({
    place,
    subject: say`Recorded traffic`,
    message,
    differences: [],
  })
  if (mismatches.length > 0) return mismatches.map(({ message }) => failed(message))
  return (player?.unplayed ?? []).map(({ number, interaction: { request } }) =>
    failed(`Interaction ${number} of the cassette was not asked for: ${request.method} ${request.url}.`),
  )
}
