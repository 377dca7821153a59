import { join } from 'node:path'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { watchFolders } from '../storage/environment-watch.ts'

/** Tells when the files of an environment's connectors change, by whomever. */
export class CustomConnectorWatch {
  readonly #listeners = new Set<(environmentId: EnvironmentId) => void>()
  readonly #watches = new Map<EnvironmentId, { readonly key: string; readonly stop: () => void }>()

  /** Watches the connectors folder of an environment and the folders in it; asked again with other ones, those. */
  follow(environmentId: EnvironmentId, folder: string, names: readonly string[]): void {
    const key = JSON.stringify([folder, names])
    const known = this.#watches.get(environmentId)
    if (known?.key === key) return
    known?.stop()
    const folders = [folder, ...names.map((name) => join(folder, name))]
    this.#watches.set(environmentId, { key, stop: watchFolders(folders, () => this.tell(environmentId)) })
  }

  /** Something changed just now. */
  tell(environmentId: EnvironmentId): void {
    for (const listener of this.#listeners) listener(environmentId)
  }

  /** Returns the undoing. */
  onChanged(listener: (environmentId: EnvironmentId) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Stops watching. */
  close(): void {
    for (const { stop } of this.#watches.values()) stop()
    this.#watches.clear()
  }
}
