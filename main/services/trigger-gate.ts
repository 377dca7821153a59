import type { RunId } from '../../shared/run/index.ts'

/** How many runs of a trigger there may be at once, and how many more may wait. */
export interface GateLimits {
  readonly runs: number
  readonly waiting: number
}

/** A run that waits for its turn. */
export interface GatedRun {
  readonly runId: RunId
  /** Begins it; resolves when it is over. A rejection counts as over. */
  begin(): Promise<void>
}

/** Lets through as many runs at once as there may be, and the others in their order. */
export class TriggerGate {
  readonly #limits: GateLimits
  readonly #active = new Set<RunId>()
  readonly #queue: GatedRun[] = []
  #isStopped = false

  constructor(limits: GateLimits) {
    this.#limits = limits
  }

  /** Whether a run is under way or waits. */
  get isBusy(): boolean {
    return this.#active.size > 0 || this.#queue.length > 0
  }

  /** Whether `count` more runs may begin or wait. */
  hasRoomFor(count: number): boolean {
    const free = this.#limits.runs - this.#active.size + this.#limits.waiting - this.#queue.length
    return count <= free
  }

  get waitingCount(): number {
    return this.#queue.length
  }

  /** A run that is under way already: of the time before a restart. */
  occupy(runId: RunId, whenOver: Promise<unknown>): void {
    this.#active.add(runId)
    const leave = () => this.#leave(runId)
    whenOver.then(leave, leave)
  }

  /** Begins the run now or later. Answers whether it has to wait. */
  enter(run: GatedRun): boolean {
    this.#queue.push(run)
    this.#admit()
    return this.#queue.includes(run)
  }

  /** Begins nothing more; what waits is let go. */
  stop(): void {
    this.#isStopped = true
    this.#queue.length = 0
  }

  #leave(runId: RunId): void {
    this.#active.delete(runId)
    this.#admit()
  }

  #admit(): void {
    while (!this.#isStopped && this.#active.size < this.#limits.runs) {
      const run = this.#queue.shift()
      if (run === undefined) return
      this.occupy(run.runId, run.begin())
    }
  }
}
