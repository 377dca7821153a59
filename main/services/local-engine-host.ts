import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { HttpPort } from '../../shared/connectors/http-exchange.ts'
import type { ScriptPort } from '../../shared/connectors/script-exchange.ts'
import { BugError, FlowError, RequestError } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { type SeenTerm, termId } from '../../shared/flow-tests/index.ts'
import { printJson } from '../../shared/json/index.ts'
import {
  asId,
  type ContentHash,
  countRuns,
  type DebugCommand,
  type DebugState,
  firstDay,
  isFinal,
  type KnownTag,
  type RunId,
  type RunStarted,
  type RunStatistics,
  type RunSummary,
  type SequencedEvent,
  type TagChange,
} from '../../shared/run/index.ts'
import { actionHandler } from '../actions/index.ts'
import { createHttpClient } from '../connectors/http-client.ts'
import type { Sandboxes } from '../connectors/sandboxes/sandboxes.ts'
import { createScriptSandbox, type ScriptSandbox } from '../connectors/script-sandbox.ts'
import { keptEvents } from '../engine/kept-events.ts'
import { readMockScript } from '../engine/mock.ts'
import { resolveParameters } from '../engine/parameters.ts'
import type { Plan, TriggerPlan } from '../engine/plan.ts'
import type {
  ChancePort,
  ChildFlowPort,
  Clock,
  ConnectorPort,
  EnginePorts,
  ResponseSamplePort,
} from '../engine/ports.ts'
import { replayTerms } from '../engine/replay-terms.ts'
import type { RunSetup } from '../engine/run-core.ts'
import { RunDriver } from '../engine/run-driver.ts'
import { LargeContent } from '../storage/large-content.ts'
import { RunJournal } from '../storage/run-journal.ts'
import { triggerHandler } from '../triggers/index.ts'
import { Afterwards } from './afterwards.ts'
import { BriefMap } from './brief-map.ts'
import { ChildRuns } from './child-runs.ts'
import { withConnectionTokens } from './connection-tokens.ts'
import type { ConnectorCalls } from './connector-calls.ts'
import type { ConnectionPort } from './connector-connections.ts'
import { type ConnectorRuntime, openConnectorRuntime } from './connector-runtime.ts'
import { ConnectorSamples } from './connector-samples.ts'
import { adoptContent, readEarlierRun, runNotFound } from './earlier-run.ts'
import type {
  AwaitedNotifier,
  CallbackPlace,
  EngineHost,
  EventQuery,
  HistoryLimits,
  RunEventBatch,
  RunQuery,
  StartRunRequest,
  StatisticsQuery,
  TagListQuery,
} from './engine-host.ts'
import { splitByHand } from './hand-split.ts'
import { inventTrigger } from './invent-trigger.ts'
import { actionCallbackUrl } from './listener/action-callback.ts'
import { memorySandboxes } from './memory-sandboxes.ts'
import { PlanCache } from './plan-cache.ts'
import { chooseTrigger, ordersOf, parseGiven, readReferences, startedEvent } from './run-beginning.ts'
import { makeRunId } from './run-id.ts'
import { RunRetention } from './run-retention.ts'
import { sandboxEvent } from './sandbox-event.ts'
import { searchRuns } from './search-runs.ts'
import { systemClock } from './system-clock.ts'

/** Wraps the ways out of runs. The calls of connectors go through `connectors` alone. */
export interface TrafficTap {
  http(inner: HttpPort): HttpPort
  connectors(inner: ConnectorPort): ConnectorPort
}

/** What a local host is made with. Ports that are left out are the machine's own. */
export interface LocalEngineOptions {
  /** File of the run database, or `:memory:`. */
  readonly databasePath: string
  readonly clock?: Clock
  readonly chance?: ChancePort
  readonly http?: HttpPort
  readonly scripts?: ScriptPort
  readonly connectors?: ConnectorPort
  /** Stands between runs and the outside, whatever ports there are: records what goes by. */
  readonly tap?: TrafficTap
  /** Connections of the environments, for connectors that need one. */
  readonly connections?: ConnectionPort
  /** What connectors over a driver are answered by; those of the app when absent. */
  readonly drivers?: HttpPort
  /** Of runs that are to use sandboxes; such as live in memory when absent. */
  readonly sandboxes?: Sandboxes
  readonly childFlows?: ChildFlowPort
  readonly responseSamples?: ResponseSamplePort
  readonly securedResponse?: EnginePorts['securedResponse']
  readonly termSeen?: EnginePorts['termSeen']
  readonly appSetting?: (name: string) => string | undefined
  /** Commands of a run after which others get a turn; by default by the clock. */
  readonly yieldEvery?: number
  /** How much history is kept; 28 days and 2 GB when absent. */
  readonly historyLimits?: HistoryLimits
  /** Told what a person should know: a damaged history moved aside, writing that stands still. */
  readonly notify?: (message: string) => void
}

