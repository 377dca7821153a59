import type { RunId, RunSummary } from '../../shared/run/index.ts'
import { currentLocation, navigate, useNavigation } from '../app/navigation.ts'
import { notify } from '../app/notices.ts'
import { historyStrings } from '../strings/history.ts'
import { toldText } from '../strings/sentences.ts'

/** Runs whose failure was told. */
const told = new Set<RunId>()

/**
 * Tells of runs that a trigger started and that failed: nobody waits for them at a screen. What a person started is
 * on their screen already.
 */
export function tellFailures(summaries: readonly RunSummary[]): void {
  for (const run of summaries) {
    const { runId, status, origin } = run
    const hasFailed = status === 'Failed' || status === 'TimedOut'
    if (!hasFailed || origin !== 'trigger' || told.has(runId)) continue
    told.add(runId)
    const here = currentLocation(useNavigation.getState())
    if (here.page === 'run' && here.runId === runId) continue
    notify({
      intent: 'error',
      title: historyStrings.failure.title(run.flowName),
      ...(run.error === undefined ? {} : { body: toldText(run.error.message) }),
      action: { label: historyStrings.failure.open, run: () => navigate({ page: 'run', runId }) },
    })
  }
}
