import type { RunState } from '../../../shared/run/index.ts'
import type { FlowGraph } from '../../../shared/wdl/index.ts'
import { actionLine, type LineLook } from '../run/action-line.ts'

/** Most actions that are printed; `--json` holds all. */
const maxLines = 200

/** The actions of a finished run, a line each; those in loops stand below the loop's line once a turn. */
export function showActions(
  graph: FlowGraph,
  state: RunState,
  look: Omit<LineLook, 'turn' | 'nowMs'>,
): string {
  const actions = [...state.actions.values()]
  const lines = actions.slice(0, maxLines).map((action) => {
    const node = graph.action(action.name)
    return actionLine(
      {
        action,
        depth: (node?.depth ?? 1) - 1,
        elapsedMs: (action.endTime ?? action.startTime ?? 0) - (action.startTime ?? 0),
        isChoice: (node?.branches.length ?? 0) > 1,
      },
      { ...look, turn: 0, nowMs: state.endTime ?? state.startTime },
    )
  })
  const more = actions.length - maxLines
  if (more > 0) lines.push(look.style.dim(`... and ${more} more`))
  return lines.length === 0 ? '' : `${lines.join('\n')}\n\n`
}
