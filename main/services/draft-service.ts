import type { Draft, DraftInfo } from '../../shared/ipc/drafts-contract.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import type { DraftFiles, DraftKey } from '../storage/draft-files.ts'
import { KeyedQueue } from './keyed-queue.ts'

/** Kept for so long when nobody comes back for them, in ms. */
const maxAgeMs = 60 * 24 * 60 * 60 * 1000

export interface DraftServiceOptions {
  readonly files: DraftFiles
  readonly now: () => number
}

/** Unsaved edits, kept until they are saved or given up. Changes of one flow's draft come one after the other. */
export class DraftService {
  readonly #options: DraftServiceOptions
  readonly #queue = new KeyedQueue<string>()
  /** What was kept or restored since the app started, and not discarded. */
  readonly #kept = new Map<string, DraftKey>()

  constructor(options: DraftServiceOptions) {
    this.#options = options
  }

  keep(draft: DraftKey & Pick<Draft, 'text' | 'revision'>): Promise<void> {
    const { files, now } = this.#options
    const { environmentId, flowId, text, revision } = draft
    this.#kept.set(keyOf(draft), { environmentId, flowId })
    return this.#queue.run(keyOf(draft), () =>
      files.write({ environmentId, flowId, revision, text, keptAt: now() }),
    )
  }

  read(key: DraftKey): Promise<Draft | null> {
    return this.#queue.run(keyOf(key), async () => {
      const draft = await this.#options.files.read(key)
      if (draft !== undefined) this.#kept.set(keyOf(key), key)
      return draft ?? null
    })
  }

  discard(key: DraftKey): Promise<void> {
    this.#kept.delete(keyOf(key))
    return this.#queue.run(keyOf(key), () => this.#options.files.remove(key))
  }

  /** The person chose not to save: everything kept or restored since the app started goes. */
  async discardKept(): Promise<void> {
    for (const key of [...this.#kept.values()]) await this.discard(key)
  }

  /** Those of an environment, newest first. Very old ones of any environment are removed. */
  async list(environmentId: EnvironmentId): Promise<readonly DraftInfo[]> {
    const all = await this.#options.files.list()
    const oldest = this.#options.now() - maxAgeMs
    for (const draft of all) if (draft.keptAt < oldest) await this.discard(draft)
    return all
      .filter((draft) => draft.environmentId === environmentId && draft.keptAt >= oldest)
      .sort((a, b) => b.keptAt - a.keptAt)
  }
}

function keyOf({ environmentId, flowId }: DraftKey): string {
  return JSON.stringify([environmentId, flowId])
}
