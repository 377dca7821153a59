import type { HistoryLimits } from '../storage/run-pruning.ts'

/** A history that can be made smaller bit by bit: `RunJournal`. */
export interface PrunableHistory {
  prune(limits: HistoryLimits, nowMs: number, budgetMs: number): boolean
  /** Reads what runs of earlier versions have not said of themselves; answers whether there is more. */
  readOlderTags(budgetMs: number): boolean
}

const dayMs = 86_400_000

/** Limits as a person says them. */
export function historyLimitsOf(days: number, megabytes: number): HistoryLimits {
  return { maxAgeMs: days * dayMs, maxBytes: megabytes * 1024 ** 2 }
}

/** As on the platform 28 days, and no more than 2 GB. */
export const defaultHistoryLimits: HistoryLimits = historyLimitsOf(28, 2048)

/** How long after the start, and how often, is looked whether something has to go; in ms. */
const firstMs = 10_000
const intervalMs = 600_000
/** Work at a time, and rest after it, in ms: runs have the thread for the larger part. */
const workMs = 8
const restMs = 40

/**
 * Keeps a run history within its limits, off the path of the runs: a few ms of work, then a rest, until all that is
 * too old or too much is gone. `whenPruned` is called then, for what lies beside it.
 */
export class RunRetention {
  private readonly history: PrunableHistory
  private readonly nowMs: () => number
  private limits: HistoryLimits
  private timer: NodeJS.Timeout | undefined
  private isStopped = false
  private readonly whenPruned: () => void

  constructor(
    history: PrunableHistory,
    nowMs: () => number,
    limits: HistoryLimits = defaultHistoryLimits,
    whenPruned: () => void = () => {},
  ) {
    this.whenPruned = whenPruned
    this.history = history
    this.nowMs = nowMs
    this.limits = limits
    this.plan(firstMs)
  }

  /** Takes other limits and looks soon: they may still be being chosen. */
  setLimits(limits: HistoryLimits): void {
    this.limits = limits
    this.plan(firstMs)
  }

  /** Looks at once, not in a while: something was deleted. */
  soon(): void {
    this.plan(0)
  }

  stop(): void {
    this.isStopped = true
    clearTimeout(this.timer)
  }

  private plan(delayMs: number): void {
    clearTimeout(this.timer)
    if (this.isStopped) return
    this.timer = setTimeout(() => this.work(), delayMs)
    // Old runs keep no process from ending.
    this.timer.unref()
  }

  private work(): void {
    const isMore = this.history.readOlderTags(workMs) || this.history.prune(this.limits, this.nowMs(), workMs)
    this.plan(isMore ? restMs : intervalMs)
    if (!isMore) this.whenPruned()
  }
}
