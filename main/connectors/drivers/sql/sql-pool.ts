import { createHash } from 'node:crypto'
import type { SqlSession } from './sql-session.ts'
import type { SqlTable } from './sql-types.ts'

/** Values of the connection parameters by name. */
export type ConnectionValues = Readonly<Record<string, string>>

export interface SqlPoolsOptions {
  /** Opens a session; ends early with the signal. */
  readonly open: (connection: ConnectionValues, signal: AbortSignal) => Promise<SqlSession>
  /** Sessions of one connection at most. */
  readonly most: number
  /** Ms for which an unused session is kept. */
  readonly idleMs: number
}

/** What is known of a database as long as sessions to it are kept. */
export interface SqlPool {
  /** By the name that flows use, with the time at which it was read (`performance.now()`). */
  readonly tables: Map<string, { readonly table: SqlTable; readonly atMs: number }>
}

interface Idle {
  readonly session: SqlSession
  readonly timer: NodeJS.Timeout
}

interface Pool extends SqlPool {
  readonly idle: Idle[]
  /** Sessions in use or being opened. */
  busy: number
  readonly waiting: (() => void)[]
}

/** Sessions by connection: used again, and ended when nobody needs them for a while. */
export class SqlPools {
  readonly #options: SqlPoolsOptions
  readonly #pools = new Map<string, Pool>()
  #isClosed = false

  constructor(options: SqlPoolsOptions) {
    this.#options = options
  }

  /**
   * Hands a session to `work`. Aborting has the server end what runs there. A session is used again unless `work` failed
   * in a way that says nothing of its state (`isSound`).
   */
  async use<Result>(
    connection: ConnectionValues,
    signal: AbortSignal,
    isSound: (thrown: unknown) => boolean,
    work: (session: SqlSession, pool: SqlPool) => Promise<Result>,
  ): Promise<Result> {
    const key = keyOf(connection)
    const pool = this.#pool(key)
    await this.#turn(pool, signal)
    let session: SqlSession | undefined
    let isReusable = false
    const onAbort = () => void session?.cancel().catch(() => undefined)
    try {
      session = this.#takeIdle(pool) ?? (await this.#options.open(connection, signal))
      signal.throwIfAborted()
      signal.addEventListener('abort', onAbort, { once: true })
      const result = await work(session, pool)
      isReusable = !signal.aborted
      return result
    } catch (thrown) {
      isReusable = !signal.aborted && isSound(thrown)
      throw thrown
    } finally {
      signal.removeEventListener('abort', onAbort)
      this.#giveBack(key, pool, session, isReusable)
    }
  }

  /** Ends all unused sessions now, the others when they are given back. */
  async close(): Promise<void> {
    this.#isClosed = true
    const all = [...this.#pools.values()].flatMap(({ idle }) => idle.splice(0))
    this.#pools.clear()
    await Promise.allSettled(
      all.map(({ session, timer }) => {
        clearTimeout(timer)
        return session.close()
      }),
    )
  }

  #pool(key: string): Pool {
    const known = this.#pools.get(key)
    if (known !== undefined) return known
    const pool: Pool = { tables: new Map(), idle: [], busy: 0, waiting: [] }
    this.#pools.set(key, pool)
    return pool
  }

  /** Waits until one more session may be used. Rejects when the signal says so. */
  async #turn(pool: Pool, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    if (pool.busy < this.#options.most) {
      pool.busy += 1
      return
    }
    await new Promise<void>((resolve, reject) => {
      const onAbort = () => {
        pool.waiting.splice(pool.waiting.indexOf(onTurn), 1)
        reject(signal.reason as Error)
      }
      const onTurn = () => {
        signal.removeEventListener('abort', onAbort)
        resolve()
      }
      signal.addEventListener('abort', onAbort, { once: true })
      pool.waiting.push(onTurn)
    })
  }

  #takeIdle(pool: Pool): SqlSession | undefined {
    const found = pool.idle.pop()
    if (found === undefined) return undefined
    clearTimeout(found.timer)
    return found.session
  }

  #giveBack(key: string, pool: Pool, session: SqlSession | undefined, isReusable: boolean): void {
    if (session !== undefined) {
      if (isReusable && !this.#isClosed) this.#keep(key, pool, session)
      else void session.close().catch(() => undefined)
    }
    // Whoever waits takes over the place, so that `busy` stays as it is.
    const next = pool.waiting.shift()
    if (next !== undefined) {
      next()
    } else {
      pool.busy -= 1
      this.#forget(key, pool)
    }
  }

  #keep(key: string, pool: Pool, session: SqlSession): void {
    const timer = setTimeout(() => {
      pool.idle.splice(pool.idle.indexOf(idle), 1)
      this.#forget(key, pool)
      void session.close().catch(() => undefined)
    }, this.#options.idleMs)
    // A session that waits for work is no reason for a program to go on.
    timer.unref()
    const idle = { session, timer }
    pool.idle.push(idle)
  }

  #forget(key: string, pool: Pool): void {
    if (pool.busy === 0 && pool.idle.length === 0 && this.#pools.get(key) === pool) this.#pools.delete(key)
  }
}

/** Connections with the same values share sessions. A digest, so that no password lies about as a key. */
function keyOf(connection: ConnectionValues): string {
  const values = Object.entries(connection).sort(([left], [right]) => (left < right ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(values)).digest('hex')
}
