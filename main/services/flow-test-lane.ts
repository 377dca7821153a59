import { FlowError, RequestError } from '../../shared/errors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import {
  type CassettePlayer,
  type FlowTest,
  type LoadedRun,
  loadRun,
  type SeenTerm,
  termId,
} from '../../shared/flow-tests/index.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import { asId, foldEvents, isFinal, type RunId } from '../../shared/run/index.ts'
import { propertyOf } from '../../shared/wdl/lookup.ts'
import type { Json } from '../connectors/sandboxes/sandbox.ts'
import type { StartRunRequest } from './engine-host.ts'
import { SeededChance } from './flow-test-chance.ts'
import type { TestedFlow } from './flow-test-flow.ts'
import { stemOfFlow } from './flow-test-names.ts'
import { replayedConnectors, replayedHttp } from './flow-test-traffic.ts'
import { createLocalEngineHost, type LocalEngine } from './local-engine-host.ts'
import { memorySandboxes } from './memory-sandboxes.ts'
import { makeRunId } from './run-id.ts'

/** A run of a test that came to its end. */
export interface TestRun {
  readonly loaded: LoadedRun
  readonly terms: readonly SeenTerm[]
  /** Calls that the cassette could not answer. */
  readonly mismatches: readonly FlowError[]
  /** State of the sandboxes of which the test expects something, by the ids that it names. */
  readonly sandboxes: ReadonlyMap<string, WdlValue>
}

/** How long (ms) a run that was told to stop may take to do so. */
const cancelLimitMs = 2_000

/** Runs the tests of one flow one after the other, each in an engine of its own time, chance and journal. */
export class FlowTestLane {
  private readonly chance = new SeededChance()
  private readonly seen = new Map<RunId, Map<string, SeenTerm>>()
  private readonly watchesTerms: boolean
  private host: LocalEngine | undefined
  private nowMs = 0
  private readonly sandboxes = memorySandboxes({ nowMs: () => this.nowMs })

  /** `watchesTerms`: whether outcomes of conditions are asked for, for coverage. */
  constructor(options: { readonly watchesTerms: boolean }) {
    this.watchesTerms = options.watchesTerms
  }

  /**
   * Runs a flow as a test says. Rejects with RequestError `test.timed-out`, and with what `EngineHost.start` does.
   * @param seed what chance depends on
   */
  async run(flow: TestedFlow, test: FlowTest, seed: string, player?: CassettePlayer): Promise<TestRun> {
    const mismatches: FlowError[] = []
    const note = (error: FlowError) => mismatches.push(error)
    const host =
      player === undefined
        ? this.plainHost()
        : this.openHost({
            http: replayedHttp(player, note),
            connectors: replayedConnectors(player, note),
          })
    try {
      this.chance.reset(seed)
      this.prepareSandboxes(test)
      const runId = makeRunId(test.clockMs ?? Date.now(), this.chance.newGuid())
      const loaded = await this.finish(host, requestOf(flow, test, runId, player !== undefined), test)
      const terms = [...(this.seen.get(runId)?.values() ?? [])]
      this.seen.delete(runId)
      return { loaded, terms, mismatches, sandboxes: this.sandboxesAfter(test) }
    } finally {
      if (player !== undefined) await host.close()
    }
  }

  /** Why a connector's sandbox cannot have a state, or has none at all. */
  sandboxError(connectorId: string, state: WdlValue | undefined): FlowError | undefined {
    const key = { environment: '', connectorId }
    try {
      if (state === undefined) this.sandboxes.get(key)
      else this.sandboxes.set(key, JSON.parse(printJson(state)) as Json)
      return undefined
    } catch (thrown) {
      if (thrown instanceof FlowError) return thrown
      throw thrown
    }
  }

  /** Throws RequestError `sandbox.unknown`, `sandbox.invalid-state`. */
  private prepareSandboxes({ clockMs, sandbox }: FlowTest): void {
    this.nowMs = clockMs ?? Date.now()
    if (sandbox === undefined) return
    for (const connectorId of this.sandboxes.ids) this.sandboxes.reset({ environment: '', connectorId })
    for (const [connectorId, state] of Object.entries(sandbox.before)) {
      this.sandboxes.set({ environment: '', connectorId }, JSON.parse(printJson(state)) as Json)
    }
  }

