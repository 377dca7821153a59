import { useEffect } from 'react'
import type { RunId } from '../../shared/run/index.ts'
import { type FollowedRun, followRun, useFollowedRuns } from './run-state-store.ts'

const nothing: FollowedRun = { isLoading: false }
const loading: FollowedRun = { isLoading: true }

/** A run as it is now, followed while the component is mounted. Undefined `runId`: nothing. */
export function useRun(runId: RunId | undefined): FollowedRun {
  const run = useFollowedRuns(({ runs }) => (runId === undefined ? nothing : (runs[runId] ?? loading)))
  useEffect(() => (runId === undefined ? undefined : followRun(runId)), [runId])
  return run
}
