import { RequestError } from '../../shared/errors/index.ts'
import type {
  EnvironmentId,
  FlowId,
  KnownTag,
  RunId,
  RunStarted,
  RunStatistics,
  RunSummary,
  Status,
  TagChange,
  TagQuery,
} from '../../shared/run/index.ts'
import type { EngineHost, RunQuery } from './engine-host.ts'
import type { FlowRenames } from './flow-renames.ts'

/** Which runs to list. */
export interface RunFilter {
  readonly environmentId?: EnvironmentId | undefined
  readonly flowId?: FlowId | undefined
  readonly statuses?: readonly Status[] | undefined
  /** Only runs started before this time, ms since 1970. */
  readonly before?: number | undefined
  /** Only runs started at or after this time, ms since 1970. */
  readonly since?: number | undefined
  readonly trigger?: string | undefined
  /** Only runs that have recorded this text. */
  readonly text?: string | undefined
  /** Only runs that have all these tags. */
  readonly tags?: readonly TagQuery[] | undefined
  readonly limit: number
}

/** How many of the newest runs are looked through for the last one of each flow. */
const lastRunsLimit = 500

/** Most runs asked of the engine at once when a flow goes by several ids. */
const pageLimit = 500

/** The runs that the engine has journaled, under the ids that their flows have today. */
export class FlowRunHistory {
  readonly #engine: EngineHost
  readonly #renames: FlowRenames

  constructor(engine: EngineHost, renames: FlowRenames) {
    this.#engine = engine
    this.#renames = renames
  }

  /** Newest first; runs of renamed flows stand under the flow's id of today. */
  async list(filter: RunFilter): Promise<readonly RunSummary[]> {
    const { environmentId, flowId, statuses, before, since, trigger, tags, limit } = filter
    const text = filter.text?.trim() ?? ''
    const query: RunQuery = {
      limit,
      ...(since === undefined ? {} : { since }),
      ...(trigger === undefined ? {} : { trigger }),
      ...(text === '' ? {} : { text }),
      ...(tags === undefined || tags.length === 0 ? {} : { tags }),
      ...(environmentId === undefined ? {} : { environmentId }),
      ...(statuses === undefined ? {} : { statuses }),
      ...(before === undefined ? {} : { before }),
    }
    if (flowId === undefined) return (await this.#engine.listRuns(query)).map((run) => this.today(run))
    if (environmentId === undefined || !this.#renames.hasRenames(environmentId, flowId)) {
      return this.#engine.listRuns({ ...query, flowId })
    }
    const pages = await Promise.all(
      this.#renames
        .formerIds(environmentId, flowId)
        .map((id) => this.#runsUnder(id, { ...query, flowId: id }, flowId)),
    )
    return pages
      .flat()
      .sort((a, b) => b.startTime - a.startTime)
      .slice(0, limit)
  }

  /** The newest run of each flow of an environment, by today's flow id. */
  async lastRuns(environmentId: EnvironmentId): Promise<ReadonlyMap<FlowId, RunSummary>> {
    const newest = new Map<FlowId, RunSummary>()
    for (const run of await this.list({ environmentId, limit: lastRunsLimit })) {
      if (!newest.has(run.flowId)) newest.set(run.flowId, run)
    }
    return newest
  }

  /** How the runs of a flow (under all its former ids), or of all flows of an environment, went day by day. */
  statistics(query: {
    readonly environmentId: EnvironmentId
    readonly flowId?: FlowId | undefined
    readonly days: number
    readonly offsetMinutes: number
  }): Promise<RunStatistics> {
    const { environmentId, flowId, days, offsetMinutes } = query
    return this.#engine.statistics({
      environmentId,
      ...(flowId === undefined ? {} : { flowIds: this.#renames.formerIds(environmentId, flowId) }),
      days,
      offsetMinutes,
      nowMs: Date.now(),
    })
  }

  /** Tags that runs have, those of a flow under all its former ids. */
  tags(query: {
    readonly environmentId?: EnvironmentId | undefined
    readonly flowId?: FlowId | undefined
    readonly text?: string | undefined
    readonly limit: number
  }): Promise<readonly KnownTag[]> {
    const { environmentId, flowId, text, limit } = query
    const flowIds =
      flowId === undefined || environmentId === undefined
        ? undefined
        : this.#renames.formerIds(environmentId, flowId)
    return this.#engine.tags({
      limit,
      ...(environmentId === undefined ? {} : { environmentId }),
      ...(flowIds === undefined ? {} : { flowIds }),
      ...(text === undefined ? {} : { text }),
    })
  }

  /** Gives a run tags or takes such away. Rejects with `run.not-found`, FileError. */
  async tag(runId: RunId, change: TagChange): Promise<RunSummary> {
    return this.today(await this.#engine.tagRun(runId, change))
  }

  /** @throws RequestError `run.not-found` */
  async get(runId: RunId): Promise<RunSummary> {
    const run = await this.#engine.getRun(runId)
    if (run !== undefined) return this.today(run)
    throw new RequestError('run.not-found', 'This run is not in the history any more.')
  }

  /**
   * JSON text of the definition as it was when the run started.
   * @throws RequestError `run.not-found`
   */
  async definition(runId: RunId): Promise<string> {
    return this.#engine.content((await this.started(runId)).definition)
  }

  /** How a run began. Rejects with `run.not-found`. */
  async started(runId: RunId): Promise<RunStarted> {
    const [first] = await this.#engine.events({ runId, limit: 1 })
    if (first?.event.type === 'run-started') return first.event
    throw new RequestError('run.not-found', 'This run is not in the history any more.')
  }

  /** The run under the id that its flow has today. */
  today(run: RunSummary): RunSummary {
    if (run.environmentId === undefined) return run
    const flowId = this.#renames.currentId(run.environmentId, run.flowId, run.startTime)
    return flowId === run.flowId ? run : { ...run, flowId }
  }

  /** Runs journaled under one id that belong to the flow of today's id `wanted`, page by page until there are enough. */
  async #runsUnder(id: FlowId, query: RunQuery, wanted: FlowId): Promise<readonly RunSummary[]> {
    const found: RunSummary[] = []
    let before = query.before
    while (found.length < query.limit) {
      const page = await this.#engine.listRuns({
        ...query,
        flowId: id,
        limit: pageLimit,
        ...(before === undefined ? {} : { before }),
      })
      for (const run of page) {
        const today = this.today(run)
        if (today.flowId === wanted) found.push(today)
      }
      const last = page.at(-1)
      if (last === undefined || page.length < pageLimit) break
      before = last.startTime
    }
    return found.slice(0, query.limit)
  }
}
