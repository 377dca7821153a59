import { create } from 'zustand'
import type { EnvironmentId, FlowId, RunId, RunState } from '../../shared/run/index.ts'
import { useRun } from './use-run.ts'

interface FlowRunsState {
  /** The run laid over each flow's canvas, by environment and flow. */
  readonly runs: Readonly<Record<string, RunId>>
}

/** Which run each open flow shows on its canvas. View state only. */
export const useFlowRuns = create<FlowRunsState>(() => ({ runs: {} }))

/** Lays a run over the flow's canvas. */
export function showFlowRun(environmentId: EnvironmentId, flowId: FlowId, runId: RunId): void {
  useFlowRuns.setState(({ runs }) => ({ runs: { ...runs, [keyOf(environmentId, flowId)]: runId } }))
}

/** Takes the run off the flow's canvas. */
export function closeFlowRun(environmentId: EnvironmentId, flowId: FlowId): void {
  useFlowRuns.setState(({ runs }) => {
    const { [keyOf(environmentId, flowId)]: _closed, ...rest } = runs
    return { runs: rest }
  })
}

/** The id of the run over the flow's canvas. */
export function useFlowRunId(environmentId: EnvironmentId, flowId: FlowId): RunId | undefined {
  return useFlowRuns(({ runs }) => runs[keyOf(environmentId, flowId)])
}

/** The run over the flow's canvas, live; undefined when there is none. `runState` comes with its first events. */
export function useFlowRun(
  environmentId: EnvironmentId,
  flowId: FlowId,
): { readonly runId: RunId; readonly runState: RunState | undefined } | undefined {
  const runId = useFlowRunId(environmentId, flowId)
  const { state } = useRun(runId)
  return runId === undefined ? undefined : { runId, runState: state }
}

function keyOf(environmentId: EnvironmentId, flowId: FlowId): string {
  return JSON.stringify([environmentId, flowId])
}
