import type { Clock } from './ports.ts'

/** A clock of one run that leaves out the waiting: it jumps to the next timer when the run waits for nothing else. */
export interface RunClock extends Clock {
  /** Goes on from a time, after a restart. */
  jumpTo(timeMs: number): void
  /** To be called whenever the run may have become idle. */
  poke(): void
}

/** Something to be done at a time. */
export interface Timer {
  readonly timeMs: number
  readonly order: number
  readonly callback: () => void
}

/** The timer that is due first; of those at the same time, the one that was set first. */
export function firstTimer(timers: Iterable<Timer>): Timer | undefined {
  let first: Timer | undefined
  for (const timer of timers) {
    const isEarlier =
      first === undefined ||
      timer.timeMs < first.timeMs ||
      (timer.timeMs === first.timeMs && timer.order < first.order)
    if (isEarlier) first = timer
  }
  return first
}