  private sandboxesAfter({ sandbox }: FlowTest): ReadonlyMap<string, WdlValue> {
    const stateOf = (connectorId: string) =>
      parseJson(JSON.stringify(this.sandboxes.get({ environment: '', connectorId })))
    return new Map(Object.keys(sandbox?.after ?? {}).map((id) => [id, stateOf(id)]))
  }

  async close(): Promise<void> {
    await this.host?.close()
    this.host = undefined
  }

  private async finish(host: LocalEngine, request: StartRunRequest, test: FlowTest): Promise<LoadedRun> {
    const { runId } = await host.start(request)
    const isOver = await within(host.whenDone(runId), test.timeoutMs)
    if (!isOver) {
      const waiting = await this.standsAt(host, runId)
      void host.cancel(runId)
      if (!(await within(host.whenDone(runId), cancelLimitMs))) await this.close()
      throw new RequestError(
        'test.timed-out',
        `The run did not end within ${test.timeoutMs / 1000} s${waiting === '' ? '' : `; it stood at ${waiting}`}.`,
        { hint: 'Mock what it waits for, or raise timeoutSeconds.' },
      )
    }
    const events = await host.events({ runId })
    const state = foldEvents(events)
    if (state === undefined) throw new RequestError('run.not-found', 'The run left no events.')
    return loadRun(state, events, (content) => host.content(content.hash))
  }

  private async standsAt(host: LocalEngine, runId: RunId): Promise<string> {
    const state = foldEvents(await host.events({ runId }))
    return [...(state?.actions ?? [])]
      .filter(([, action]) => !isFinal(action.status))
      .map(([key]) => `'${key}'`)
      .slice(-3)
      .join(', ')
  }

  private plainHost(): LocalEngine {
    this.host ??= this.openHost({})
    return this.host
  }

  private openHost(ports: Partial<Parameters<typeof createLocalEngineHost>[0]>): LocalEngine {
    return createLocalEngineHost({
      databasePath: ':memory:',
      chance: this.chance,
      sandboxes: this.sandboxes,
      ...(this.watchesTerms
        ? {
            termSeen: (runId, term, outcome) => {
              let seen = this.seen.get(runId)
              if (seen === undefined) {
                seen = new Map()
                this.seen.set(runId, seen)
              }
              seen.set(termId(term, outcome), { term, outcome })
            },
          }
        : {}),
      ...ports,
    })
  }
}

function requestOf(flow: TestedFlow, test: FlowTest, runId: RunId, isReplayed: boolean): StartRunRequest {
  const { parts, environmentFolder, childFlows } = flow
  const parameters = Object.fromEntries(
    Object.entries(test.parameters).map(([name, value]) => [name, printJson(value)]),
  )
  const makesCalls =
    isReplayed || test.sandbox !== undefined || propertyOf(test.mocks, '$unanswered') === 'call'
  const mocks = isReplayed ? { $unanswered: 'call', ...test.mocks } : test.mocks
  const { name, body, outputs } = test.trigger
  return {
    flow: { flowId: asId.flow(stemOfFlow(flow.path)), displayName: flow.name },
    runId,
    isFreshId: true,
    definition: printJson(flow.running),
    ...(parts.connectionReferences === undefined ? {} : { connectionReferences: parts.connectionReferences }),
    profile: parts.profile,
    limits: parts.limits,
    origin: 'test',
    parameters: { ...parts.parameters, ...parameters },
    mocks: 'script',
    ...(test.sandbox === undefined ? {} : { sandboxes: true }),
    mockScript: printJson(mocks),
    ...(environmentFolder === undefined ? {} : { environmentFolder }),
    ...(name === undefined ? {} : { trigger: name }),
    ...(body === undefined ? {} : { triggerBody: printJson(body) }),
    ...(outputs === undefined ? {} : { triggerOutputs: printJson(outputs) }),
    ...(makesCalls && Object.keys(childFlows).length > 0 ? { childFlows } : {}),
    ...(test.clockMs === undefined ? { time: 'hurried' as const } : { fixedNow: test.clockMs }),
  }
}

/** Whether something ends in time (ms). */
async function within(work: Promise<unknown>, limitMs: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs)
  })
  try {
    return await Promise.race([work.then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}