/** An engine in this process, which can also be brought to rest. */
export interface LocalEngine extends EngineHost {
  /** Makes calls of connectors ready as runs do. */
  readonly connectorCalls: ConnectorCalls
  /**
   * Starts no further action of any run and lets calls under way come to their end, for at most `limitMs`. Answers
   * whether all did; runs that are not over go on after `resumeAll` of the next process.
   */
  drain(limitMs: number): Promise<boolean>
}

/** Makes an engine host in this process. Throws FileError when the run database cannot be opened. */
export function createLocalEngineHost(options: LocalEngineOptions): LocalEngine {
  return new LocalEngineHost(options)
}

/** How long services are given to take note that nobody listens any more, when the host is closed, in ms. */
const farewellMs = 2_000

const systemChance: ChancePort = { random: Math.random, newGuid: () => randomUUID() }

class LocalEngineHost implements LocalEngine {
  private readonly journal: RunJournal
  private readonly retention: RunRetention
  private readonly ports: Omit<EnginePorts, 'content'>
  private readonly ownHttp: ReturnType<typeof createHttpClient> | undefined
  private readonly ownScripts: ScriptSandbox | undefined
  private readonly plans = new PlanCache({ actions: actionHandler, triggers: triggerHandler })
  private readonly drivers = new BriefMap<RunId, RunDriver>()
  private readonly samples = new ConnectorSamples()
  private readonly runtime: ConnectorRuntime
  private readonly sandboxes: Sandboxes
  private readonly tap: TrafficTap | undefined
  private readonly waiters = new Map<RunId, ((summary: RunSummary) => void)[]>()
  private readonly listeners = new Set<(batch: RunEventBatch) => void>()
  private readonly afterwards: Afterwards
  private readonly largeContent: LargeContent
  private callbackPlace: CallbackPlace | undefined
  private blockedBecause: string | undefined
  private isClosed = false

  constructor(options: LocalEngineOptions) {
    this.journal = new RunJournal(options.databasePath, {
      written: (runId, events) => this.written(runId, events),
      blocked: (reason) => {
        this.blockedBecause = reason
        options.notify?.(`${reason} Runs stand still until it can be written again.`)
      },
      unblocked: () => {
        this.blockedBecause = undefined
        options.notify?.('The run history can be written again; runs go on.')
      },
    })
    this.largeContent = new LargeContent(largeFolderOf(options.databasePath))
    this.retention = new RunRetention(
      this.journal,
      () => Date.now(),
      options.historyLimits,
      () => {
        const isThere = (runId: RunId) => this.isClosed || this.journal.getRun(runId) !== undefined
        this.largeContent
          .sweep(isThere)
          .catch(() => options.notify?.('Large bodies of old runs cannot be deleted.'))
      },
    )
    if (this.journal.notice !== undefined) options.notify?.(this.journal.notice)
    this.ownHttp = options.http === undefined ? createHttpClient() : undefined
    this.ownScripts = options.scripts === undefined ? createScriptSandbox() : undefined
    this.afterwards = new Afterwards((message) => options.notify?.(message))
    const children = new ChildRuns({
      start: (request) => this.start(request),
      whenDone: (runId) => this.whenDone(runId),
      cancel: (runId) => this.cancel(runId),
      events: (query) => this.events(query),
      subscribe: (listener) => this.subscribe(listener),
      startedOf: (runId) => this.drivers.get(runId)?.setup.started,
      load: (hash) => this.journal.load(hash),
    })
    const http = options.http ?? (this.ownHttp as HttpPort)
    this.ports = {
      clock: options.clock ?? systemClock,
      journal: this.journal,
      chance: options.chance ?? systemChance,
      http: options.tap?.http(http) ?? http,
      scripts: options.scripts ?? (this.ownScripts as ScriptPort),
      ...(options.connectors === undefined ? {} : { connectors: options.connectors }),
      childFlows: options.childFlows ?? children,
      callbacks: {
        addressOf: (runId, actionKey) =>
          this.callbackPlace === undefined
            ? undefined
            : actionCallbackUrl(this.callbackPlace, runId, actionKey),
      },
      largeContent: this.largeContent,
      afterwards: (work) => this.afterwards.begin(work),
      ...(options.responseSamples === undefined ? {} : { responseSamples: options.responseSamples }),
      securedResponse: (runId, body) => {
        if (!children.takeSecured(runId, body)) options.securedResponse?.(runId, body)
      },
      ...(options.termSeen === undefined ? {} : { termSeen: options.termSeen }),
      ...(options.yieldEvery === undefined ? {} : { yieldEvery: options.yieldEvery }),
      ...(options.appSetting === undefined ? {} : { appSetting: options.appSetting }),
    }
    this.tap = options.tap
    this.sandboxes = options.sandboxes ?? memorySandboxes(this.ports.clock, http)
    this.runtime = openConnectorRuntime({
      connections: options.connections,
      drivers: options.drivers,
      http,
      clock: this.ports.clock,
      sandboxes: this.sandboxes,
    })
  }

