/** How long such work may take, in ms. */
const limitMs = 10_000

/** Work that no run waits for, such as telling a service that nobody listens any more. */
export class Afterwards {
  readonly #notify: (message: string) => void
  readonly #open = new Map<Promise<void>, AbortController>()

  /** `notify` is told why something could not be done. */
  constructor(notify: (message: string) => void) {
    this.#notify = notify
  }

  begin(work: (signal: AbortSignal) => Promise<void>): void {
    const ending = new AbortController()
    const timer = setTimeout(() => ending.abort(), limitMs)
    const done = work(ending.signal)
      .catch((thrown: unknown) => this.#notify(thrown instanceof Error ? thrown.message : String(thrown)))
      .finally(() => {
        clearTimeout(timer)
        this.#open.delete(done)
      })
    this.#open.set(done, ending)
  }

  /** Lets what is under way come to its end, for at most so long. */
  async end(graceMs: number): Promise<void> {
    const open = [...this.#open]
    if (open.length === 0) return
    const timer = setTimeout(() => {
      for (const [, ending] of open) ending.abort()
    }, graceMs)
    await Promise.all(open.map(([done]) => done))
    clearTimeout(timer)
  }
}
