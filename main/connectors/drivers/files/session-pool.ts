/** A connection that is kept open between two requests. */
export interface Session {
  /** Whether it can be used no more. */
  readonly isClosed: boolean
  /** Asks the other side for a sign of life. Rejects where there is none. */
  check(): Promise<void>
  close(): void
}

export interface SessionPoolOptions {
  /** How long one is kept without work, in ms. */
  readonly idleMs: number
  /** After how long without work its other side is asked first, in ms. */
  readonly checkAfterMs: number
}

interface Place<Kept extends Session> {
  session: Kept | undefined
  usedAtMs: number
  /** Ends with the work that was given last. */
  tail: Promise<unknown>
  timer: NodeJS.Timeout | undefined
}

const usual: SessionPoolOptions = { idleMs: 30_000, checkAfterMs: 5_000 }

/**
 * Sessions by the connection they belong to, one each: work of the same connection waits for its turn, as servers allow
 * few sessions a client, and protocols one transfer a session.
 */
export class SessionPool<Kept extends Session> {
  readonly #options: SessionPoolOptions
  readonly #places = new Map<string, Place<Kept>>()

  constructor(options: Partial<SessionPoolOptions> = {}) {
    this.#options = { ...usual, ...options }
  }

  /** Does work with the session of a key, opened where there is none. The signal ends work and session. */
  async use<Result>(
    key: string,
    open: () => Promise<Kept>,
    signal: AbortSignal,
    work: (session: Kept) => Promise<Result>,
  ): Promise<Result> {
    const place = this.#place(key)
    const turn = place.tail.then(async () => {
      signal.throwIfAborted()
      clearTimeout(place.timer)
      const session = await this.#session(place, open).catch((thrown: unknown) => {
        if (this.#places.get(key) === place) this.#places.delete(key)
        throw thrown
      })
      const end = () => session.close()
      signal.addEventListener('abort', end, { once: true })
      try {
        if (signal.aborted) end()
        return await work(session)
      } finally {
        signal.removeEventListener('abort', end)
        this.#rest(key, place)
      }
    })
    place.tail = turn.catch(() => undefined)
    return turn
  }

  /** Ends all of them. */
  close(): void {
    for (const { session, timer } of this.#places.values()) {
      clearTimeout(timer)
      session?.close()
    }
    this.#places.clear()
  }

  #place(key: string): Place<Kept> {
    const known = this.#places.get(key)
    if (known !== undefined) return known
    const place: Place<Kept> = { session: undefined, usedAtMs: 0, tail: Promise.resolve(), timer: undefined }
    this.#places.set(key, place)
    return place
  }

  /** One that was left alone for a while may have been given up by the other side without a word. */
  async #session(place: Place<Kept>, open: () => Promise<Kept>): Promise<Kept> {
    const { session, usedAtMs } = place
    if (session !== undefined && !session.isClosed) {
      if (Date.now() - usedAtMs < this.#options.checkAfterMs) return session
      try {
        await session.check()
        return session
      } catch {
        session.close()
      }
    }
    place.session = undefined
    place.session = await open()
    return place.session
  }

  #rest(key: string, place: Place<Kept>): void {
    place.usedAtMs = Date.now()
    place.timer = setTimeout(() => {
      place.session?.close()
      if (this.#places.get(key) === place) this.#places.delete(key)
    }, this.#options.idleMs)
    place.timer.unref()
  }
}
