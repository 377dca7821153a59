import type {
  ContentHash,
  DebugCommand,
  DebugState,
  EnvironmentId,
  FlowId,
  KnownTag,
  Repetition,
  RunId,
  RunStatistics,
  RunSummary,
  SequencedEvent,
  StartedRun,
  TagChange,
} from '../../shared/run/index.ts'
import { replaceFile } from '../storage/replace-file.ts'
import type { EngineHost, RunEventBatch } from './engine-host.ts'
import { exportRun } from './export-run.ts'
import type { FlowRenames } from './flow-renames.ts'
import { FlowRunHistory, type RunFilter } from './flow-run-history.ts'
import { RunStarts, type RunStartsOptions, type StartFlowRun } from './run-starts.ts'

export interface RunServiceOptions extends RunStartsOptions {
  readonly renames: FlowRenames
}

/** Runs of flows: starting them (`RunStarts`), finding them (`FlowRunHistory`), steering them, and what they left. */
export class RunService {
  readonly #engine: EngineHost
  readonly #history: FlowRunHistory
  readonly #starts: RunStarts

  constructor(options: RunServiceOptions) {
    this.#engine = options.engine
    this.#history = new FlowRunHistory(options.engine, options.renames)
    this.#starts = new RunStarts(options, this.#history)
  }

  /**
   * Checks the text and starts it as a run of that flow; answers once the start is journaled. A body for a trigger with
   * `splitOn` starts a run for each item: the first is answered, with the others beside it.
   * @throws DefinitionError with every located problem when the text does not compile; RequestError
   *   `request.invalid-body` when the body is no JSON
   */
  start(request: StartFlowRun): Promise<StartedRun> {
    return this.#starts.start(request)
  }

  /**
   * Starts a run anew with what its trigger gave then. As on the platform the flow runs as it is now; where its file
   * is gone, as it was then.
   * @throws as `start`; RequestError `run.not-found`, `run.trigger-secured`
   */
  resubmit(runId: RunId): Promise<RunSummary> {
    return this.#starts.resubmit(runId)
  }

  /**
   * Runs the flow as it is now from an action on, with the trigger's outputs and the results before that action of an
   * earlier run.
   * @throws as `start`; RequestError `run.not-found`, `run.cannot-start-there` with the plain reason
   */
  startFrom(runId: RunId, action: string, repetition?: Repetition): Promise<RunSummary> {
    return this.#starts.startFrom(runId, action, repetition)
  }

  /** Newest first; runs of renamed flows stand under the flow's id of today. */
  list(filter: RunFilter): Promise<readonly RunSummary[]> {
    return this.#history.list(filter)
  }

  /** How the runs of a flow (under all its former ids), or of all flows of an environment, went day by day. */
  statistics(query: {
    readonly environmentId: EnvironmentId
    readonly flowId?: FlowId | undefined
    readonly days: number
    readonly offsetMinutes: number
  }): Promise<RunStatistics> {
    return this.#history.statistics(query)
  }

  /** Tags that runs have, those of a flow under all its former ids. */
  tags(query: {
    readonly environmentId?: EnvironmentId | undefined
    readonly flowId?: FlowId | undefined
    readonly text?: string | undefined
    readonly limit: number
  }): Promise<readonly KnownTag[]> {
    return this.#history.tags(query)
  }

  /** Gives a run tags or takes such away. Rejects with `run.not-found`, FileError. */
  tag(runId: RunId, change: TagChange): Promise<RunSummary> {
    return this.#history.tag(runId, change)
  }

  /** The newest run of each flow of an environment, by today's flow id. */
  lastRuns(environmentId: EnvironmentId): Promise<ReadonlyMap<FlowId, RunSummary>> {
    return this.#history.lastRuns(environmentId)
  }

  /** @throws RequestError `run.not-found` */
  get(runId: RunId): Promise<RunSummary> {
    return this.#history.get(runId)
  }

  /**
   * JSON text of the definition as it was when the run started.
   * @throws RequestError `run.not-found`
   */
  definition(runId: RunId): Promise<string> {
    return this.#history.definition(runId)
  }

  /** Tells a run under way what whoever debugs it wants; answers where it stands. Rejects as `EngineHost.debug`. */
  debug(runId: RunId, command: DebugCommand): Promise<DebugState> {
    return this.#engine.debug(runId, command)
  }

  /** JSON text of an expression's value where a run is paused. Rejects as `EngineHost.evaluate`. */
  evaluate(runId: RunId, expression: string): Promise<string> {
    return this.#engine.evaluate(runId, expression)
  }

  /** Journaled events after `after`, oldest first. */
  events(runId: RunId, after?: number, limit?: number): Promise<readonly SequencedEvent[]> {
    return this.#engine.events({
      runId,
      ...(after === undefined ? {} : { after }),
      ...(limit === undefined ? {} : { limit }),
    })
  }

  /** JSON text of a stored payload. */
  content(hash: ContentHash): Promise<string> {
    return this.#engine.content(hash)
  }

  /** Writes a run as JSON that stands alone into a file, in whole or not at all. Rejects with `run.not-found`, FileError. */
  async exportTo(runId: RunId, path: string): Promise<void> {
    const bytes = new TextEncoder().encode(await exportRun(this.#engine, runId))
    await replaceFile(path, bytes, { mustNotExist: false, beforeRename: async () => {} })
  }

  /** Writes bytes of a payload, given as base64, into a file, in whole or not at all. Rejects with FileError. */
  async saveBytes(path: string, base64: string): Promise<void> {
    await replaceFile(path, Buffer.from(base64, 'base64'), {
      mustNotExist: false,
      beforeRename: async () => {},
    })
  }

  /** Told of every batch of events after it is journaled. Returns the undoing. */
  subscribe(listener: (batch: RunEventBatch) => void): () => void {
    return this.#engine.subscribe(listener)
  }

  cancel(runId: RunId): Promise<void> {
    return this.#engine.cancel(runId)
  }

  skipWait(runId: RunId, actionKey: string): Promise<void> {
    return this.#engine.skipWait(runId, actionKey)
  }

  /** Deletes finished runs; answers how many. */
  delete(runIds: readonly RunId[]): Promise<number> {
    return this.#engine.deleteRuns(runIds)
  }
}
