import { FlowError, RequestError } from '../../shared/errors/index.ts'
import {
  isFinal,
  type RunId,
  type RunStarted,
  type RunSummary,
  type SequencedEvent,
} from '../../shared/run/index.ts'
import type { Clock, EnginePorts } from '../engine/ports.ts'
import { RunDriver } from '../engine/run-driver.ts'
import type { RunJournal } from '../storage/run-journal.ts'
import { BriefMap } from './brief-map.ts'
import { adoptContent } from './earlier-run.ts'
import type { EngineHistory } from './engine-history.ts'
import type { RunEventBatch } from './engine-host.ts'
import type { NewRun, RunSetups } from './run-setups.ts'

/** What the runs of a host are driven with. */
export interface DrivenRunsParts {
  readonly journal: RunJournal
  readonly history: EngineHistory
  readonly setups: RunSetups
  readonly clock: Clock
  readonly portsOf: (runId: RunId, started: RunStarted) => EnginePorts
}

/** Runs under way in this process, and who waits for them. */
export class DrivenRuns {
  readonly #parts: DrivenRunsParts
  readonly #drivers = new BriefMap<RunId, RunDriver>()
  readonly #waiters = new Map<RunId, ((summary: RunSummary) => void)[]>()
  readonly #listeners = new Set<(batch: RunEventBatch) => void>()

  constructor(parts: DrivenRunsParts) {
    this.#parts = parts
  }

  /** Begins a run; answers once its start is journaled. */
  begin({ kept, orders, setup }: NewRun): Promise<RunSummary> {
    const { history, journal, portsOf } = this.#parts
    const { runId } = setup.started
    const driver = new RunDriver(setup, portsOf(runId, setup.started))
    this.#drivers.set(runId, driver)
    for (const event of kept) adoptContent(journal, runId, event)
    driver.start(kept, orders)
    return new Promise((resolve) => {
      journal.afterCommit(() => resolve(history.summaryOf(runId)))
    })
  }

  /** The driver of a run, where it is under way. */
  find(runId: RunId): RunDriver | undefined {
    return this.#drivers.get(runId)
  }

  /** The driver of a run. Throws RequestError `run.not-found`, `run.not-driven`. */
  driverOf(runId: RunId): RunDriver {
    const driver = this.#drivers.get(runId)
    if (driver !== undefined) return driver
    this.#parts.history.summaryOf(runId)
    throw new RequestError('run.not-driven', 'This run is over, or not under way in this process.')
  }

  /** As `EngineHost.whenDone`. */
  async whenDone(runId: RunId): Promise<RunSummary> {
    const summary = this.#parts.history.summaryOf(runId)
    if (isFinal(summary.status) && !this.#drivers.has(runId)) return summary
    return new Promise((resolve) => {
      const waiting = this.#waiters.get(runId) ?? []
      waiting.push(resolve)
      this.#waiters.set(runId, waiting)
    })
  }

  /** As `EngineHost.cancel`. */
  async cancel(runId: RunId): Promise<void> {
    const driver = this.#drivers.get(runId)
    if (driver !== undefined) driver.cancel()
    else if (isFinal(this.#parts.history.summaryOf(runId).status)) return
    else this.#endStored(runId)
    await new Promise<void>((resolve) => this.#parts.journal.afterCommit(resolve))
  }

  /** As `EngineHost.resumeAll`. */
  async resumeAll(): Promise<number> {
    let count = 0
    for (const runId of this.#parts.journal.unfinished()) {
      if (this.#drivers.has(runId)) continue
      if (this.#resume(runId)) count += 1
    }
    return count
  }

  /** As `EngineHost.subscribe`. */
  subscribe(listener: (batch: RunEventBatch) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Events of a run are on disk. */
  written(runId: RunId, events: readonly SequencedEvent[]): void {
    const batch = { runId, events }
    for (const listener of this.#listeners) listener(batch)
    if (events.at(-1)?.event.type !== 'run-completed') return
    this.#drivers.delete(runId)
    const waiting = this.#waiters.get(runId)
    if (waiting === undefined) return
    this.#waiters.delete(runId)
    const summary = this.#parts.history.summaryOf(runId)
    for (const resolve of waiting) resolve(summary)
  }

  /** Lets go of all runs; the journal keeps them. */
  stop(): void {
    for (const driver of this.#drivers.values()) driver.stop()
    this.#drivers.clear()
  }

  /** As `LocalEngine.drain`. */
  async drain(limitMs: number): Promise<boolean> {
    for (const driver of this.#drivers.values()) driver.drain()
    const isCalling = () => this.#drivers.values().some((driver) => driver.isCalling)
    if (!isCalling()) return true
    const { clock } = this.#parts
    return new Promise((resolve) => {
      const end = (isDone: boolean) => {
        stopTimer()
        unsubscribe()
        resolve(isDone)
      }
      const stopTimer = clock.at(clock.nowMs() + limitMs, () => end(false))
      const unsubscribe = this.subscribe(() => {
        if (!isCalling()) end(true)
      })
    })
  }

  #resume(runId: RunId): boolean {
    const events = this.#parts.journal.events(runId)
    const started = events[0]?.event
    if (started?.type !== 'run-started') return false
    const { journal } = this.#parts
    try {
      const driver = new RunDriver(this.#parts.setups.ofStarted(started), this.#parts.portsOf(runId, started))
      this.#drivers.set(runId, driver)
      driver.resume(events)
      return true
    } catch (thrown) {
      if (!(thrown instanceof FlowError)) throw thrown
      const reason = `The run cannot go on: ${thrown.message}`
      const seq = (events.at(-1)?.seq ?? 0) + 1
      journal.append(runId, {
        seq,
        event: { type: 'run-suspended', at: this.#parts.clock.nowMs(), reason },
      })
      return false
    }
  }

  /** Ends a run that nobody drives: it is taken up only to be wound up, and where it cannot be, it is just over. */
  #endStored(runId: RunId): void {
    const { journal } = this.#parts
    const nextSeq = () => (journal.events(runId).at(-1)?.seq ?? 0) + 1
    const at = this.#parts.clock.nowMs()
    journal.append(runId, { seq: nextSeq(), event: { type: 'cancel-requested', at } })
    if (this.#resume(runId)) return
    const error = { code: 'RunCancelled', message: 'The run was cancelled.' }
    const event = { type: 'run-completed', at, status: 'Cancelled', code: error.code, error } as const
    journal.append(runId, { seq: nextSeq(), event })
  }
}
