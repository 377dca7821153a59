import { DefinitionError, FlowError, RequestError } from '../../shared/errors/index.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { flowFileNameOf } from '../storage/environment-flow-path.ts'
import { flowFileEntry } from '../storage/environment-folder.ts'
import { watchFolders } from '../storage/environment-watch.ts'
import type { FlowKey, FlowOnRecord } from '../storage/trigger-state.ts'
import type { EngineHost, RunEventBatch } from './engine-host.ts'
import type { EnvironmentService } from './environment-service.ts'
import type { FlowFiles, RunnableFlow } from './flow-files.ts'
import type { FlowRenames } from './flow-renames.ts'
import { problemOf } from './trigger-problem.ts'
import type { FlowOnStatus, TriggerService } from './trigger-service.ts'

export interface FlowSwitchesOptions {
  readonly triggers: TriggerService
  readonly files: Pick<FlowFiles, 'read' | 'prepare'>
  readonly environments: Pick<EnvironmentService, 'locate'>
  /** Tells when triggers started runs. */
  readonly engine: Pick<EngineHost, 'listRuns' | 'subscribe'>
  readonly renames: Pick<FlowRenames, 'currentId'>
  /** Told of flows that are on and could not be taken up as their files are now. */
  readonly notify: (message: string) => void
}

/** A flow that is on, as a person is told of it. */
export interface SwitchedOnFlow extends FlowOnStatus {
  /** When one of its triggers started a run the last time, ms since 1970. */
  readonly lastFiredMs?: number
  /** Why it is not on as its file is now: an earlier version listens, or nothing does. */
  readonly problem?: { readonly code: string; readonly message: string }
}

/** Most news of one environment in a row: one in this many ms, however often its triggers fire. */
const newsMs = 300

/** How many of a flow's latest runs are looked through for the last one that a trigger started. */
const recentRuns = 50

/**
 * The on/off switches of the app's flows. A flow that is on is taken up again when the app starts, follows its file
 * (a save that does not compile leaves the earlier version on) and its renames, and is off when its file is gone.
 */
export class FlowSwitches {
  readonly #options: FlowSwitchesOptions
  /** What each flow that is on looked like when it was read. */
  readonly #fingerprints = new Map<string, string>()
  readonly #watches = new Map<EnvironmentId, () => void>()
  readonly #listeners = new Set<(environmentId: EnvironmentId) => void>()
  /** Why a flow that is on could not be taken up as its file is now. */
  readonly #problems = new Map<string, NonNullable<SwitchedOnFlow['problem']>>()
  /** When a trigger of each flow started a run the last time, ms. */
  readonly #fired = new Map<string, number>()
  /** Environments whose triggers have fired and of which nothing was told yet. */
  readonly #news = new Map<EnvironmentId, NodeJS.Timeout>()
  readonly #unsubscribe: () => void
  #following: Promise<void> = Promise.resolve()

  constructor(options: FlowSwitchesOptions) {
    this.#options = options
    this.#unsubscribe = options.engine.subscribe((batch) => this.#noteRun(batch))
  }

  /** The flows of an environment that are on. */
  list(environmentId: EnvironmentId): readonly SwitchedOnFlow[] {
    return this.listAll().filter((flow) => flow.environmentId === environmentId)
  }

  /** The flows of all environments that are on; those that could not be taken up listen for nothing and say why. */
  listAll(): readonly SwitchedOnFlow[] {
    const { triggers } = this.#options
    const listening = new Map(triggers.list().map((flow) => [keyOf(flow), flow]))
    return triggers.flowsOn().flatMap((flow) => {
      const key = keyOf(flow)
      const problem = this.#problems.get(key)
      const status = listening.get(key)
      // One that is being taken up just now is told of in a moment.
      if (status === undefined && problem === undefined) return []
      const lastFiredMs = this.#fired.get(key)
      return {
        ...(status ?? { ...flow, displayName: flow.flowId, triggers: [] }),
        ...(lastFiredMs === undefined ? {} : { lastFiredMs }),
        ...(problem === undefined ? {} : { problem }),
      }
    })
  }

