import { mkdir, stat, unlink } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { RequestError } from '../../shared/errors/index.ts'
import {
  type FlowCoverage,
  flowTestSuffix,
  type MutationReport,
  mergeCoverage,
  readFlowTest,
  type ScrubChoice,
  storedContents,
  type TestAim,
  type TestResult,
} from '../../shared/flow-tests/index.ts'
import type {
  FlowTestBatch,
  FlowTestDraft,
  FlowTestFileText,
  FlowTestInfo,
  FlowTestNews,
  TestFolderFile,
} from '../../shared/ipc/tests-payloads.ts'
import { actionKey, type EnvironmentId, type FlowId, isFinal, type RunId } from '../../shared/run/index.ts'
import { displayNameOf, openFlowDocument } from '../../shared/wdl/index.ts'
import type { FlowSymbol } from '../../shared/wdl/symbols/flow-symbol.ts'
import { flowIdOf, flowPathOf } from '../storage/environment-flow-path.ts'
import { listFlowFiles } from '../storage/environment-folder.ts'
import { watchFolders } from '../storage/environment-watch.ts'
import { readFlowFile, writeFlowFile } from '../storage/flow-file.ts'
import type { EngineHost } from './engine-host.ts'
import type { FlowTestExecutor, RunMaterial } from './flow-test-executor.ts'
import { withExpectation } from './flow-test-expect.ts'
import { groupTests, testFilesOfFlow, testFolderOf, testNameOf } from './flow-test-files.ts'
import { openTestedFlow } from './flow-test-flow.ts'
import { stemOfFlow } from './flow-test-names.ts'
import { filesThatName, rewriteTestFiles } from './flow-test-rewrite.ts'
import { testProblemOf } from './flow-test-runner.ts'
import { RunCoverage } from './run-coverage.ts'

export interface FlowTestServiceOptions {
  readonly engine: Pick<EngineHost, 'events' | 'content' | 'getRun' | 'listRuns' | 'terms'>
  readonly executor: FlowTestExecutor
  /** Throws RequestError for an environment that is not open. */
  readonly environment: (
    id: EnvironmentId,
  ) => Promise<{ readonly path: string; readonly flowsFolder: string }>
  readonly tell: (news: FlowTestNews) => void
  readonly changed: (environmentId: EnvironmentId) => void
}

/** Which tests are meant: all of an environment, those of a flow, some of a flow. */
export interface TestChoice {
  readonly environmentId: EnvironmentId
  readonly flowId?: FlowId | undefined
  readonly names?: readonly string[] | undefined
}

interface FlowRef {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
}

interface TestRef extends FlowRef {
  readonly name: string
}

/** A test to be made of a run. */
export interface DraftRequest {
  readonly runId: RunId
  readonly aim: TestAim
  readonly choices?: Readonly<Record<string, ScrubChoice>> | undefined
}

interface Known {
  readonly results: Map<string, TestResult>
  /** By flow and test, so that a test that is run again counts once; the newest is the last. */
  readonly coverage: Map<string, { readonly flowId: FlowId; readonly coverage: FlowCoverage }>
  readonly batches: Set<AbortController>
  unwatch: (() => void) | undefined
}

/** Newest runs of a flow that count towards its coverage, where they do. */
const maxRunsCovered = 200

/** How often it is told how far a check with mistakes is, in ms. */
const progressMs = 100

/** Flow tests of open environments: their files, their results since the app began, tests of runs. */
export class FlowTestService {
  readonly #options: FlowTestServiceOptions
  readonly #known = new Map<EnvironmentId, Known>()

  constructor(options: FlowTestServiceOptions) {
    this.#options = options
  }

