import { useCommands } from '../app/commands.ts'
import { findWorkspace } from '../designer/workspace-state.ts'
import { findAnalysis } from '../document/analyses.ts'
import { documentKey, type FlowRef } from '../document/documents.ts'
import { cancelRun } from '../runs/run-commands.ts'
import { debugStrings } from '../strings/debug.ts'
import { armedBreakpoints, removeAllBreakpoints, toggleBreakpoint, useBreakpoints } from './breakpoints.ts'
import { actionNamesOf, type DebugSession, sayDebug } from './debug-session.ts'
import type { DebugStart } from './start-options.ts'

const words = debugStrings.commands

interface DebugCommandsOptions {
  readonly flow: FlowRef
  readonly session: DebugSession | undefined
  /** Starts a run of the flow as it is in the window. */
  readonly start: (debug: DebugStart) => void
}

/** Name of the selected action, which is what commands about a step mean. */
export function selectedActionOf(flow: FlowRef): string | undefined {
  const { selectedId } = findWorkspace(documentKey(flow))
  const step = findAnalysis(flow).model?.steps.find(({ id }) => id === selectedId)
  return step?.kind === 'action' ? step.name : undefined
}

/** The debugger's commands, with the keys that people know from other debuggers. */
export function useDebugCommands({ flow, session, start }: DebugCommandsOptions): void {
  const breakpoints = useBreakpoints(flow)
  const runId = session?.isUnderWay === true ? session.runId : undefined
  const isPaused = session?.isUnderWay === true && session.paused !== undefined
  const isRunning = runId !== undefined && !isPaused
  const step = (kind: 'over' | 'into' | 'out') => {
    if (runId !== undefined) void sayDebug(runId, { kind: 'step', step: kind })
    else start({ pauseAtStart: true })
  }
  const runToHere = () => {
    const action = selectedActionOf(flow)
    if (action === undefined) return
    if (runId === undefined) {
      start({ stopAt: action })
      return
    }
    const others = armedBreakpoints(flow, actionNamesOf(flow))
    void sayDebug(runId, { kind: 'set-breakpoints', breakpoints: [...others, { action }] }).then((state) =>
      state === undefined ? undefined : sayDebug(runId, { kind: 'continue' }),
    )
  }
  useCommands([
    {
      id: 'debug-toggle-breakpoint',
      title: words.toggleBreakpoint,
      group: words.group,
      shortcuts: ['F9'],
      run: () => {
        const action = selectedActionOf(flow)
        if (action !== undefined) toggleBreakpoint(flow, action)
      },
      isEnabled: () => selectedActionOf(flow) !== undefined,
    },
    {
      id: 'debug-step-over',
      title: debugStrings.bar.stepOver,
      group: words.group,
      shortcuts: ['F10'],
      run: () => step('over'),
      isEnabled: () => !isRunning,
    },
    {
      id: 'debug-step-into',
      title: debugStrings.bar.stepInto,
      group: words.group,
      shortcuts: ['F11'],
      run: () => step('into'),
      isEnabled: () => !isRunning,
    },
    {
      id: 'debug-step-out',
      title: debugStrings.bar.stepOut,
      group: words.group,
      shortcuts: ['Shift+F11'],
      run: () => step('out'),
      isEnabled: () => isPaused,
    },
    {
      id: 'debug-pause',
      title: debugStrings.bar.pause,
      group: words.group,
      shortcuts: ['F6'],
      run: () => runId !== undefined && void sayDebug(runId, { kind: 'pause' }),
      isEnabled: () => isRunning,
    },
    {
      id: 'debug-stop',
      title: debugStrings.bar.stop,
      group: words.group,
      shortcuts: ['Shift+F5'],
      run: () => runId !== undefined && void cancelRun(runId),
      isEnabled: () => runId !== undefined,
    },
    {
      id: 'debug-restart',
      title: debugStrings.bar.restart,
      group: words.group,
      shortcuts: ['Mod+Shift+F5'],
      run: () => {
        if (runId === undefined) start({})
        else void cancelRun(runId).then(() => start({}))
      },
    },
    {
      id: 'debug-run-without',
      title: words.runWithout,
      group: words.group,
      shortcuts: ['Mod+F5'],
      run: () => start({ ignoresBreakpoints: true }),
      isEnabled: () => runId === undefined,
    },
    {
      id: 'debug-run-to-here',
      title: words.runToHere,
      group: words.group,
      shortcuts: ['Mod+F10'],
      run: runToHere,
      isEnabled: () => !isRunning && selectedActionOf(flow) !== undefined,
    },
    {
      id: 'debug-remove-breakpoints',
      title: words.removeAll,
      group: words.group,
      shortcuts: ['Mod+Shift+F9'],
      run: () => removeAllBreakpoints(flow),
      isEnabled: () => breakpoints.length > 0,
    },
  ])
}
