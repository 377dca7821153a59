/** What the person wants done with unsaved flows. */
export type CloseAnswer = 'save' | 'discard' | 'cancel'

export interface CloseGuardOptions {
  /** Asks the person; `flows` are the names of the flows with unsaved edits. */
  readonly ask: (flows: readonly string[]) => Promise<CloseAnswer>
  /** Tells the window to save everything. */
  readonly saveAll: () => void
  /** Closes the window without asking again. */
  readonly close: () => void
  /** The window stays open after all: the person cancelled, or the saving did not come to an end. */
  readonly stay?: () => void
  /** How long the window may take to save before the wish to close lapses, in ms. */
  readonly saveTimeoutMs?: number
}

const defaultSaveTimeoutMs = 30_000

/** Lets a window close only when nothing unsaved would be lost without a word. */
export class CloseGuard {
  readonly #options: CloseGuardOptions
  #unsaved: readonly string[] = []
  #isAsking = false
  #lapse: NodeJS.Timeout | undefined

  constructor(options: CloseGuardOptions) {
    this.#options = options
  }

  /** The window's word about its unsaved flows. Closes it when that was what it was saving for. */
  setUnsaved(flows: readonly string[]): void {
    this.#unsaved = flows
    if (flows.length > 0 || this.#lapse === undefined) return
    this.forgetWish()
    this.#options.close()
  }

  /** Whether the window may close now. When not, the person is asked and the answer carried out. */
  mayClose(): boolean {
    if (this.#unsaved.length === 0) return true
    if (!this.#isAsking) void this.#askAndAct()
    return false
  }

  /** The window goes on: a wish to close after saving no longer holds. */
  forgetWish(): void {
    clearTimeout(this.#lapse)
    this.#lapse = undefined
  }

  async #askAndAct(): Promise<void> {
    this.#isAsking = true
    this.forgetWish()
    try {
      const answer = await this.#options.ask(this.#unsaved)
      if (answer === 'cancel') {
        this.#options.stay?.()
        return
      }
      if (answer === 'discard' || this.#unsaved.length === 0) {
        this.#unsaved = []
        this.#options.close()
        return
      }
      // A save that fails leaves its flow unsaved and says so in the window; then the window stays.
      this.#lapse = setTimeout(() => {
        this.forgetWish()
        this.#options.stay?.()
      }, this.#options.saveTimeoutMs ?? defaultSaveTimeoutMs)
      this.#options.saveAll()
    } finally {
      this.#isAsking = false
    }
  }
}