  get connectorCalls(): ConnectorCalls {
    return this.runtime.calls
  }

  async start(request: StartRunRequest): Promise<RunSummary> {
    this.mustBeOpen()
    const known =
      request.runId === undefined || request.isFreshId === true
        ? undefined
        : this.journal.getRun(request.runId)
    if (known !== undefined) return this.withBlock(known)
    const plan = this.plans.get(request.definition, request.profile, request.limits)
    const earlier = readEarlierRun(this.journal, request)
    const trigger = chooseTrigger(plan, request.trigger ?? earlier?.started.trigger.name)
    const given = request.parameters ?? earlier?.started.parameters
    const parameters = resolveParameters(plan, given ?? {}, request.mocks)
    const nowMs = request.fixedNow ?? this.ports.clock.nowMs()
    const references = readReferences(request.connectionReferences)
    const givenOutputs = request.triggerOutputs ?? earlier?.triggerOutputs
    const givenValue = parseGiven(givenOutputs, "trigger's outputs")
    const sandboxed = request.sandboxes === true && givenValue === undefined
    const fired = trigger.prepared.fire({
      body: parseGiven(request.triggerBody, 'trigger body'),
      outputs: sandboxed ? await this.eventOf(request, trigger, parameters, references, nowMs) : givenValue,
      nowMs,
      invent: this.inventorOf(request, plan, trigger, references),
    })
    const outputs = withConnectionTokens(
      fired instanceof Promise ? await fired : fired,
      request.definition,
      references,
    )
    const mockScript = request.mockScript === undefined ? undefined : readMockScript(request.mockScript)
    const runId = request.runId ?? makeRunId(this.ports.clock.nowMs(), randomUUID())
    const { journal } = this
    const started = startedEvent(journal, request, {
      plan,
      trigger,
      runId,
      nowMs,
      parameters: given,
      outputs,
      outputsText: outputs === givenValue ? givenOutputs : undefined,
    })
    const kept =
      request.from === undefined || earlier === undefined
        ? []
        : keptEvents(plan, earlier.events, request.from, nowMs)
    const orders = ordersOf(plan, request.debug)
    const driver = new RunDriver(
      {
        plan,
        started,
        triggerOutputs: outputs,
        parameters,
        connectionReferences: references,
        mockScript,
        hasCaller: trigger.prepared.hasCaller,
      },
      this.portsOf(runId, started),
    )
    this.drivers.set(runId, driver)
    for (const event of kept) adoptContent(journal, runId, event)
    driver.start(kept, orders)
    return new Promise((resolve) => {
      this.journal.afterCommit(() => resolve(this.summaryOf(runId)))
    })
  }

  async startEach(request: StartRunRequest): Promise<readonly RunSummary[]> {
    const each = await this.splitRequest(request)
    if (each === undefined) return [await this.start(request)]
    const { debug, runId, triggerBody: _split, ...shared } = request
    const started: RunSummary[] = []
    for (const triggerOutputs of each) {
      const first = {
        ...(debug === undefined ? {} : { debug }),
        ...(runId === undefined ? {} : { runId }),
      }
      started.push(await this.start({ ...shared, triggerOutputs, ...(started.length === 0 ? first : {}) }))
    }
    return started
  }

