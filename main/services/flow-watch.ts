import type { FlowFileChange } from '../../shared/ipc/payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { watchFolders } from '../storage/environment-watch.ts'
import type { EnvironmentService, OpenEnvironment } from './environment-service.ts'
import { FlowChanges } from './flow-changes.ts'
import type { KeyedQueue } from './keyed-queue.ts'

/** Notices when somebody else changes the flow files of an environment. What we write ourselves is noted beforehand. */
export class FlowWatch {
  readonly #environments: Pick<EnvironmentService, 'get'>
  readonly #queue: KeyedQueue<EnvironmentId>
  readonly #changes = new Map<EnvironmentId, FlowChanges>()
  readonly #listeners = new Set<(changes: readonly FlowFileChange[]) => void>()
  readonly #watches = new Map<EnvironmentId, () => void>()

  /** @param queue in which work on one environment is done one step after the other */
  constructor(environments: Pick<EnvironmentService, 'get'>, queue: KeyedQueue<EnvironmentId>) {
    this.#environments = environments
    this.#queue = queue
  }

  /** Told of flow files that somebody else changed, in the environments that are watched. Returns the undoing. */
  onChanged(listener: (changes: readonly FlowFileChange[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Watches an environment's flow files until `close`. The first look is done when this resolves. */
  async watch(environmentId: EnvironmentId): Promise<void> {
    const environment = await this.#environments.get(environmentId)
    this.#watches.get(environmentId)?.()
    // Watched before the first look, so that nothing falls between the two.
    const unwatch = watchFolders([environment.path, environment.flowsFolder], () => {
      void this.rescan(environmentId)
    })
    this.#watches.set(environmentId, unwatch)
    await this.rescan(environmentId)
  }

  /** Looks for changes now: when a window gets the focus, and after each sign of the watcher. */
  async rescan(environmentId: EnvironmentId): Promise<void> {
    const changes = await this.#queue.run(environmentId, async () => {
      const environment = await this.#environments.get(environmentId)
      return this.changesOf(environment).scan()
    })
    if (changes.length > 0) for (const listener of this.#listeners) listener(changes)
  }

  /** Stops watching. */
  close(): void {
    for (const unwatch of this.#watches.values()) unwatch()
    this.#watches.clear()
  }

  /** What is known of an environment's files. */
  changesOf(environment: OpenEnvironment): FlowChanges {
    const known = this.#changes.get(environment.id)
    // An environment that was moved and opened again is looked at anew.
    if (known?.flowsFolder === environment.flowsFolder) return known
    const changes = new FlowChanges(environment.id, environment.flowsFolder)
    this.#changes.set(environment.id, changes)
    return changes
  }
}
