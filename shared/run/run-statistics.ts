import { isFinal, type Status } from './status.ts'

/** What is counted of one run. Times are ms since 1970. */
export interface RunOutcome {
  readonly status: Status
  readonly startTime: number
  readonly endTime?: number
}

/** The runs that started on one day of the person's. */
export interface DayOfRuns {
  /** Start of the day, ms since 1970. */
  readonly day: number
  readonly succeeded: number
  /** Failed, timed out or aborted. */
  readonly failed: number
  readonly cancelled: number
  /** Not over yet. */
  readonly open: number
  /** Middle duration of those that are over, in ms; absent when none is. */
  readonly medianMs?: number
}

/** How runs went over a number of days, oldest day first, days without runs included. */
export interface RunStatistics {
  readonly days: readonly DayOfRuns[]
  readonly total: Omit<DayOfRuns, 'day'> & {
    /** 95 of 100 runs took no longer, in ms. */
    readonly p95Ms?: number
  }
}

export const dayMs = 86_400_000

/** Start of the day (in a clock `offsetMinutes` ahead of UTC) on which the first of `days` days up to `nowMs` lies. */
export function firstDay(nowMs: number, days: number, offsetMinutes: number): number {
  return startOfDay(nowMs, offsetMinutes) - (days - 1) * dayMs
}

/** Counts outcomes by the day on which they started. Those outside of the days are left out. */
export function countRuns(
  outcomes: Iterable<RunOutcome>,
  range: { readonly nowMs: number; readonly days: number; readonly offsetMinutes: number },
): RunStatistics {
  const first = firstDay(range.nowMs, range.days, range.offsetMinutes)
  const counted = Array.from({ length: range.days }, () => new Counter())
  const all = new Counter()
  for (const outcome of outcomes) {
    const index = Math.floor((outcome.startTime - first) / dayMs)
    const day = counted[index]
    if (day === undefined) continue
    day.add(outcome)
    all.add(outcome)
  }
  const p95Ms = all.quantile(0.95)
  return {
    days: counted.map((counter, index) => ({ day: first + index * dayMs, ...counter.sums() })),
    total: { ...all.sums(), ...(p95Ms === undefined ? {} : { p95Ms }) },
  }
}

class Counter {
  private succeeded = 0
  private failed = 0
  private cancelled = 0
  private open = 0
  private readonly durations: number[] = []

  add({ status, startTime, endTime }: RunOutcome): void {
    if (!isFinal(status)) this.open += 1
    else if (status === 'Succeeded') this.succeeded += 1
    else if (status === 'Cancelled') this.cancelled += 1
    else this.failed += 1
    if (endTime !== undefined) this.durations.push(endTime - startTime)
  }

  sums(): Omit<DayOfRuns, 'day'> {
    const { succeeded, failed, cancelled, open } = this
    const medianMs = this.quantile(0.5)
    return { succeeded, failed, cancelled, open, ...(medianMs === undefined ? {} : { medianMs }) }
  }

  /** The smallest duration that this share of the runs did not exceed. */
  quantile(share: number): number | undefined {
    const sorted = this.durations.sort((a, b) => a - b)
    return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  }
}

function startOfDay(timeMs: number, offsetMinutes: number): number {
  const offsetMs = offsetMinutes * 60_000
  return Math.floor((timeMs + offsetMs) / dayMs) * dayMs - offsetMs
}
