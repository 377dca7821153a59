import type { RunEvent, RunId, RunSummary } from '../../shared/run/index.ts'
import type { RunService } from '../services/run-service.ts'

export interface FailureNoticesOptions {
  readonly runs: Pick<RunService, 'subscribe' | 'get'>
  /** Whether somebody looks at the window: it tells of failures itself. */
  readonly isWatched: () => boolean
  readonly isWanted: () => boolean
  /** Shows the system's notice of a run that failed. */
  readonly show: (run: RunSummary) => void
}

/**
 * Tells of runs that a trigger started and that failed, by the system's notices, while nobody looks at the window.
 * Returns the undoing.
 */
export function tellFailures({ runs, isWatched, isWanted, show }: FailureNoticesOptions): () => void {
  const tell = async (runId: RunId) => {
    const run = await runs.get(runId)
    if (run.origin === 'trigger') show(run)
  }
  return runs.subscribe(({ runId, events }) => {
    if (!events.some(({ event }) => isFailure(event)) || isWatched() || !isWanted()) return
    // A run that was deleted meanwhile has nothing to tell.
    tell(runId).catch(() => undefined)
  })
}

function isFailure(event: RunEvent): boolean {
  return event.type === 'run-completed' && (event.status === 'Failed' || event.status === 'TimedOut')
}
