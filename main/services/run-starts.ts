import { BugError, DefinitionError, type JsonPath, RequestError } from '../../shared/errors/index.ts'
import type {
  Breakpoint,
  Content,
  EnvironmentId,
  FlowId,
  MockMode,
  Repetition,
  RunId,
  RunStarted,
  RunSummary,
  StartedRun,
} from '../../shared/run/index.ts'
import type { Problem } from '../../shared/wdl/index.ts'
import type { EngineHost, StartRunRequest } from './engine-host.ts'
import type { FlowFiles, RunnableFlow } from './flow-files.ts'
import type { FlowRunHistory } from './flow-run-history.ts'

export interface RunStartsOptions {
  readonly engine: EngineHost
  readonly files: Pick<FlowFiles, 'prepare'>
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

/** Starts runs: of a flow's text, anew with what an earlier run was started with, or from an action of it on. */
export class RunStarts {
  readonly #options: RunStartsOptions
  readonly #history: FlowRunHistory

  constructor(options: RunStartsOptions, history: FlowRunHistory) {
    this.#options = options
    this.#history = history
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
    const [first, ...others] = await this.#options.engine.startEach({
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
    const started = await this.#history.started(runId)
    const outputs = await this.#jsonOf(started.trigger.outputs)
    return this.#options.engine.start({
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
    const started = await this.#history.started(runId)
    return this.#options.engine.start({
      ...(await this.#again(runId, started)),
      from: { runId, action, ...(repetition === undefined || repetition.length === 0 ? {} : { repetition }) },
    })
  }

  /** A start of the flow of an earlier run, as the flow is now; where its file is gone, as it was then. */
  async #again(runId: RunId, started: RunStarted): Promise<StartRunRequest> {
    const run = await this.#history.get(runId)
    const text =
      run.environmentId === undefined
        ? undefined
        : await this.#options.currentText(run.environmentId, run.flowId)
    const flow =
      text === undefined
        ? requireRunnable(
            await this.#options.files.prepare(await this.#options.engine.content(started.definition)),
          )
        : await this.#prepare(text, run, started, started.flow.definitionPath)
    const parts = partsOf(flow)
    const { mockScript } = started
    return {
      ...parts,
      flow: { ...started.flow, flowId: run.flowId, displayName: flow.displayName ?? run.flowName },
      origin: 'resubmit',
      mocks: started.mocks,
      ...(started.sandboxes === true ? { sandboxes: true } : {}),
      ...(mockScript === undefined ? {} : { mockScript: await this.#options.engine.content(mockScript) }),
      ...(await this.#environmentOf(run.environmentId)),
      trigger: started.trigger.name,
      // Values from around the file are those of today, as the flow is.
      parameters: { ...started.parameters, ...parts.parameters },
    }
  }

  async #environmentOf(environmentId: EnvironmentId | undefined) {
    const folder =
      environmentId === undefined ? undefined : await this.#options.environmentFolder?.(environmentId)
    return folder === undefined ? {} : { environmentFolder: folder }
  }

  /** A flow's text with what lies around its file; flows it calls are needed only where calls are not mocked. */
  async #prepare(
    text: string,
    { environmentId, flowId }: { readonly environmentId?: EnvironmentId; readonly flowId: FlowId },
    { mocks, sandboxes = false }: { readonly mocks: MockMode; readonly sandboxes?: boolean },
    definitionPath: JsonPath | undefined,
  ): Promise<RunnableFlow & { readonly definition: string }> {
    const path = environmentId === undefined ? undefined : await this.#options.pathOf?.(environmentId, flowId)
    return requireRunnable(
      await this.#options.files.prepare(text, {
        ...(path === undefined ? {} : { path, wantsChildFlows: mocks === 'none' || sandboxes }),
        ...(definitionPath === undefined ? {} : { definitionPath }),
      }),
    )
  }

  async #jsonOf(content: Content | undefined): Promise<string | undefined> {
    if (content === undefined) return undefined
    if (content.kind === 'inline') return content.json
    if (content.kind === 'stored') return this.#options.engine.content(content.hash)
    throw new RequestError(
      'run.trigger-secured',
      'The run cannot be started anew: its trigger’s outputs are secured.',
      {
        hint: 'Secure outputs are never stored. Run the flow and give the body by hand.',
      },
    )
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
