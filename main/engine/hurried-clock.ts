import type { Clock } from './ports.ts'
import { firstTimer, type RunClock, type Timer } from './run-clock.ts'

/**
 * The clock of a run that is in a hurry: the real clock, which goes on while the run works or waits for an answer, and
 * jumps to the next timer when the run waits for nothing but timers. So times and durations are natural, and a wait of
 * a day passes at once and is a day.
 */
export class HurriedClock implements RunClock {
  private readonly real: Clock
  private readonly isIdle: () => boolean
  private readonly timers = new Set<Timer>()
  private offsetMs = 0
  private order = 0
  private isScheduled = false
  private alarm: { readonly timer: Timer; readonly offsetMs: number; readonly undo: () => void } | undefined

  /** `isIdle` tells whether the run waits for nothing but timers. */
  constructor(real: Clock, isIdle: () => boolean) {
    this.real = real
    this.isIdle = isIdle
  }

  nowMs(): number {
    return this.real.nowMs() + this.offsetMs
  }

  jumpTo(timeMs: number): void {
    this.offsetMs = Math.max(this.offsetMs, timeMs - this.real.nowMs())
    this.setAlarm()
  }

  at(timeMs: number, callback: () => void): () => void {
    const timer = { timeMs, order: this.order, callback }
    this.order += 1
    this.timers.add(timer)
    this.setAlarm()
    this.poke()
    return () => {
      if (this.timers.delete(timer)) this.setAlarm()
    }
  }

  soon(callback: () => void): void {
    this.real.soon(callback)
  }

  poke(): void {
    if (this.isScheduled || this.timers.size === 0) return
    this.isScheduled = true
    this.real.soon(() => {
      this.isScheduled = false
      if (!this.isIdle()) return
      const next = firstTimer(this.timers)
      if (next === undefined) return
      this.offsetMs += Math.max(0, next.timeMs - this.nowMs())
      this.fire(next)
      this.poke()
    })
  }

  /** While the run waits for an answer, timers go by the real clock: a time limit still ends a call that hangs. */
  private setAlarm(): void {
    const next = firstTimer(this.timers)
    const { alarm, offsetMs } = this
    if (alarm?.timer === next && alarm?.offsetMs === offsetMs) return
    alarm?.undo()
    this.alarm =
      next === undefined
        ? undefined
        : { timer: next, offsetMs, undo: this.real.at(next.timeMs - offsetMs, () => this.fire(next)) }
  }

  private fire(timer: Timer): void {
    if (!this.timers.delete(timer)) return
    this.setAlarm()
    timer.callback()
  }
}
