import type { RunId, RunSummary } from '../../shared/run/index.ts'

/** Summaries of finished runs that stay at hand, at least. */
const leastKept = 128

/**
 * Runs that ended a moment ago: those who wait for a run ask for it next. Two generations, of which the older goes as a
 * whole: nothing is deleted one by one.
 */
export class RecentRuns {
  private newer = new Map<RunId, RunSummary>()
  private older = new Map<RunId, RunSummary>()

  remember(runId: RunId, summary: RunSummary): void {
    if (this.newer.size >= leastKept) {
      this.older = this.newer
      this.newer = new Map()
    }
    this.newer.set(runId, summary)
  }

  get(runId: RunId): RunSummary | undefined {
    return this.newer.get(runId) ?? this.older.get(runId)
  }

  /** A run that is at hand has changed. */
  replace(runId: RunId, summary: RunSummary): void {
    for (const runs of [this.newer, this.older]) if (runs.has(runId)) runs.set(runId, summary)
  }

  forget(): void {
    this.newer.clear()
    this.older.clear()
  }
}
