import { BugError, DefinitionError, type JsonPath, RequestError } from '../../shared/errors/index.ts'
import type {
  Breakpoint,
  Content,
  ContentHash,
  DebugCommand,
  DebugState,
  EnvironmentId,
  FlowId,
  KnownTag,
  MockMode,
  Repetition,
  RunId,
  RunStarted,
  RunStatistics,
  RunSummary,
  SequencedEvent,
  StartedRun,
  Status,
  TagChange,
  TagQuery,
} from '../../shared/run/index.ts'
import type { Problem } from '../../shared/wdl/index.ts'
import { replaceFile } from '../storage/replace-file.ts'
import type { EngineHost, RunEventBatch, RunQuery, StartRunRequest } from './engine-host.ts'
import { exportRun } from './export-run.ts'
import type { FlowFiles, RunnableFlow } from './flow-files.ts'
import type { FlowRenames } from './flow-renames.ts'

export interface RunServiceOptions {
  readonly engine: EngineHost
  readonly files: Pick<FlowFiles, 'prepare'>
  readonly renames: FlowRenames
  /** Text of a flow's file as it is now; undefined when there is none any more. */
  readonly currentText: (environmentId: EnvironmentId, flowId: FlowId) => Promise<string | undefined>
  /** Folder of an environment, whose connectors say what mocks answer; undefined when it is not open. */
  readonly environmentFolder?: (environmentId: EnvironmentId) => Promise<string | undefined>
  /** Path of a flow's file, where it is or would be: what lies around it goes into its runs. */
  readonly pathOf?: (environmentId: EnvironmentId, flowId: FlowId) => Promise<string | undefined>
}

/** A run to start from a flow's text, saved or not. */
export interface StartFlowRun {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
  readonly text: string
  /** Name of the trigger to fire; the first one when absent. */
  readonly trigger?: string | undefined
  /** JSON text of the trigger's body. */
  readonly body?: string | undefined
  readonly mocks: MockMode
  /** Connectors that have a sandbox are answered there, offline; `mocks` answer the others. */
  readonly sandboxes?: boolean | undefined
  /** JSON text of the mock script, for `mocks: 'script'`. */
  readonly mockScript?: string | undefined
  /** Debugs the run from its start. */
  readonly debug?: DebugStart | undefined
  /** Which definition of a text with several, by its path; the first one when absent. */
  readonly definitionPath?: JsonPath | undefined
}

/** How a run is debugged from its start. */
export interface DebugStart {
  readonly breakpoints?: readonly DebugBreakpoint[] | undefined
  readonly pauseAtStart?: boolean | undefined
}

/** A breakpoint as it comes over the contract. */
interface DebugBreakpoint {
  readonly action: string
  readonly condition?: string | undefined
  readonly hitCount?: number | undefined
  readonly iteration?: number | undefined
  readonly statuses?: Breakpoint['statuses']
}

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

/** Runs of flows: starting them from a text, and looking at what the engine has journaled. */
export class RunService {
  readonly #engine: EngineHost
  readonly #files: Pick<FlowFiles, 'prepare'>
  readonly #renames: FlowRenames
  readonly #currentText: RunServiceOptions['currentText']
  readonly #environmentFolder: RunServiceOptions['environmentFolder']
  readonly #pathOf: RunServiceOptions['pathOf']

  constructor(options: RunServiceOptions) {
    this.#currentText = options.currentText
    this.#pathOf = options.pathOf
    this.#environmentFolder = options.environmentFolder
    this.#engine = options.engine
    this.#files = options.files
    this.#renames = options.renames
  }

