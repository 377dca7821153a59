import { BugError, RequestError } from '../../shared/errors/index.ts'
import type { SeenTerm } from '../../shared/flow-tests/index.ts'
import { printJson } from '../../shared/json/index.ts'
import {
  asId,
  type ContentHash,
  type DebugCommand,
  type DebugState,
  type KnownTag,
  type RunId,
  type RunStarted,
  type RunStatistics,
  type RunSummary,
  type SequencedEvent,
  type TagChange,
} from '../../shared/run/index.ts'
import type { EnginePorts } from '../engine/ports.ts'
import { RunJournal } from '../storage/run-journal.ts'
import { ChildRuns } from './child-runs.ts'
import type { ConnectorCalls } from './connector-calls.ts'
import { type ConnectorRuntime, openConnectorRuntime } from './connector-runtime.ts'
import { DrivenRuns } from './driven-runs.ts'
import { EngineHistory } from './engine-history.ts'
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
import { EngineWays } from './engine-ways.ts'
import type { LocalEngineOptions, TrafficTap } from './local-engine-options.ts'
import { memorySandboxes } from './memory-sandboxes.ts'
import { parseGiven } from './run-beginning.ts'
import { RunRetention } from './run-retention.ts'
import { RunSetups } from './run-setups.ts'

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

class LocalEngineHost implements LocalEngine {
  private readonly journal: RunJournal
  private readonly retention: RunRetention
  private readonly ways: EngineWays
  private readonly setups: RunSetups
  private readonly history: EngineHistory
  private readonly runs: DrivenRuns
  private readonly runtime: ConnectorRuntime
  private readonly tap: TrafficTap | undefined
  private callbackPlace: CallbackPlace | undefined
  private isClosed = false

  constructor(options: LocalEngineOptions) {
    this.tap = options.tap
    this.journal = this.openJournal(options)
    this.ways = new EngineWays(options, {
      journal: this.journal,
      children: this.childRuns(),
      callbackPlace: () => this.callbackPlace,
    })
    const { clock } = this.ways.ports
    const { directHttp } = this.ways
    const sandboxes = options.sandboxes ?? memorySandboxes(clock, directHttp)
    this.runtime = openConnectorRuntime({
      connections: options.connections,
      drivers: options.drivers,
      http: directHttp,
      clock,
      sandboxes,
    })
    const { journal, runtime } = this
    const { responseSamples } = options
    this.setups = new RunSetups({ journal, clock, runtime, sandboxes, responseSamples })
    this.history = new EngineHistory(journal, this.setups)
    this.runs = new DrivenRuns({
      journal,
      history: this.history,
      setups: this.setups,
      clock,
      portsOf: (runId, started) => this.portsOf(runId, started),
    })
    this.retention = this.openRetention(options)
    if (journal.notice !== undefined) options.notify?.(journal.notice)
  }

  private openJournal({ databasePath, notify }: LocalEngineOptions): RunJournal {
    return new RunJournal(databasePath, {
      written: (runId, events) => this.runs.written(runId, events),
      blocked: (reason) => {
        this.history.block(reason)
        notify?.(`${reason} Runs stand still until it can be written again.`)
      },
      unblocked: () => {
        this.history.block(undefined)
        notify?.('The run history can be written again; runs go on.')
      },
    })
  }

  private openRetention({ historyLimits, notify }: LocalEngineOptions): RunRetention {
    return new RunRetention(
      this.journal,
      () => Date.now(),
      historyLimits,
      () => {
        const isThere = (runId: RunId) => this.isClosed || this.journal.getRun(runId) !== undefined
        this.ways.largeContent
          .sweep(isThere)
          .catch(() => notify?.('Large bodies of old runs cannot be deleted.'))
      },
    )
  }

  private childRuns(): ChildRuns {
    return new ChildRuns({
      start: (request) => this.start(request),
      whenDone: (runId) => this.whenDone(runId),
      cancel: (runId) => this.cancel(runId),
      events: (query) => this.events(query),
      subscribe: (listener) => this.subscribe(listener),
      startedOf: (runId) => this.runs.find(runId)?.setup.started,
      load: (hash) => this.journal.load(hash),
    })
  }

  get connectorCalls(): ConnectorCalls {
    return this.runtime.calls
  }

  async start(request: StartRunRequest): Promise<RunSummary> {
    this.mustBeOpen()
    const known = this.known(request)
    if (known !== undefined) return known
    const run = await this.setups.ofRequest(request)
    this.mustBeOpen()
    // Somebody else may have started it meanwhile.
    return this.known(request) ?? this.runs.begin(run)
  }

