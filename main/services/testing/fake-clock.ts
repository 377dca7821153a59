import type { Clock } from '../../engine/ports.ts'

interface Timer {
  readonly timeMs: number
  readonly callback: () => void
}

/** Turns of the event loop after which everything a timer set going in memory has come to rest. */
const turnsToRest = 30

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  #nowMs: number
  #timers: Timer[] = []

  constructor(start: string) {
    this.#nowMs = Date.parse(start)
  }

  readonly nowMs = (): number => this.#nowMs

  readonly at = (timeMs: number, callback: () => void): (() => void) => {
    const timer = { timeMs, callback }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  readonly soon = (callback: () => void): void => {
    setImmediate(callback)
  }

  /** Times of the timers that are set, earliest first. */
  get due(): readonly string[] {
    return this.#timers.map(({ timeMs }) => new Date(timeMs).toISOString()).sort()
  }

  /** Moves on to a time, firing the timers before it in their order and letting each come to rest. */
  async moveTo(time: string): Promise<void> {
    const target = Date.parse(time)
    await this.rest()
    for (;;) {
      const next = this.#timers
        .filter(({ timeMs }) => timeMs <= target)
        .reduce<Timer | undefined>(
          (first, timer) => (first && first.timeMs <= timer.timeMs ? first : timer),
          undefined,
        )
      if (next === undefined) break
      this.#timers = this.#timers.filter((timer) => timer !== next)
      this.#nowMs = Math.max(this.#nowMs, next.timeMs)
      next.callback()
      await this.rest()
    }
    this.#nowMs = target
  }

  /** Jumps to a time as a machine does that slept: timers fire late, all at once. */
  async wakeAt(time: string): Promise<void> {
    this.#nowMs = Date.parse(time)
    await this.moveTo(time)
  }

  async rest(): Promise<void> {
    for (let turn = 0; turn < turnsToRest; turn += 1)
      await new Promise<void>((resolve) => setImmediate(resolve))
  }
}