  /**
   * Checks the text and starts it as a run of that flow; answers once the start is journaled. A body for a trigger with
   * `splitOn` starts a run for each item: the first is answered, with the others beside it.
   * @throws DefinitionError with every located problem when the text does not compile; RequestError
   *   `request.invalid-body` when the body is no JSON
   */
  async start(request: StartFlowRun): Promise<StartedRun> {
    requireJson(request.body)
    const { definitionPath } = request
    const { mocks } = request
    const sandboxes = request.sandboxes === true
    const flow = await this.#prepare(request.text, request, { mocks, sandboxes }, definitionPath)
    const [first, ...others] = await this.#engine.startEach({
      ...partsOf(flow),
      flow: {
        environmentId: request.environmentId,
        flowId: request.flowId,
        displayName: flow.displayName ?? request.flowId,
        ...(definitionPath === undefined ? {} : { definitionPath }),
      },
      origin: 'manual',
      mocks,
      ...(sandboxes ? { sandboxes } : {}),
      ...(await this.#environmentOf(request.environmentId)),
      ...(request.trigger === undefined ? {} : { trigger: request.trigger }),
      ...(request.body === undefined ? {} : { triggerBody: request.body }),
      ...(request.mockScript === undefined ? {} : { mockScript: request.mockScript }),
      ...(request.debug === undefined ? {} : { debug: debugOf(request.debug) }),
    })
    if (first === undefined) throw new BugError('bug', 'Starting a flow started no run.')
    return others.length === 0 ? first : { ...first, others }
  }

  /**
   * Starts a run anew with what its trigger gave then. As on the platform the flow runs as it is now; where its file
   * is gone, as it was then.
   * @throws as `start`; RequestError `run.not-found`, `run.trigger-secured`
   */
  async resubmit(runId: RunId): Promise<RunSummary> {
    const started = await this.#started(runId)
    const outputs = await this.#jsonOf(started.trigger.outputs)
    return this.#engine.start({
      ...(await this.#again(runId, started)),
      ...(outputs === undefined ? {} : { triggerOutputs: outputs }),
    })
  }

  /**
   * Runs the flow as it is now from an action on, with the trigger's outputs and the results before that action of an
   * earlier run.
   * @throws as `start`; RequestError `run.not-found`, `run.cannot-start-there` with the plain reason
   */
  async startFrom(runId: RunId, action: string, repetition?: Repetition): Promise<RunSummary> {
    const started = await this.#started(runId)
    return this.#engine.start({
      ...(await this.#again(runId, started)),
      from: { runId, action, ...(repetition === undefined || repetition.length === 0 ? {} : { repetition }) },
    })
  }

  /** A start of the flow of an earlier run, as the flow is now; where its file is gone, as it was then. */
  async #again(runId: RunId, started: RunStarted): Promise<StartRunRequest> {
    const run = await this.get(runId)
    const text =
      run.environmentId === undefined ? undefined : await this.#currentText(run.environmentId, run.flowId)
    const flow =
      text === undefined
        ? requireRunnable(await this.#files.prepare(await this.#engine.content(started.definition)))
        : await this.#prepare(text, run, started, started.flow.definitionPath)
    const parts = partsOf(flow)
    const { mockScript } = started
    return {
      ...parts,
      flow: { ...started.flow, flowId: run.flowId, displayName: flow.displayName ?? run.flowName },
      origin: 'resubmit',
      mocks: started.mocks,
      ...(started.sandboxes === true ? { sandboxes: true } : {}),
      ...(mockScript === undefined ? {} : { mockScript: await this.#engine.content(mockScript) }),
      ...(await this.#environmentOf(run.environmentId)),
      trigger: started.trigger.name,
      // Values from around the file are those of today, as the flow is.
      parameters: { ...started.parameters, ...parts.parameters },
    }
  }

  async #environmentOf(environmentId: EnvironmentId | undefined) {
    const folder = environmentId === undefined ? undefined : await this.#environmentFolder?.(environmentId)
    return folder === undefined ? {} : { environmentFolder: folder }
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
    if (flowId === undefined) return (await this.#engine.listRuns(query)).map((run) => this.#today(run))
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
    return this.#today(await this.#engine.tagRun(runId, change))
  }

  /** Tells a run under way what whoever debugs it wants; answers where it stands. Rejects as `EngineHost.debug`. */
  debug(runId: RunId, command: DebugCommand): Promise<DebugState> {
    return this.#engine.debug(runId, command)
  }

  /** JSON text of an expression's value where a run is paused. Rejects as `EngineHost.evaluate`. */
  evaluate(runId: RunId, expression: string): Promise<string> {
    return this.#engine.evaluate(runId, expression)
  }

  /** The newest run of each flow of an environment, by today's flow id. */
  async lastRuns(environmentId: EnvironmentId): Promise<ReadonlyMap<FlowId, RunSummary>> {
    const newest = new Map<FlowId, RunSummary>()
    for (const run of await this.list({ environmentId, limit: lastRunsLimit })) {
      if (!newest.has(run.flowId)) newest.set(run.flowId, run)
    }
    return newest
  }

  /** @throws RequestError `run.not-found` */
  async get(runId: RunId): Promise<RunSummary> {
    const run = await this.#engine.getRun(runId)
    if (run !== undefined) return this.#today(run)
    throw new RequestError('run.not-found', 'This run is not in the history any more.')
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

  /**
   * JSON text of the definition as it was when the run started.
   * @throws RequestError `run.not-found`
   */
  async definition(runId: RunId): Promise<string> {
    return this.#engine.content((await this.#started(runId)).definition)
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

  /** A flow's text with what lies around its file; flows it calls are needed only where calls are not mocked. */
  async #prepare(
    text: string,
    { environmentId, flowId }: { readonly environmentId?: EnvironmentId; readonly flowId: FlowId },
    { mocks, sandboxes = false }: { readonly mocks: MockMode; readonly sandboxes?: boolean },
    definitionPath: JsonPath | undefined,
  ): Promise<RunnableFlow & { readonly definition: string }> {
    const path = environmentId === undefined ? undefined : await this.#pathOf?.(environmentId, flowId)
    return requireRunnable(
      await this.#files.prepare(text, {
        ...(path === undefined ? {} : { path, wantsChildFlows: mocks === 'none' || sandboxes }),
        ...(definitionPath === undefined ? {} : { definitionPath }),
      }),
    )
  }

  #today(run: RunSummary): RunSummary {
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
        const today = this.#today(run)
        if (today.flowId === wanted) found.push(today)
      }
      const last = page.at(-1)
      if (last === undefined || page.length < pageLimit) break
      before = last.startTime
    }
    return found.slice(0, query.limit)
  }

  async #jsonOf(content: Content | undefined): Promise<string | undefined> {
    if (content === undefined) return undefined
    if (content.kind === 'inline') return content.json
    if (content.kind === 'stored') return this.#engine.content(content.hash)
    throw new RequestError(
      'run.trigger-secured',
      'The run cannot be started anew: its trigger’s outputs are secured.',
      {
        hint: 'Secure outputs are never stored. Run the flow and give the body by hand.',
      },
    )
  }

  async #started(runId: RunId): Promise<RunStarted> {
    const [first] = await this.#engine.events({ runId, limit: 1 })
    if (first?.event.type === 'run-started') return first.event
    throw new RequestError('run.not-found', 'This run is not in the history any more.')
  }
}

