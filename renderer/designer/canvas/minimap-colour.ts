import { tokens } from '@fluentui/react-components'
import { statusTone, toneSolid } from '../../ui/status-look.ts'
import type { ProblemCount } from '../model/step-problems.ts'
import type { RunOverlay } from '../run-overlay/step-runs.ts'
import type { CanvasNode } from './canvas-graph.ts'

/** Colours of the overview: containers are a tint, steps their status, their problems, or their own colour. */
export function minimapColour(
  problems: ReadonlyMap<string, ProblemCount>,
  run: RunOverlay | undefined,
): (node: CanvasNode) => string {
  return (node) => {
    if (node.type === 'container') return tokens.colorNeutralBackground5
    if (node.type === 'branch' || node.type === 'end') return 'transparent'
    if (node.type === 'start') return tokens.colorNeutralStroke1
    const status = run?.steps.get(node.id)?.status
    if (run !== undefined)
      return status === undefined ? tokens.colorNeutralStroke2 : toneSolid[statusTone(status)]
    if ((problems.get(node.id)?.errors ?? 0) > 0) return tokens.colorPaletteRedBackground3
    return node.data.placed.step.colour
  }
}
