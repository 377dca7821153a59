import { create } from 'zustand'
import type { RunSummary } from '../../shared/run/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { failedToLoad, type Loadable, loaded, loading, notLoaded } from '../bridge/loadable.ts'
import { mergeRuns } from './merge-runs.ts'

/** Runs shown on Home. */
const count = 6

/** The last runs of all flows. */
export const useRecentRuns = create<{ readonly runs: Loadable<readonly RunSummary[]> }>(() => ({
  runs: notLoaded,
}))

/** Asks for the last runs. Never rejects. */
export async function loadRecentRuns(): Promise<void> {
  useRecentRuns.setState(({ runs }) => ({ runs: loading(runs) }))
  try {
    useRecentRuns.setState({ runs: loaded(await bridge.runs.list({ limit: count })) })
  } catch (error) {
    useRecentRuns.setState(({ runs }) => ({ runs: failedToLoad(runs, error) }))
  }
}

/** Runs began, went on or ended. */
export function acceptRecentRuns(summaries: readonly RunSummary[]): void {
  useRecentRuns.setState(({ runs }) =>
    runs.value === undefined
      ? {}
      : { runs: { ...runs, value: mergeRuns(runs.value, summaries).slice(0, count) } },
  )
}