  /** The run that has the id that is asked for. */
  private known({ isFreshId, runId }: StartRunRequest): RunSummary | undefined {
    if (runId === undefined || isFreshId === true) return undefined
    const run = this.journal.getRun(runId)
    return run === undefined ? undefined : this.history.withBlock(run)
  }

  async startEach(request: StartRunRequest): Promise<readonly RunSummary[]> {
    const each = await this.setups.splitRequest(request)
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

  whenDone(runId: RunId): Promise<RunSummary> {
    return this.runs.whenDone(runId)
  }

  cancel(runId: RunId): Promise<void> {
    return this.runs.cancel(runId)
  }

  async skipWait(runId: RunId, actionKey: string): Promise<void> {
    const driver = this.runs.find(runId)
    if (driver === undefined) {
      this.history.summaryOf(runId)
      throw new RequestError('run.not-waiting', 'This run is over, or not under way in this process.')
    }
    driver.skipWait(actionKey)
  }

  async debug(runId: RunId, command: DebugCommand): Promise<DebugState> {
    const state = this.runs.driverOf(runId).obeyDebugger(command)
    await new Promise<void>((resolve) => this.journal.afterCommit(resolve))
    return state
  }

  async evaluate(runId: RunId, expression: string): Promise<string> {
    return this.runs.driverOf(runId).evaluateText(expression)
  }

  async listenAt(place: CallbackPlace): Promise<void> {
    this.callbackPlace = place
  }

  async notifierOf(runId: RunId, actionKey: string): Promise<AwaitedNotifier | undefined> {
    const driver = this.runs.find(runId)
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

  async refuseCall(...[runId, actionKey, problem]: Parameters<EngineHost['refuseCall']>): Promise<void> {
    this.runs.find(runId)?.refuseCall(actionKey, problem)
  }

  async callBack(runId: RunId, actionKey: string, outputs: string): Promise<boolean> {
    const value = parseGiven(outputs, 'outputs of the called action') ?? null
    const isAwaited = this.runs.find(runId)?.callBack(actionKey, value) ?? false
    if (isAwaited) await new Promise<void>((resolve) => this.journal.afterCommit(resolve))
    return isAwaited
  }

  listRuns(query: RunQuery): Promise<readonly RunSummary[]> {
    return this.history.listRuns(query)
  }

  getRun(runId: RunId): Promise<RunSummary | undefined> {
    return this.history.getRun(runId)
  }

  tags(query: TagListQuery): Promise<readonly KnownTag[]> {
    return this.history.tags(query)
  }

  tagRun(runId: RunId, change: TagChange): Promise<RunSummary> {
    return this.history.tagRun(runId, change)
  }

  statistics(query: StatisticsQuery): Promise<RunStatistics> {
    return this.history.statistics(query)
  }

  events(query: EventQuery): Promise<readonly SequencedEvent[]> {
    return this.history.events(query)
  }

  terms(runId: RunId): Promise<readonly SeenTerm[]> {
    return this.history.terms(runId)
  }

  content(hash: ContentHash): Promise<string> {
    return this.history.content(hash)
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
    return this.runs.resumeAll()
  }

  subscribe(listener: (batch: RunEventBatch) => void): () => void {
    return this.runs.subscribe(listener)
  }

  async close(): Promise<void> {
    if (this.isClosed) return
    this.isClosed = true
    this.history.close()
    this.retention.stop()
    this.runs.stop()
    await this.ways.end()
    this.journal.close()
    await this.ways.close()
  }

  drain(limitMs: number): Promise<boolean> {
    return this.runs.drain(limitMs)
  }

  private portsOf(runId: RunId, started: RunStarted): EnginePorts {
    const { journal } = this
    const { ports } = this.ways
    const samples = this.setups.samplesOf(started.environmentFolder)
    const connectors = ports.connectors ?? this.runtime.ofRun(started)
    return {
      ...ports,
      connectors: this.tap?.connectors(connectors) ?? connectors,
      ...(samples === undefined ? {} : { responseSamples: samples }),
      content: { keep: (json) => journal.keep(runId, json), load: (hash) => journal.load(hash) },
    }
  }

  private mustBeOpen(): void {
    if (this.isClosed) throw new BugError('bug', 'The engine host is closed.')
  }
}

/** For callers that name a run by its text. */
export const asRunId = asId.run