  /** Names of the flows that listen, in all environments. */
  names(): readonly string[] {
    return this.#options.triggers.list().map(({ displayName }) => displayName)
  }

  /**
   * Turns a flow on as its file is now.
   * @param sandboxes whether its triggers listen to the offline sandboxes of their connectors, and its runs use them;
   *   absent: as it is, for one that is on
   * @throws DefinitionError with every located problem when it does not compile; FileError when it cannot be read;
   *   RequestError `environment.not-open`, `request.parameter`
   */
  async turnOn(ref: FlowKey, sandboxes?: boolean): Promise<SwitchedOnFlow> {
    const status = await this.#read(ref, sandboxes ?? this.#usesSandboxes(ref))
    await this.#watch(ref.environmentId)
    await this.#recallRuns(ref)
    this.#tell(ref.environmentId)
    const lastFiredMs = this.#fired.get(keyOf(ref))
    return lastFiredMs === undefined ? status : { ...status, lastFiredMs }
  }

  /** Turns a flow off. Runs under way go on. */
  async turnOff(ref: FlowKey): Promise<void> {
    await this.#forget(ref)
    this.#tell(ref.environmentId)
  }

  /** Takes up the flows that were on when the app ended; answers how many listen. Called once at start. */
  async resume(): Promise<number> {
    for (const flow of this.#options.triggers.flowsOn()) await this.#follow(flow)
    return this.names().length
  }

  /** An environment is there again: takes up those of its flows that could not be before. */
  async retry(environmentId: EnvironmentId): Promise<void> {
    for (const flow of this.#options.triggers.flowsOn()) {
      if (flow.environmentId !== environmentId || !this.#problems.has(keyOf(flow))) continue
      await this.#follow(flow)
    }
  }

  /** Told when flows of an environment were turned on or off, or taken up anew. Returns the undoing. */
  onChanged(listener: (environmentId: EnvironmentId) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Stops following files and listening; flows stay on for the next start. */
  async close(): Promise<void> {
    for (const unwatch of this.#watches.values()) unwatch()
    this.#watches.clear()
    this.#unsubscribe()
    for (const timer of this.#news.values()) clearTimeout(timer)
    this.#news.clear()
    await this.#following
    await this.#options.triggers.close({ isOff: false })
  }

  #usesSandboxes({ environmentId, flowId }: FlowKey): boolean {
    const on = this.#options.triggers.flowsOn()
    return on.some((flow) => flow.environmentId === environmentId && flow.flowId === flowId && flow.sandboxes)
  }

  async #read(ref: FlowKey, sandboxes: boolean): Promise<FlowOnStatus> {
    const { environments, files, triggers } = this.#options
    const environment = await environments.locate(ref.environmentId)
    const entry = await flowFileEntry(environment.flowsFolder, flowFileNameOf(ref.flowId))
    if (entry === undefined) {
      throw new RequestError(
        'request.flow-not-found',
        `There is no flow “${ref.flowId}” in this environment.`,
        {
          hint: 'Its file may have been moved, renamed or deleted.',
        },
      )
    }
    this.#fingerprints.set(keyOf(ref), entry.fingerprint)
    const { text } = await files.read(entry.path)
    const prepared = await files.prepare(text, { path: entry.path, wantsChildFlows: true })
    const { childFlows, connectionReferences, limits, parameters, profile } = prepared
    const status = await triggers.turnOn({
      ...ref,
      displayName: prepared.displayName ?? ref.flowId,
      definition: runnableDefinition(prepared),
      parameters,
      profile,
      limits,
      environmentFolder: environment.path,
      sandboxes,
      ...(connectionReferences === undefined ? {} : { connectionReferences }),
      ...(childFlows === undefined ? {} : { childFlows }),
    })
    this.#problems.delete(keyOf(ref))
    return status
  }

  /** A flow is off from now on. */
  async #forget(ref: FlowKey): Promise<void> {
    const key = keyOf(ref)
    await this.#options.triggers.turnOff(ref)
    this.#fingerprints.delete(key)
    this.#problems.delete(key)
    this.#fired.delete(key)
  }

  /** Looks up when a trigger of the flow started a run the last time. */
  async #recallRuns(ref: FlowKey): Promise<void> {
    const key = keyOf(ref)
    if (this.#fired.has(key)) return
    const { environmentId, flowId } = ref
    // The switch works without the history, too.
    const runs = await this.#options.engine
      .listRuns({ environmentId, flowId, limit: recentRuns })
      .catch(() => [])
    const last = runs.find(({ origin }) => origin === 'trigger')
    if (last !== undefined && !this.#fired.has(key)) this.#fired.set(key, last.startTime)
  }

  #noteRun({ events }: RunEventBatch): void {
    for (const { event } of events) {
      if (event.type !== 'run-started' || event.origin !== 'trigger') continue
      const { environmentId, flowId } = event.flow
      if (environmentId === undefined) continue
      this.#fired.set(keyOf({ environmentId, flowId }), event.at)
      if (this.#news.has(environmentId)) continue
      const timer = setTimeout(() => {
        this.#news.delete(environmentId)
        this.#tell(environmentId)
      }, newsMs)
      timer.unref()
      this.#news.set(environmentId, timer)
    }
  }

  async #watch(environmentId: EnvironmentId): Promise<void> {
    if (this.#watches.has(environmentId)) return
    const { flowsFolder } = await this.#options.environments.locate(environmentId)
    if (this.#watches.has(environmentId)) return
    const unwatch = watchFolders([flowsFolder], () => {
      this.#following = this.#following.then(() => this.#followAll(environmentId, flowsFolder))
    })
    this.#watches.set(environmentId, unwatch)
  }

  async #followAll(environmentId: EnvironmentId, flowsFolder: string): Promise<void> {
    for (const flow of this.list(environmentId)) {
      const entry = await flowFileEntry(flowsFolder, flowFileNameOf(flow.flowId))
      if (entry?.fingerprint !== this.#fingerprints.get(keyOf(flow))) await this.#follow(flow)
    }
  }

  /** Takes a flow up as its file is now: under its name of today, or not at all when its file is gone. */
  async #follow({ environmentId, flowId, sandboxes, since }: FlowOnRecord): Promise<void> {
    const { environments, notify, renames } = this.#options
    try {
      const { flowsFolder } = await environments.locate(environmentId)
      const today = renames.currentId(environmentId, flowId, since)
      const isThere = (await flowFileEntry(flowsFolder, flowFileNameOf(flowId))) !== undefined
      if (!isThere) {
        await this.#forget({ environmentId, flowId })
        const isElsewhere =
          today !== flowId && (await flowFileEntry(flowsFolder, flowFileNameOf(today))) !== undefined
        if (!isElsewhere) {
          notify(`The file of “${flowId}” is gone: the flow was turned off.`)
          this.#tell(environmentId)
          return
        }
      }
      await this.turnOn({ environmentId, flowId: isThere ? flowId : today }, sandboxes)
    } catch (thrown) {
      if (!(thrown instanceof FlowError)) throw thrown
      this.#problems.set(keyOf({ environmentId, flowId }), problemOf(thrown))
      notify(`“${flowId}” is on, but cannot be taken up as it is now: ${thrown.message}`)
      this.#tell(environmentId)
      // Once it is mended it is taken up.
      await this.#watch(environmentId).catch(() => undefined)
    }
  }

  #tell(environmentId: EnvironmentId): void {
    for (const listener of this.#listeners) listener(environmentId)
  }
}

function runnableDefinition({ definition, problems }: RunnableFlow): string {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (first === undefined && definition !== undefined) return definition
  const others = errors.length - 1
  const more = others < 1 ? '' : others === 1 ? ' And 1 more error.' : ` And ${others} more errors.`
  throw new DefinitionError(
    first?.code ?? 'definition.not-a-flow',
    first === undefined
      ? 'There is no workflow definition in this file.'
      : `${first.message} (line ${first.line})${more}`,
    { hint: first?.hint, problems: errors },
  )
}

function keyOf({ environmentId, flowId }: FlowKey): string {
  return `${environmentId}\n${flowId}`
}
