/** How long an answer is taken for good, in ms. */
const keptMs = 5 * 60_000

/** Answers that are kept. */
const maxKept = 300

interface Kept<Value> {
  readonly at: number
  readonly value: Promise<Value>
}

/** Answers of services, each asked for once in a while; those who ask at the same time wait for one answer. */
export class AnswerCache<Value> {
  readonly #nowMs: () => number
  /** By key, the one asked for last at the end. */
  readonly #kept = new Map<string, Kept<Value>>()

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  /** The answer known for a key, or a new one. A failure is not kept. */
  get(key: string, isAskedAnew: boolean, ask: () => Promise<Value>): Promise<Value> {
    const known = this.#kept.get(key)
    this.#kept.delete(key)
    const isFresh = known !== undefined && this.#nowMs() - known.at < keptMs && !isAskedAnew
    const kept: Kept<Value> = isFresh ? known : { at: this.#nowMs(), value: ask() }
    this.#kept.set(key, kept)
    if (!isFresh) {
      kept.value.catch(() => {
        if (this.#kept.get(key) === kept) this.#kept.delete(key)
      })
    }
    const [oldest] = this.#kept.keys()
    if (oldest !== undefined && this.#kept.size > maxKept) this.#kept.delete(oldest)
    return kept.value
  }
}
