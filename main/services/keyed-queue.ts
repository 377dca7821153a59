/** Runs work one after the other for each key; work of different keys runs side by side. */
export class KeyedQueue<Key> {
  readonly #tails = new Map<Key, Promise<unknown>>()

  /** Answers as the work does, after all earlier work of the key is over. */
  run<Result>(key: Key, work: () => Promise<Result>): Promise<Result> {
    const before = this.#tails.get(key) ?? Promise.resolve()
    const result = before.then(work, work)
    const tail = result.then(
      () => undefined,
      () => undefined,
    )
    this.#tails.set(key, tail)
    void tail.then(() => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key)
    })
    return result
  }
}