function debugOf({ breakpoints, pauseAtStart }: DebugStart): NonNullable<StartRunRequest['debug']> {
  return {
    ...(breakpoints === undefined ? {} : { breakpoints: breakpoints.map(toBreakpoint) }),
    ...(pauseAtStart === undefined ? {} : { pauseAtStart }),
  }
}

/** A breakpoint without what is not said of it. */
export function toBreakpoint({ action, ...said }: DebugBreakpoint): Breakpoint {
  const known = Object.entries(said).filter(([, value]) => value !== undefined)
  return { action, ...(Object.fromEntries(known) as Omit<Breakpoint, 'action'>) }
}

/** What of a flow's text goes into a start. */
function partsOf(flow: RunnableFlow & { readonly definition: string }): Pick<
  StartRunRequest,
  'definition' | 'profile' | 'limits' | 'childFlows'
> & {
  readonly parameters: Readonly<Record<string, string>>
  readonly connectionReferences?: string
} {
  const { childFlows, definition, connectionReferences, limits, parameters, profile } = flow
  return {
    definition,
    profile,
    limits,
    parameters,
    ...(connectionReferences === undefined ? {} : { connectionReferences }),
    ...(childFlows === undefined ? {} : { childFlows }),
  }
}

function requireJson(body: string | undefined): void {
  if (body === undefined) return
  try {
    JSON.parse(body)
  } catch (cause) {
    throw new RequestError('request.invalid-body', 'The body for the trigger is not valid JSON.', {
      hint: cause instanceof Error ? cause.message : undefined,
      cause,
    })
  }
}

function requireRunnable(flow: RunnableFlow): RunnableFlow & { readonly definition: string } {
  const errors = flow.problems.filter(({ severity }) => severity === 'error')
  const { definition } = flow
  const [first] = errors
  if (definition !== undefined && first === undefined) return { ...flow, definition }
  throw new DefinitionError(first?.code ?? 'definition.not-a-flow', explain(errors), {
    ...(first === undefined
      ? {}
      : { at: { path: first.path, ...(first.action ? { action: first.action } : {}) } }),
    hint: first?.hint,
    problems: errors,
  })
}

function explain(errors: readonly Problem[]): string {
  const [first] = errors
  if (first === undefined) return 'There is no workflow definition in this text.'
  const others = errors.length - 1
  return `${first.message} (line ${first.line})${others === 0 ? '' : ` And ${others} more ${others === 1 ? 'error' : 'errors'}.`}`
}