  async whenDone(runId: RunId): Promise<RunSummary> {
    const summary = this.summaryOf(runId)
    if (isFinal(summary.status) && !this.drivers.has(runId)) return summary
    return new Promise((resolve) => {
      const waiting = this.waiters.get(runId) ?? []
      waiting.push(resolve)
      this.waiters.set(runId, waiting)
    })
  }

  async cancel(runId: RunId): Promise<void> {
    const driver = this.drivers.get(runId)
    if (driver !== undefined) driver.cancel()
    else if (isFinal(this.summaryOf(runId).status)) return
    else this.endStored(runId)
    await new Promise<void>((resolve) => this.journal.afterCommit(resolve))
  }

  async skipWait(runId: RunId, actionKey: string): Promise<void> {
    const driver = this.drivers.get(runId)
    if (driver === undefined) {
      this.summaryOf(runId)
      throw new RequestError('run.not-waiting', 'This run is over, or not under way in this process.')
    }
    driver.skipWait(actionKey)
  }

  async debug(runId: RunId, command: DebugCommand): Promise<DebugState> {
    const state = this.driverOf(runId).obeyDebugger(command)
    await new Promise<void>((resolve) => this.journal.afterCommit(resolve))
    return state
  }

  async evaluate(runId: RunId, expression: string): Promise<string> {
    return this.driverOf(runId).evaluateText(expression)
  }

  async listenAt(place: CallbackPlace): Promise<void> {
    this.callbackPlace = place
  }

  async notifierOf(runId: RunId, actionKey: string): Promise<AwaitedNotifier | undefined> {
    const driver = this.drivers.get(runId)
    const inputs = driver?.notifierOf(actionKey)
    if (driver === undefined || inputs === undefined) return undefined
    const { connectionReferences, started } = driver.setup
    const { environmentFolder, flow, sandboxes } = started
    return {
      inputs: printJson(inputs),
      connectionReferences: printJson(connectionReferences),
      flow,
      ...(environmentFolder === undefined ? {} : { environmentFolder }),
      ...(sandboxes === undefined ? {} : { sandboxes }),
    }
  }

  async callBack(runId: RunId, actionKey: string, outputs: string): Promise<boolean> {
    const value = parseGiven(outputs, 'outputs of the called action') ?? null
    const isAwaited = this.drivers.get(runId)?.callBack(actionKey, value) ?? false
    if (isAwaited) await new Promise<void>((resolve) => this.journal.afterCommit(resolve))
    return isAwaited
  }

  async listRuns(query: RunQuery): Promise<readonly RunSummary[]> {
    const { text, ...rest } = query
    const runs =
      text === undefined
        ? this.journal.listRuns(rest)
        : await searchRuns(this.journal, text, rest, () => this.isClosed)
    return runs.map((summary) => this.withBlock(summary))
  }

  async getRun(runId: RunId): Promise<RunSummary | undefined> {
    const summary = this.journal.getRun(runId)
    return summary === undefined ? undefined : this.withBlock(summary)
  }

  async tags(query: TagListQuery): Promise<readonly KnownTag[]> {
    return this.journal.knownTags(query)
  }

  async tagRun(runId: RunId, change: TagChange): Promise<RunSummary> {
    this.journal.changeTags(runId, change)
    return this.summaryOf(runId)
  }

  async statistics({ environmentId, flowIds, ...range }: StatisticsQuery): Promise<RunStatistics> {
    const outcomes = this.journal.outcomes({
      since: firstDay(range.nowMs, range.days, range.offsetMinutes),
      ...(environmentId === undefined ? {} : { environmentId }),
      ...(flowIds === undefined ? {} : { flowIds }),
    })
    return countRuns(outcomes, range)
  }

  async events(query: EventQuery): Promise<readonly SequencedEvent[]> {
    this.summaryOf(query.runId)
    return this.journal.events(query.runId, query.after, query.limit)
  }

