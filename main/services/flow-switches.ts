import { DefinitionError, FlowError, RequestError } from '../../shared/errors/index.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { flowFileNameOf } from '../storage/environment-flow-path.ts'
import { flowFileEntry } from '../storage/environment-folder.ts'
import { watchFolders } from '../storage/environment-watch.ts'
import type { FlowKey } from '../storage/trigger-state.ts'
import type { EnvironmentService } from './environment-service.ts'
import type { FlowFiles, RunnableFlow } from './flow-files.ts'
import type { FlowRenames } from './flow-renames.ts'
import type { FlowOnStatus, TriggerService } from './trigger-service.ts'

export interface FlowSwitchesOptions {
  readonly triggers: TriggerService
  readonly files: Pick<FlowFiles, 'read' | 'prepare'>
  readonly environments: Pick<EnvironmentService, 'get'>
  readonly renames: Pick<FlowRenames, 'currentId'>
  /** Told of flows that are on and could not be taken up as their files are now. */
  readonly notify: (message: string) => void
}

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
  #following: Promise<void> = Promise.resolve()

  constructor(options: FlowSwitchesOptions) {
    this.#options = options
  }

  /** The flows of an environment that are on. */
  list(environmentId: EnvironmentId): readonly FlowOnStatus[] {
    return this.#options.triggers.list().filter((flow) => flow.environmentId === environmentId)
  }

  /** How many flows are on, in all environments. */
  get count(): number {
    return this.#options.triggers.list().length
  }

  /**
   * Turns a flow on as its file is now.
   * @throws DefinitionError with every located problem when it does not compile; FileError when it cannot be read;
   *   RequestError `environment.not-open`, `request.parameter`
   */
  async turnOn(ref: FlowKey): Promise<FlowOnStatus> {
    const status = await this.#read(ref)
    await this.#watch(ref.environmentId)
    this.#tell(ref.environmentId)
    return status
  }

  /** Turns a flow off. Runs under way go on. */
  async turnOff(ref: FlowKey): Promise<void> {
    this.#fingerprints.delete(keyOf(ref))
    await this.#options.triggers.turnOff(ref)
    this.#tell(ref.environmentId)
  }

  /** Takes up the flows that were on when the app ended; answers how many listen. Called once at start. */
  async resume(): Promise<number> {
    for (const flow of this.#options.triggers.flowsOn()) await this.#follow(flow, flow.since)
    return this.count
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
    await this.#following
    await this.#options.triggers.close({ isOff: false })
  }

  async #read(ref: FlowKey): Promise<FlowOnStatus> {
    const { environments, files, triggers } = this.#options
    const environment = await environments.get(ref.environmentId)
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
    const { childFlows, connectionReferences, parameters, profile } = prepared
    return triggers.turnOn({
      ...ref,
      displayName: prepared.displayName ?? ref.flowId,
      definition: runnableDefinition(prepared),
      parameters,
      profile,
      environmentFolder: environment.path,
      ...(connectionReferences === undefined ? {} : { connectionReferences }),
      ...(childFlows === undefined ? {} : { childFlows }),
    })
  }

  async #watch(environmentId: EnvironmentId): Promise<void> {
    if (this.#watches.has(environmentId)) return
    const { flowsFolder } = await this.#options.environments.get(environmentId)
    if (this.#watches.has(environmentId)) return
    const unwatch = watchFolders([flowsFolder], () => {
      this.#following = this.#following.then(() => this.#followAll(environmentId, flowsFolder))
    })
    this.#watches.set(environmentId, unwatch)
  }

  async #followAll(environmentId: EnvironmentId, flowsFolder: string): Promise<void> {
    for (const flow of this.list(environmentId)) {
      const entry = await flowFileEntry(flowsFolder, flowFileNameOf(flow.flowId))
      if (entry?.fingerprint !== this.#fingerprints.get(keyOf(flow))) await this.#follow(flow, flow.since)
    }
  }

  /** Takes a flow up as its file is now: under its name of today, or not at all when its file is gone. */
  async #follow({ environmentId, flowId }: FlowKey, since: number): Promise<void> {
    const { environments, notify, renames, triggers } = this.#options
    try {
      const { flowsFolder } = await environments.get(environmentId)
      const today = renames.currentId(environmentId, flowId, since)
      const isThere = (await flowFileEntry(flowsFolder, flowFileNameOf(flowId))) !== undefined
      if (!isThere) {
        this.#fingerprints.delete(keyOf({ environmentId, flowId }))
        await triggers.turnOff({ environmentId, flowId })
        const isElsewhere =
          today !== flowId && (await flowFileEntry(flowsFolder, flowFileNameOf(today))) !== undefined
        if (!isElsewhere) {
          notify(`The file of “${flowId}” is gone: the flow was turned off.`)
          this.#tell(environmentId)
          return
        }
      }
      await this.turnOn({ environmentId, flowId: isThere ? flowId : today })
    } catch (thrown) {
      if (!(thrown instanceof FlowError)) throw thrown
      notify(`“${flowId}” is on, but cannot be taken up as it is now: ${thrown.message}`)
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
  const more = others < 1 ? '' : ` And ${others} more ${others === 1 ? 'error' : 'errors'}.`
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
