import type { RequestArgs } from '../../shared/ipc/bridge.ts'
import type { DebugCommand } from '../../shared/run/index.ts'
import type { RunService } from '../services/run-service.ts'
import { toBreakpoint } from '../services/run-starts.ts'
import type { AreaHandlers } from './handle.ts'

type SaidCommand = RequestArgs<'debug:command'>[0]['command']

/** Requests of whoever debugs a run. */
export function debugHandlers(runs: Pick<RunService, 'debug' | 'evaluate'>): AreaHandlers<'debug'> {
  return {
    command: ({ runId, command }) => runs.debug(runId, toCommand(command)),
    evaluate: ({ runId, expression }) => runs.evaluate(runId, expression),
  }
}

/** A command without what is not said of it. */
function toCommand(said: SaidCommand): DebugCommand {
  if (said.kind === 'set-breakpoints') {
    return { kind: said.kind, breakpoints: said.breakpoints.map(toBreakpoint) }
  }
  if (said.kind !== 'set-outputs') return said
  const { kind, action, repetition, outputs } = said
  return {
    kind,
    outputs,
    ...(action === undefined ? {} : { action }),
    ...(repetition === undefined ? {} : { repetition }),
  }
}
