/** Which sandbox: each environment has its own of every connector. */
export interface SandboxKey {
  /** Id of the environment; empty for a flow that stands alone. */
  readonly environment: string
  readonly connectorId: string
}

/** What is kept of a sandbox. */
export interface StoredSandbox {
  /** JSON text of its state. */
  readonly json: string
  /** How many ids it has given out. */
  readonly serial: number
}

/** Keeps the state of sandboxes. */
export interface SandboxStore {
  read(key: SandboxKey): StoredSandbox | undefined
  /**
   * Reads and writes in one go: nobody else, in whatever thread or process, comes in between.
   * @param work answers what is to be kept; the same object: nothing has changed; undefined: back to the beginning
   */
  change(key: SandboxKey, work: (current: StoredSandbox | undefined) => StoredSandbox | undefined): void
  /** Told of every change, whoever made it. Returns the undoing. */
  subscribe(listener: (key: SandboxKey) => void): () => void
  close(): void
}
