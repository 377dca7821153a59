import type { RunSummary } from '../../shared/run/index.ts'

/** Two lists as one, newest first, each run once; of two tellings the right one counts. */
export function mergeRuns(left: readonly RunSummary[], right: readonly RunSummary[]): readonly RunSummary[] {
  const byId = new Map([...left, ...right].map((run) => [run.runId, run]))
  return [...byId.values()].sort((a, b) => b.startTime - a.startTime || (a.runId < b.runId ? 1 : -1))
}