  /** Tests with their last results, flows and tests in the order of their names. */
  async list({ environmentId, flowId }: TestChoice): Promise<readonly FlowTestInfo[]> {
    const paths = await this.#flowPaths(environmentId, flowId)
    const lists = await Promise.all(paths.map((path) => this.#infosOf(environmentId, path)))
    return lists.flat()
  }

  /** Throws FileError `file.not-found` and others. */
  async read(ref: TestRef): Promise<FlowTestFileText> {
    const { text, revision } = await readFlowFile(await this.#pathOf(ref))
    return { text, revision, problems: problemsOf(text) }
  }

  /** Throws FileError `file.changed-outside`, `file.exists` and others. */
  async save(ref: TestRef, text: string, revision: string | null): Promise<FlowTestFileText> {
    const path = await this.#pathOf(ref)
    await mkdir(join(path, '..'), { recursive: true })
    const format = revision === null ? plainFormat : (await readFlowFile(path)).format
    const written = await writeFlowFile(path, text, format, { expectedRevision: revision })
    this.#options.changed(ref.environmentId)
    return { text, revision: written.revision, problems: problemsOf(text) }
  }

  async delete(ref: TestRef): Promise<void> {
    const path = await this.#pathOf(ref)
    await unlink(path).catch((cause: unknown) => {
      throw new RequestError('test.not-found', `The test “${ref.name}” cannot be deleted.`, { cause })
    })
    const known = this.#of(ref.environmentId)
    known.results.delete(keyOf(ref.flowId, ref.name))
    known.coverage.delete(keyOf(ref.flowId, ref.name))
    this.#options.changed(ref.environmentId)
  }

  /** Runs tests; every result is told as it comes. */
  async run(choice: TestChoice): Promise<FlowTestBatch> {
    const { environmentId, names } = choice
    const { path: base } = await this.#options.environment(environmentId)
    const flows = await this.#flowPaths(environmentId, choice.flowId)
    const files = (await Promise.all(flows.map(testFilesOfFlow))).flat()
    const wanted = names === undefined ? files : files.filter((file) => names.includes(testNameOf(file)))
    const known = this.#of(environmentId)
    const batch = new AbortController()
    known.batches.add(batch)
    const flowIds = new Map<string, FlowId>()
    const groups = groupTests(wanted, base)
    for (const { flowPath, tests } of groups)
      for (const { file } of tests) flowIds.set(file, flowIdOf(`${stemOfFile(flowPath)}.json`))
    const tell = (news: FlowTestNews['news']) => this.#options.tell({ environmentId, news })
    try {
      const report = await this.#options.executor.run(
        groups,
        (event) => {
          if (event.type === 'started') tell({ kind: 'begun', total: event.total })
          else if (event.type === 'test-started') {
            const flowId = flowIds.get(event.file)
            if (flowId !== undefined) tell({ kind: 'running', flowId, name: testNameOf(event.file) })
          } else {
            const { result } = event
            const flowId = flowIds.get(result.file)
            if (flowId === undefined) return
            known.results.set(keyOf(flowId, result.name), result)
            tell({ kind: 'result', flowId, result })
          }
        },
        batch.signal,
      )
      for (const { file, coverage } of report.coverageOfTests) {
        const flowId = flowIds.get(file)
        if (flowId !== undefined) {
          const key = keyOf(flowId, testNameOf(file))
          known.coverage.delete(key)
          known.coverage.set(key, { flowId, coverage })
        }
      }
      tell({ kind: 'ended', counts: report.counts, durationMs: report.durationMs })
      return { counts: report.counts, durationMs: report.durationMs }
    } finally {
      known.batches.delete(batch)
    }
  }

  /**
   * Makes small mistakes in a flow, one at a time, and runs its tests on each; how far it is, is told. Throws
   * RequestError `test.not-passing`.
   */
  async mutate({ environmentId, flowId }: FlowRef): Promise<MutationReport> {
    const { path: base, flowsFolder } = await this.#options.environment(environmentId)
    const groups = groupTests(await testFilesOfFlow(flowPathOf(flowsFolder, flowId)), base)
    const { batches } = this.#of(environmentId)
    const batch = new AbortController()
    batches.add(batch)
    let toldAt = Number.NEGATIVE_INFINITY
    const onProgress = (done: number, total: number) => {
      if (performance.now() - toldAt < progressMs) return
      toldAt = performance.now()
      this.#options.tell({ environmentId, news: { kind: 'mutated', flowId, done, total } })
    }
    try {
      return await this.#options.executor.mutate(groups, onProgress, batch.signal)
    } finally {
      batches.delete(batch)
    }
  }

  /** Begins no further test, and makes no further mistake. */
  stop(environmentId: EnvironmentId): void {
    for (const batch of this.#of(environmentId).batches) batch.abort()
  }

  /** Runs tests again when something of them changes, until it is turned off or the environment is gone. */
  async watch(environmentId: EnvironmentId, isOn: boolean): Promise<void> {
    const known = this.#of(environmentId)
    known.unwatch?.()
    known.unwatch = undefined
    if (!isOn) return
    const { flowsFolder } = await this.#options.environment(environmentId)
    let seen = await this.#fingerprints(environmentId)
    const look = async () => {
      const now = await this.#fingerprints(environmentId)
      const touched = [...now].filter(([path, print]) => seen.get(path) !== print).map(([path]) => path)
      seen = now
      for (const path of touched)
        await this.run({ environmentId, flowId: flowIdOf(`${stemOfFile(path)}.json`) })
      if (touched.length > 0) this.#options.changed(environmentId)
    }
    let work: Promise<void> = Promise.resolve()
    const folders = [flowsFolder, ...(await this.#flowPaths(environmentId, undefined)).map(testFolderOf)]
    known.unwatch = watchFolders(folders, () => {
      work = work.then(look).catch(() => undefined)
    })
  }

  /** What the tests of a flow reached together; each counts once, those that ran on an earlier definition do not. */
  coverage(environmentId: EnvironmentId, flowId: FlowId): FlowCoverage | null {
    const own = [...this.#of(environmentId).coverage.values()].filter((known) => known.flowId === flowId)
    const newest = own.at(-1)?.coverage
    if (newest === undefined) return null
    return own
      .map(({ coverage }) => coverage)
      .filter((coverage) => coverage !== newest && isOfSameFlow(coverage, newest))
      .reduce(mergeCoverage, newest)
  }

  /** What the tests of a flow and its newest runs reached together; null where the flow cannot be read. */
  async coverageWithRuns({ environmentId, flowId }: FlowRef): Promise<FlowCoverage | null> {
    const { path: base, flowsFolder } = await this.#options.environment(environmentId)
    const flowPath = flowPathOf(flowsFolder, flowId)
    const flowFile = relative(base, flowPath).replaceAll('\\', '/')
    const { flow } = await openTestedFlow({ flowPath, flowFile, tests: [] })
    if (flow === undefined) return null
    let coverage = this.coverage(environmentId, flowId) ?? flow.coverage
    const runs = new RunCoverage(this.#options.engine)
    for (const run of await this.#options.engine.listRuns({ environmentId, flowId, limit: maxRunsCovered }))
      coverage = await runs.add(coverage, run)
    return coverage
  }

  /** Throws RequestError `run.not-found`, `test.run-not-over`, `test.no-environment`. */
  async draft({ runId, aim, choices }: DraftRequest): Promise<FlowTestDraft> {
    const run = await this.#options.engine.getRun(runId)
    if (run === undefined) throw new RequestError('run.not-found', 'This run is not in the history any more.')
    if (!isFinal(run.status)) throw new RequestError('test.run-not-over', 'The run is not over yet.')
    const { environmentId, flowId } = run
    if (environmentId === undefined) {
      throw new RequestError(
        'test.no-environment',
        'The run belongs to no environment, so a test of it has no place.',
      )
    }
    const made = await this.#options.executor.draft(await this.#material(runId), {
      aim,
      ...(choices === undefined ? {} : { choices: new Map(Object.entries(choices)) }),
    })
    const day = new Date(run.startTime).toISOString().slice(0, 10)
    const suggestedName = await this.#freeName(environmentId, flowId, `${run.status.toLowerCase()}-${day}`)
    return { ...made, environmentId, flowId, suggestedName, didSucceed: run.status === 'Succeeded' }
  }

  /** Writes a test of a run. Throws as `draft` and `save` do. */
  async create(request: DraftRequest, name: string): Promise<FlowTestInfo> {
    const { text, environmentId, flowId } = await this.draft(request)
    await this.save({ environmentId, flowId, name }, text, null)
    const made = (await this.list({ environmentId, flowId })).find((test) => test.name === name)
    if (made === undefined) throw new RequestError('test.not-found', `The test “${name}” is gone already.`)
    return made
  }

  /** Adds what an action of a run gave to the expectations of a test. Throws as `read` and `save` do. */
  async expect(
    ref: TestRef,
    runId: RunId,
    key: string,
    part: 'status' | 'inputs' | 'outputs',
  ): Promise<FlowTestFileText> {
    const { text, revision } = await this.read(ref)
    const material = await this.#material(runId)
    return this.save(ref, await withExpectation(text, material, key, part), revision)
  }

  /** Tests and cassettes of a flow that name a thing of it. Throws FileError for a file that cannot be read. */
  async naming(ref: FlowRef, symbol: FlowSymbol): Promise<readonly TestFolderFile[]> {
    return filesThatName(await this.#folderOf(ref), symbol)
  }

  /** Gives files of a flow's tests other texts, all or none. Throws FileError `file.changed-outside` and others. */
  async rewrite(ref: FlowRef, files: readonly TestFolderFile[]): Promise<readonly TestFolderFile[]> {
    try {
      return await rewriteTestFiles(await this.#folderOf(ref), files)
    } finally {
      this.#options.changed(ref.environmentId)
    }
  }

  close(): void {
    for (const { unwatch, batches } of this.#known.values()) {
      unwatch?.()
      for (const batch of batches) batch.abort()
    }
  }

  async #material(runId: RunId): Promise<RunMaterial> {
    const { engine } = this.#options
    const events = await engine.events({ runId })
    const contents: Record<string, string> = {}
    const started = events[0]?.event
    if (started?.type === 'run-started')
      contents[started.definition] = await engine.content(started.definition)
    for (const { hash } of storedContents(events)) contents[hash] ??= await engine.content(hash)
    return { events, contents }
  }

  async #flowPaths(environmentId: EnvironmentId, flowId: FlowId | undefined): Promise<readonly string[]> {
    const { flowsFolder } = await this.#options.environment(environmentId)
    if (flowId !== undefined) return [flowPathOf(flowsFolder, flowId)]
    const files = await listFlowFiles(flowsFolder)
    return files.map(({ path }) => path).sort()
  }

  async #infosOf(environmentId: EnvironmentId, flowPath: string): Promise<readonly FlowTestInfo[]> {
    const files = await testFilesOfFlow(flowPath)
    if (files.length === 0) return []
    const flowId = flowIdOf(`${stemOfFile(flowPath)}.json`)
    const flow = await readFlowFile(flowPath).catch(() => undefined)
    const flowName =
      (flow === undefined ? undefined : displayNameOf(openFlowDocument(flow.text))) ?? stemOfFlow(flowPath)
    const { results } = this.#of(environmentId)
    return Promise.all(
      files.map(async (path) => {
        const name = testNameOf(path)
        const text = await readFlowFile(path).then(
          (file) => file.text,
          () => '',
        )
        const { test, problems } = readFlowTest(text)
        const result = results.get(keyOf(flowId, name))
        return {
          flowId,
          flowName,
          name,
          problems: problems.map(testProblemOf),
          ...(test?.description === undefined ? {} : { description: test.description }),
          ...(test?.skipped === undefined ? {} : { skipped: test.skipped }),
          ...(result === undefined ? {} : { result }),
        }
      }),
    )
  }

  async #pathOf({ name, ...ref }: TestRef): Promise<string> {
    return join(await this.#folderOf(ref), `${name}${flowTestSuffix}`)
  }

  async #folderOf({ environmentId, flowId }: FlowRef): Promise<string> {
    const { flowsFolder } = await this.#options.environment(environmentId)
    return testFolderOf(flowPathOf(flowsFolder, flowId))
  }

  async #freeName(environmentId: EnvironmentId, flowId: FlowId, wanted: string): Promise<string> {
    const { flowsFolder } = await this.#options.environment(environmentId)
    const taken = new Set((await testFilesOfFlow(flowPathOf(flowsFolder, flowId))).map(testNameOf))
    let name = wanted
    for (let count = 2; taken.has(name); count += 1) name = `${wanted}-${count}`
    return name
  }

  /** Size and time of everything that a flow's tests depend on, by the flow's path. */
  async #fingerprints(environmentId: EnvironmentId): Promise<ReadonlyMap<string, string>> {
    const prints = new Map<string, string>()
    for (const flowPath of await this.#flowPaths(environmentId, undefined)) {
      const files = await testFilesOfFlow(flowPath)
      if (files.length === 0) continue
      const parts = await Promise.all(
        [flowPath, ...files].map((path) =>
          stat(path).then(
            ({ size, mtimeMs }) => `${path} ${size} ${mtimeMs}`,
            () => path,
          ),
        ),
      )
      prints.set(flowPath, parts.join('\n'))
    }
    return prints
  }

  #of(environmentId: EnvironmentId): Known {
    let known = this.#known.get(environmentId)
    if (known === undefined) {
      known = { results: new Map(), coverage: new Map(), batches: new Set(), unwatch: undefined }
      this.#known.set(environmentId, known)
    }
    return known
  }
}

const plainFormat = { encoding: 'utf-8', bom: false } as const

/** Whether two coverages count the same things. */
function isOfSameFlow(left: FlowCoverage, right: FlowCoverage): boolean {
  return (
    left.items.length === right.items.length &&
    left.items.every(
      ({ id, label }, index) => right.items[index]?.id === id && right.items[index].label === label,
    )
  )
}

function problemsOf(text: string) {
  return readFlowTest(text).problems.map(testProblemOf)
}

function keyOf(flowId: FlowId, name: string): string {
  return actionKey(name, [{ scope: flowId, index: 0 }])
}

function stemOfFile(path: string): string {
  return (
    path
      .split(/[/\\]/)
      .at(-1)
      ?.replace(/\.json$/i, '') ?? path
  )
}
