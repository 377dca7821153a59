import { useEffect } from 'react'
import type { RunState } from '../../shared/run/index.ts'

/**
 * Shows the step before which a run stands, once for each stop: whoever looks elsewhere meanwhile is not fetched back
 * by what happens in the run. `paused` is one object as long as a stop lasts.
 */
export function useShownPause(paused: RunState['paused'], showStep: (action: string) => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: not again when the flow is read anew
  useEffect(() => {
    if (paused?.action !== undefined) showStep(paused.action)
  }, [paused])
}
