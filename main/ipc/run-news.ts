import type { RunEvent, RunId, RunSummary, SequencedEvent } from '../../shared/run/index.ts'
import type { RunService } from '../services/run-service.ts'
import type { WindowNews } from './ipc-port.ts'

/** Shortest time between two batches to the windows, in ms: at most ten a second. */
const batchMs = 100

/** Most events sent at once: writing more of them for the window would keep main from all else for too long. */
const maxBatch = 1_000

/** Events that change what a run list shows of a run. */
const summaryEvents: ReadonlySet<RunEvent['type']> = new Set([
  'run-started',
  'run-suspended',
  'run-resumed',
  'run-paused',
  'run-completed',
])

/** Tracked properties become tags of the run. */
function changesSummary(event: RunEvent): boolean {
  return (
    summaryEvents.has(event.type) ||
    (event.type === 'action-completed' && event.trackedProperties !== undefined)
  )
}

export interface RunNewsOptions {
  readonly runs: Pick<RunService, 'subscribe' | 'get'>
  readonly windows: WindowNews
}

/**
 * Sends the windows what happens in runs: a window gets the events of the one run it watches, and every window the
 * changed list lines of all runs. Gathered, so that a busy engine does not flood the page.
 */
export class RunNews {
  readonly #options: RunNewsOptions
  readonly #watched = new Map<number, RunId>()
  readonly #events = new Map<RunId, SequencedEvent[]>()
  readonly #changed = new Set<RunId>()
  readonly #unsubscribe: () => void
  #timer: NodeJS.Timeout | undefined
  #flushedAt = Number.NEGATIVE_INFINITY

  constructor(options: RunNewsOptions) {
    this.#options = options
    this.#unsubscribe = options.runs.subscribe(({ runId, events }) => this.#gather(runId, events))
  }

  /** The run whose events a window gets from now on; null: none. */
  watch(windowId: number, runId: RunId | null): void {
    if (runId === null) this.#watched.delete(windowId)
    else this.#watched.set(windowId, runId)
  }

  /** Something of a run's line changed that is no event of it. */
  changed(runId: RunId): void {
    this.#changed.add(runId)
    this.#schedule()
  }

  /** A window is gone. */
  forget(windowId: number): void {
    this.#watched.delete(windowId)
  }

  close(): void {
    this.#unsubscribe()
    clearTimeout(this.#timer)
  }

  #gather(runId: RunId, events: readonly SequencedEvent[]): void {
    if ([...this.#watched.values()].includes(runId)) {
      const gathered = this.#events.get(runId)
      if (gathered === undefined) this.#events.set(runId, [...events])
      else for (const event of events) gathered.push(event)
    }
    if (events.some(({ event }) => changesSummary(event))) this.#changed.add(runId)
    if (this.#events.size > 0 || this.#changed.size > 0) this.#schedule()
  }

  #schedule(): void {
    if (this.#timer !== undefined) return
    const waitMs = Math.max(0, this.#flushedAt + batchMs - performance.now())
    this.#timer = setTimeout(() => this.#flush(), waitMs)
  }

  #flush(): void {
    this.#timer = undefined
    this.#flushedAt = performance.now()
    const changed = [...this.#changed]
    this.#changed.clear()
    for (const [runId, events] of [...this.#events]) {
      const batch = events.length <= maxBatch ? events : events.slice(0, maxBatch)
      if (batch === events) this.#events.delete(runId)
      else this.#events.set(runId, events.slice(maxBatch))
      for (const [windowId, watched] of this.#watched) {
        if (watched === runId)
          this.#options.windows.send('runs:eventBatch', { runId, events: batch }, windowId)
      }
    }
    // What is left goes next, after whatever else waits for main.
    if (this.#events.size > 0) this.#timer ??= setTimeout(() => this.#flush(), 0)
    if (changed.length > 0) void this.#sendSummaries(changed)
  }

  async #sendSummaries(runIds: readonly RunId[]): Promise<void> {
    const found = await Promise.all(
      // A run that was deleted meanwhile has no line any more.
      runIds.map((runId) => this.#options.runs.get(runId).catch(() => undefined)),
    )
    const summaries = found.filter((summary): summary is RunSummary => summary !== undefined)
    if (summaries.length > 0) this.#options.windows.send('runs:summaryChanged', summaries)
  }
}
