import { useEffect } from 'react'
import {
  type DebugCommand,
  type DebugState,
  isFinal,
  type RunId,
  type RunState,
} from '../../shared/run/index.ts'
import { notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { findAnalysis } from '../document/analyses.ts'
import type { FlowRef } from '../document/documents.ts'
import { useFlowRun } from '../runs/flow-runs.ts'
import { debugStrings } from '../strings/debug.ts'
import { armedBreakpoints, onBreakpointsChanged } from './breakpoints.ts'

/** The run over a flow's canvas as whoever debugs it sees it. */
export interface DebugSession {
  readonly runId: RunId
  readonly runState: RunState
  /** It is not over. */
  readonly isUnderWay: boolean
  /** Where it stands still; undefined while it goes on. */
  readonly paused: RunState['paused']
}

/** The run over the flow's canvas, live; undefined when there is none. */
export function useDebugSession({ environmentId, flowId }: FlowRef): DebugSession | undefined {
  const run = useFlowRun(environmentId, flowId)
  if (run?.runState === undefined) return undefined
  const { runId, runState } = run
  return { runId, runState, isUnderWay: !isFinal(runState.status), paused: runState.paused }
}

/** Tells a run something; a refusal is shown, unless the run ended meanwhile. Answers where it stands. */
export async function sayDebug(
  runId: RunId,
  command: DebugCommand,
  title: string = debugStrings.failed,
): Promise<DebugState | undefined> {
  try {
    return await bridge.debug.command({ runId, command: toSaid(command) })
  } catch (error) {
    if (toErrorData(error).code !== 'run.not-driven') notifyError(title, error)
    return undefined
  }
}

/** Names of the actions of a flow as it is in the window. */
export function actionNamesOf(flow: FlowRef): readonly string[] {
  return (findAnalysis(flow).model?.steps ?? []).flatMap(({ kind, name }) =>
    kind === 'action' ? [name] : [],
  )
}

/** While mounted, breakpoints that are changed count for the run under way too. */
export function useLiveBreakpoints(flow: FlowRef, session: DebugSession | undefined): void {
  const runId = session?.isUnderWay === true ? session.runId : undefined
  const { environmentId, flowId } = flow
  useEffect(() => {
    if (runId === undefined) return
    const ofFlow = { environmentId, flowId }
    return onBreakpointsChanged(() => {
      const breakpoints = armedBreakpoints(ofFlow, actionNamesOf(ofFlow))
      void sayDebug(runId, { kind: 'set-breakpoints', breakpoints }, debugStrings.breakpoints.refused)
    })
  }, [runId, environmentId, flowId])
}

/** The contract's arrays are its own. */
function toSaid(command: DebugCommand): Parameters<typeof bridge.debug.command>[0]['command'] {
  if (command.kind === 'set-breakpoints') return { ...command, breakpoints: [...command.breakpoints] }
  if (command.kind === 'set-outputs' && command.repetition !== undefined) {
    return { ...command, repetition: [...command.repetition] }
  }
  return command as Exclude<DebugCommand, { kind: 'set-breakpoints' | 'set-outputs' }>
}
