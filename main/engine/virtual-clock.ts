import type { Clock } from './ports.ts'
import { firstTimer, type RunClock, type Timer } from './run-clock.ts'

/**
 * The clock of a run with a fixed time: it stands still while the run works and jumps to the next timer when the
 * run is idle, so waits of days pass at once and in the right order.
 */
export class VirtualClock implements RunClock {
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

  poke(): void {
    if (this.isScheduled || this.timers.length === 0) return
    this.isScheduled = true
    this.real.soon(() => {
      this.isScheduled = false
      if (!this.isIdle()) return
      const next = firstTimer(this.timers)
      if (next === undefined) return
      this.timers = this.timers.filter((timer) => timer !== next)
      this.now = Math.max(this.now, next.timeMs)
      next.callback()
      this.poke()
    })
  }
}
