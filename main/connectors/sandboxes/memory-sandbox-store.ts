import type { SandboxKey, SandboxStore, StoredSandbox } from '../../../shared/connectors/sandbox-store.ts'

/** A store in memory, for tests and the command line. */
export class MemorySandboxStore implements SandboxStore {
  readonly #kept = new Map<string, StoredSandbox>()
  readonly #listeners = new Set<(key: SandboxKey) => void>()

  read(key: SandboxKey): StoredSandbox | undefined {
    return this.#kept.get(nameOf(key))
  }

  change(key: SandboxKey, work: (current: StoredSandbox | undefined) => StoredSandbox | undefined): void {
    const name = nameOf(key)
    const before = this.#kept.get(name)
    const after = work(before)
    if (after === before) return
    if (after === undefined) this.#kept.delete(name)
    else this.#kept.set(name, after)
    for (const listener of this.#listeners) listener(key)
  }

  subscribe(listener: (key: SandboxKey) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#listeners.clear()
  }
}

function nameOf({ environment, connectorId }: SandboxKey): string {
  return `${environment}\n${connectorId.toLowerCase()}`
}
