import type { Connection } from '../../shared/connections/index.ts'
import { FlowError } from '../../shared/errors/index.ts'
import type { ConnectionId, EnvironmentId } from '../../shared/run/index.ts'
import type { Clock } from '../engine/ports.ts'
import type { ConnectionService } from './connection-service.ts'

/** A connection without a known end is looked after this often, in ms. */
const lookMs = 15 * 60_000

/** One that could not be looked after is tried again after this time, in ms. */
const againMs = 2 * 60_000

/** Never sooner than this after the last look, in ms. */
const leastMs = 1_000

/** Sign-ins that only a person can mend; they are left alone until something changes. */
const endedCodes: ReadonlySet<string> = new Set([
  'oauth.sign-in-again',
  'oauth.client-refused',
  'oauth.denied',
])

export interface ConnectionRenewalOptions {
  readonly service: Pick<ConnectionService, 'list' | 'look' | 'get' | 'onChanged'>
  readonly clock: Pick<Clock, 'nowMs' | 'at'>
  /** Told once when a connection stops working while the app runs, or is found broken at the start. */
  readonly onBroken: (connection: Connection) => void
}

/**
 * Looks after the connections of open environments: renews what ends before it ends, finds out what is broken before
 * a run needs it, and says so once. One after the other, by a timer that waits for whichever is due next.
 */
export class ConnectionRenewal {
  readonly #options: ConnectionRenewalOptions
  readonly #ending = new AbortController()
  /** When each connection is looked after next, ms since 1970 UTC; never for those that wait for their person. */
  readonly #due = new Map<EnvironmentId, Map<ConnectionId, number>>()
  /** Connections known to be broken, so that it is said once. */
  readonly #broken = new Set<ConnectionId>()
  readonly #unsubscribe: () => void
  #undoTimer: (() => void) | undefined
  #isWorking = false

  constructor(options: ConnectionRenewalOptions) {
    this.#options = options
    this.#unsubscribe = options.service.onChanged((environmentId, connectionId) => {
      if (!this.#due.has(environmentId)) return
      void this.#judge(environmentId, connectionId).catch(() => undefined)
    })
  }

  /** Looks after an environment's connections from now on; all of them soon. Once more: all of them again. */
  add(environmentId: EnvironmentId): void {
    this.#due.set(environmentId, new Map())
    void this.#work()
  }

  /** All connections of all environments again: the keychain was opened, the machine woke up. */
  lookAgain(): void {
    for (const environmentId of this.#due.keys()) this.#due.set(environmentId, new Map())
    void this.#work()
  }

  close(): void {
    this.#unsubscribe()
    this.#undoTimer?.()
    this.#ending.abort()
  }

  async #work(): Promise<void> {
    if (this.#isWorking || this.#ending.signal.aborted) return
    this.#isWorking = true
    try {
      for (const environmentId of [...this.#due.keys()]) await this.#workOn(environmentId)
    } finally {
      this.#isWorking = false
      this.#plan()
    }
  }

  async #workOn(environmentId: EnvironmentId): Promise<void> {
    const { clock, service } = this.#options
    const connections = await service.list(environmentId).catch((): readonly Connection[] => [])
    const due = this.#due.get(environmentId)
    if (due === undefined) return
    for (const id of due.keys()) if (!connections.some((connection) => connection.id === id)) due.delete(id)
    for (const { id } of connections) {
      if (this.#ending.signal.aborted) return
      if ((due.get(id) ?? 0) > clock.nowMs()) continue
      due.set(id, await this.#look(environmentId, id))
    }
  }

  /** Answers when to look again. */
  async #look(environmentId: EnvironmentId, connectionId: ConnectionId): Promise<number> {
    const { clock, service } = this.#options
    try {
      const next = await service.look({ environmentId, connectionId }, this.#ending.signal)
      await this.#judge(environmentId, connectionId)
      const now = clock.nowMs()
      return Math.max(now + leastMs, Math.min(next ?? Number.POSITIVE_INFINITY, now + lookMs))
    } catch (thrown) {
      await this.#judge(environmentId, connectionId).catch(() => undefined)
      const isOver = thrown instanceof FlowError && endedCodes.has(thrown.code)
      return isOver ? Number.POSITIVE_INFINITY : clock.nowMs() + againMs
    }
  }

  /** Says that a connection is broken, once; one that was mended is looked after again. */
  async #judge(environmentId: EnvironmentId, connectionId: ConnectionId | undefined): Promise<void> {
    if (connectionId === undefined) return
    const connection = await this.#options.service.get({ environmentId, connectionId })
    const isBroken = connection.status === 'error' || connection.status === 'expired'
    if (!isBroken) {
      if (this.#broken.delete(connectionId)) this.#forgetDue(environmentId, connectionId)
      return
    }
    if (this.#broken.has(connectionId)) return
    this.#broken.add(connectionId)
    this.#options.onBroken(connection)
  }

  #forgetDue(environmentId: EnvironmentId, connectionId: ConnectionId): void {
    this.#due.get(environmentId)?.delete(connectionId)
    this.#plan()
  }

  #plan(): void {
    this.#undoTimer?.()
    this.#undoTimer = undefined
    if (this.#ending.signal.aborted || this.#due.size === 0) return
    const { clock } = this.#options
    const now = clock.nowMs()
    const times = [...this.#due.values()].flatMap((due) => [...due.values()])
    // Connections made meanwhile are found by the look at the list, at the latest after this time.
    const next = Math.min(now + againMs, ...times)
    this.#undoTimer = clock.at(Math.max(next, now + leastMs), () => void this.#work())
  }
}
