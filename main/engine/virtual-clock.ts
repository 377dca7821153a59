import type { Clock } from './ports.ts'

interface Timer {
  readonly timeMs: number
  readonly order: number
  readonly callback: () => void
}

/**
 * The clock of a run with a fixed time: it stands still while the run works and jumps to the next timer when the
 * run is idle, so waits of days pass at once and in the right order.
 */
export class VirtualClock implements Clock {
  private readonly real: Clock
  private readonly isIdle: () => boolean
  private now: number
  private timers: Timer[] = []
  private order = 0
  private isScheduled = false

  /** `isIdle` tells whether the run waits for nothing but timers. */
  constructor(real: Clock, startMs: number, isIdle: () => boolean) {
    this.real = real
    this.now = startMs
    this.isIdle = isIdle
  }

  nowMs(): number {
    return this.now
  }

  /** Goes on from a time, after a restart. */
  jumpTo(timeMs: number): void {
    this.now = Math.max(this.now, timeMs)
  }

  at(timeMs: number, callback: () => void): () => void {
    const timer = { timeMs, order: this.order, callback }
    this.order += 1
    this.timers.push(timer)
    this.poke()
    return () => {
      this.timers = this.timers.filter((other) => other !== timer)
    }
  }

  soon(callback: () => void): void {
    this.real.soon(callback)
  }

  /** To be called whenever the run may have become idle. */
  poke(): void {
    if (this.isScheduled || this.timers.length === 0) return
    this.isScheduled = true
    this.real.soon(() => {
      this.isScheduled = false
      if (!this.isIdle()) return
      const next = this.timers.reduce<Timer | undefined>(
        (first, timer) =>
          first === undefined ||
          timer.timeMs < first.timeMs ||
          (timer.timeMs === first.timeMs && timer.order < first.order)
            ? timer
            : first,
        undefined,
      )
      if (next === undefined) return
      this.timers = this.timers.filter((timer) => timer !== next)
      this.now = Math.max(this.now, next.timeMs)
      next.callback()
      this.poke()
    })
  }
}