  async terms(runId: RunId): Promise<readonly SeenTerm[]> {
    this.summaryOf(runId)
    const events = this.journal.events(runId)
    const started = events[0]?.event
    const seen = new Map<string, SeenTerm>()
    if (started?.type !== 'run-started') return []
    replayTerms(
      this.setupOf(started),
      (hash) => this.journal.load(hash),
      events,
      (term, outcome) => seen.set(termId(term, outcome), { term, outcome }),
    )
    return [...seen.values()]
  }

  async content(hash: ContentHash): Promise<string> {
    return this.journal.load(hash)
  }

  async deleteRuns(runIds: readonly RunId[]): Promise<number> {
    const count = this.journal.deleteRuns(runIds)
    this.retention.soon()
    return count
  }

  async setHistoryLimits(limits: HistoryLimits): Promise<void> {
    this.retention.setLimits(limits)
  }

  async resumeAll(): Promise<number> {
    this.mustBeOpen()
    let count = 0
    for (const runId of this.journal.unfinished()) {
      if (this.drivers.has(runId)) continue
      if (this.resume(runId)) count += 1
    }
    return count
  }

  subscribe(listener: (batch: RunEventBatch) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  async close(): Promise<void> {
    if (this.isClosed) return
    this.isClosed = true
    this.retention.stop()
    for (const driver of this.drivers.values()) driver.stop()
    this.drivers.clear()
    await this.afterwards.end(farewellMs)
    this.journal.close()
    await this.ownHttp?.close()
    await this.ownScripts?.close()
    await this.largeContent.close()
  }

  async drain(limitMs: number): Promise<boolean> {
    for (const driver of this.drivers.values()) driver.drain()
    const isCalling = () => this.drivers.values().some((driver) => driver.isCalling)
    if (!isCalling()) return true
    const { clock } = this.ports
    return new Promise((resolve) => {
      const end = (isDone: boolean) => {
        stopTimer()
        unsubscribe()
        resolve(isDone)
      }
      const stopTimer = clock.at(clock.nowMs() + limitMs, () => end(false))
      const unsubscribe = this.subscribe(() => {
        if (!isCalling()) end(true)
      })
    })
  }

  private driverOf(runId: RunId): RunDriver {
    const driver = this.drivers.get(runId)
    if (driver !== undefined) return driver
    this.summaryOf(runId)
    throw new RequestError('run.not-driven', 'This run is over, or not under way in this process.')
  }

  private resume(runId: RunId): boolean {
    const events = this.journal.events(runId)
    const started = events[0]?.event
    if (started?.type !== 'run-started') return false
    const { journal } = this
    try {
      const driver = new RunDriver(this.setupOf(started), this.portsOf(runId, started))
      this.drivers.set(runId, driver)
      driver.resume(events)
      return true
    } catch (thrown) {
      if (!(thrown instanceof FlowError)) throw thrown
      const reason = `The run cannot go on: ${thrown.message}`
      const seq = (events.at(-1)?.seq ?? 0) + 1
      journal.append(runId, { seq, event: { type: 'run-suspended', at: this.ports.clock.nowMs(), reason } })
      return false
    }
  }

  /** What a recorded run is driven with. Throws FlowError where it cannot be read any more. */
  private setupOf(started: RunStarted): RunSetup {
    const { journal } = this
    const load = (hash: ContentHash | undefined) => (hash === undefined ? undefined : journal.load(hash))
    const plan = this.plans.get(
      journal.load(started.definition),
      started.profile ?? 'power-automate',
      started.limits,
    )
    const mockScript = load(started.mockScript)
    return {
      plan,
      started,
      parameters: resolveParameters(plan, started.parameters ?? {}, started.mocks),
      connectionReferences: readReferences(load(started.connectionReferences)),
      mockScript: mockScript === undefined ? undefined : readMockScript(mockScript),
      hasCaller: chooseTrigger(plan, started.trigger.name).prepared.hasCaller,
    }
  }

  /** Ends a run that nobody drives: it is taken up only to be wound up, and where it cannot be, it is just over. */
  private endStored(runId: RunId): void {
    const { journal } = this
    const nextSeq = () => (journal.events(runId).at(-1)?.seq ?? 0) + 1
    const at = this.ports.clock.nowMs()
    journal.append(runId, { seq: nextSeq(), event: { type: 'cancel-requested', at } })
    if (this.resume(runId)) return
    const error = { code: 'RunCancelled', message: 'The run was cancelled.' }
    const event = { type: 'run-completed', at, status: 'Cancelled', code: error.code, error } as const
    journal.append(runId, { seq: nextSeq(), event })
  }

  /** What makes up outputs of a trigger, in a run with mocks. */
  private inventorOf(
    { environmentFolder, mocks }: StartRunRequest,
    plan: Plan,
    trigger: TriggerPlan,
    references: WdlObject,
  ): (() => WdlValue) | undefined {
    if (mocks === 'none') return undefined
    return () => inventTrigger(plan, trigger, this.samplesOf(environmentFolder), references)
  }

  /** The trigger's outputs of each run that a body starts; undefined where it starts one as it is. */
  private async splitRequest(request: StartRunRequest): Promise<readonly string[] | undefined> {
    const body = parseGiven(request.triggerBody, 'trigger body')
    if (body === undefined || request.triggerOutputs !== undefined) return undefined
    const plan = this.plans.get(request.definition, request.profile, request.limits)
    const trigger = chooseTrigger(plan, request.trigger)
    const nowMs = request.fixedNow ?? this.ports.clock.nowMs()
    const given = resolveParameters(plan, request.parameters ?? {}, request.mocks)
    const invent = this.inventorOf(request, plan, trigger, readReferences(request.connectionReferences))
    const outputs = await trigger.prepared.fire({ body, outputs: undefined, nowMs, invent })
    return splitByHand({ request, trigger, parameters: Object.fromEntries(given), outputs, nowMs })
  }

  /** What the trigger finds in its sandbox, in a run that is to use sandboxes and is told nothing else. */
  private async eventOf(
    request: StartRunRequest,
    trigger: TriggerPlan,
    parameters: ReadonlyMap<string, WdlValue>,
    connectionReferences: WdlObject,
    nowMs: number,
  ): Promise<WdlObject | undefined> {
    const { environmentFolder, flow, triggerBody } = request
    if (triggerBody !== undefined) return undefined
    const caller = { environmentId: flow.environmentId, environmentFolder, sandboxes: this.sandboxes }
    return sandboxEvent(this.runtime, {
      flow: { flowId: flow.flowId, parameters: Object.fromEntries(parameters) },
      trigger,
      connectionReferences,
      caller,
      nowMs,
    })
  }

  private samplesOf(environmentFolder: string | undefined): ResponseSamplePort | undefined {
    return this.ports.responseSamples ?? this.samples.of(environmentFolder)
  }

  private portsOf(runId: RunId, started: RunStarted): EnginePorts {
    const { journal, ports } = this
    const samples = this.samplesOf(started.environmentFolder)
    const connectors = ports.connectors ?? this.runtime.ofRun(started)
    return {
      ...ports,
      connectors: this.tap?.connectors(connectors) ?? connectors,
      ...(samples === undefined ? {} : { responseSamples: samples }),
      content: { keep: (json) => journal.keep(runId, json), load: (hash) => journal.load(hash) },
    }
  }

  private written(runId: RunId, events: readonly SequencedEvent[]): void {
    const batch = { runId, events }
    for (const listener of this.listeners) listener(batch)
    if (events.at(-1)?.event.type !== 'run-completed') return
    this.drivers.delete(runId)
    const waiting = this.waiters.get(runId)
    if (waiting === undefined) return
    this.waiters.delete(runId)
    const summary = this.summaryOf(runId)
    for (const resolve of waiting) resolve(summary)
  }

  private summaryOf(runId: RunId): RunSummary {
    const summary = this.journal.getRun(runId)
    if (summary === undefined) throw runNotFound()
    return this.withBlock(summary)
  }

  /** While nothing can be written, running runs say why they stand still. */
  private withBlock(summary: RunSummary): RunSummary {
    if (this.blockedBecause === undefined || isFinal(summary.status)) return summary
    return { ...summary, status: 'Suspended', suspendedBecause: this.blockedBecause }
  }

  private mustBeOpen(): void {
    if (this.isClosed) throw new BugError('bug', 'The engine host is closed.')
  }
}

/** Large bodies lie beside the database; in a temporary folder where that is in memory. */
function largeFolderOf(databasePath: string): string | undefined {
  return databasePath === ':memory:' ? undefined : join(dirname(databasePath), 'large-content')
}

/** For callers that name a run by its text. */
export const asRunId = asId.run
