import { useCallback, useState } from 'react'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { EnvironmentId, FlowId, RunSummary } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { notify } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { withFaults } from '../debugger/faults.ts'
import { type DebugStart, debugOf } from '../debugger/start-options.ts'
import { findAnalysis, flowDocumentOf } from '../document/analyses.ts'
import { currentText } from '../document/documents.ts'
import { strings } from '../strings/shell.ts'
import { showFlowRun } from './flow-runs.ts'
import { acceptSummaries } from './run-list-store.ts'
import { findRunOptions, type RunOptions } from './run-options.ts'
import { runnableTriggers, usesConnectors } from './runnable-triggers.ts'

/** Starting a run of a flow from the window. */
export interface StartRun {
  readonly isStarting: boolean
  /** Why the last start failed, with every located problem when the flow does not compile. */
  readonly error: FlowErrorData | undefined
  readonly clearError: () => void
  /** Runs the text as it is in the window, saved or not, and lays the run over the canvas. */
  readonly start: (options?: RunOptions, debug?: DebugStart) => Promise<RunSummary | undefined>
}

/** Starts runs of a flow with its current text. */
export function useStartRun(environmentId: EnvironmentId, flowId: FlowId): StartRun {
  const [isStarting, setStarting] = useState(false)
  const [error, setError] = useState<FlowErrorData>()
  const clearError = useCallback(() => setError(undefined), [])

  const start = useCallback(
    async (given?: RunOptions, debug: DebugStart = {}) => {
      const text = currentText(environmentId, flowId)
      if (text === undefined) {
        setError({
          family: 'RequestError',
          code: 'request.not-open',
          message: strings.runControls.noDocument,
        })
        return undefined
      }
      const options = given ?? chosenOptions(environmentId, flowId)
      const definitionPath = findAnalysis({ environmentId, flowId }).chosen
      setStarting(true)
      setError(undefined)
      try {
        const run = await bridge.runs.start({
          environmentId,
          flowId,
          text,
          ...withFaults({ environmentId, flowId }, options.mocks),
          ...debugOf({ environmentId, flowId }, debug),
          ...(options.trigger === undefined ? {} : { trigger: options.trigger }),
          ...(options.body === undefined ? {} : { body: options.body }),
          ...(definitionPath === undefined ? {} : { definitionPath: [...definitionPath] }),
        })
        const others = run.others ?? []
        acceptSummaries([run, ...others])
        showFlowRun(environmentId, flowId, run.runId)
        if (others.length > 0) tellItems(environmentId, flowId, others.length + 1)
        return run
      } catch (thrown) {
        setError(toErrorData(thrown))
        return undefined
      } finally {
        setStarting(false)
      }
    },
    [environmentId, flowId],
  )
  return { isStarting, error, clearError, start }
}

/** A body with several items has started several runs; the first is shown. */
function tellItems(environmentId: EnvironmentId, flowId: FlowId, count: number): void {
  notify({
    intent: 'info',
    title: strings.runControls.itemRuns(count),
    body: strings.runControls.itemRunsHint,
    action: {
      label: strings.flows.showRuns,
      run: () => navigate({ page: 'runs', environmentId, flowId }),
    },
  })
}

/** The options to run a flow with: those remembered, else mocks for a flow that calls connectors. */
export function chosenOptions(environmentId: EnvironmentId, flowId: FlowId): RunOptions {
  const remembered = findRunOptions(environmentId, flowId)
  const text = currentText(environmentId, flowId)
  if (text === undefined) return remembered ?? { mocks: 'none' }
  const document = flowDocumentOf(text, findAnalysis({ environmentId, flowId }).chosen)
  if (remembered === undefined) return { mocks: usesConnectors(document) ? 'auto' : 'none' }
  const { trigger, body, mocks } = remembered
  // A trigger that is gone since then would be refused.
  const isThere = trigger !== undefined && runnableTriggers(document).some(({ name }) => name === trigger)
  return { mocks, ...(isThere ? { trigger } : {}), ...(body === undefined ? {} : { body }) }
}

/** Whether the flow's trigger needs inputs that were not given before. */
export function needsInputs(environmentId: EnvironmentId, flowId: FlowId): boolean {
  const text = currentText(environmentId, flowId)
  if (text === undefined || findRunOptions(environmentId, flowId)?.body !== undefined) return false
  const document = flowDocumentOf(text, findAnalysis({ environmentId, flowId }).chosen)
  return (runnableTriggers(document)[0]?.required.length ?? 0) > 0
}
