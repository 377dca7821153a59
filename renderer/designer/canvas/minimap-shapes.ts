import { tokens } from '@fluentui/react-components'
import { statusTone, toneSolid } from '../../ui/status-look.ts'
import type { FlowLayout } from '../layout/layout-flow.ts'
import type { PlacedStep } from '../layout/place-part.ts'
import { startSize } from '../layout/sizes.ts'
import type { ProblemCount } from '../model/step-problems.ts'
import type { RunOverlay } from '../run-overlay/step-runs.ts'

/** Everything of one colour in the overview, as one path: a shape for each step would cost more than the canvas. */
export interface MinimapShape {
  readonly colour: string
  /** SVG path data in canvas units. */
  readonly path: string
}

/** Corners of cards, in canvas units, where the overview shows them large enough to be seen. */
const cornerRadius = 8
const seenFrom = 4000

/** What the overview draws, containers below the steps in them. */
export function minimapShapes(
  { steps, box }: Pick<FlowLayout, 'steps' | 'box'>,
  problems: ReadonlyMap<string, ProblemCount>,
  run: RunOverlay | undefined,
): readonly MinimapShape[] {
  const radius = Math.max(box.width, box.height) > seenFrom ? 0 : cornerRadius
  // A Map keeps its order: containers come first and lie below.
  const paths = new Map<string, string>([[tokens.colorNeutralBackground5, '']])
  const add = (colour: string, path: string) => paths.set(colour, (paths.get(colour) ?? '') + path)
  if (!steps.some(({ step }) => step.kind === 'trigger')) {
    add(tokens.colorNeutralStroke1, rectangle({ x: -startSize.width / 2, y: 0, ...startSize }, radius))
  }
  for (const placed of steps) add(colourOf(placed, problems, run), rectangle(placed.box, radius))
  return [...paths].flatMap(([colour, path]) => (path === '' ? [] : [{ colour, path }]))
}

/** Containers are a tint, steps their status, their problems, or their own colour. */
function colourOf(
  { step, isContainer }: PlacedStep,
  problems: ReadonlyMap<string, ProblemCount>,
  run: RunOverlay | undefined,
): string {
  if (isContainer) return tokens.colorNeutralBackground5
  if (run !== undefined) {
    const status = run.steps.get(step.id)?.status
    return status === undefined ? tokens.colorNeutralStroke2 : toneSolid[statusTone(status)]
  }
  if ((problems.get(step.id)?.errors ?? 0) > 0) return tokens.colorPaletteRedBackground3
  return step.colour
}

function rectangle({ x, y, width, height }: PlacedStep['box'], r: number): string {
  if (r === 0) return `M${x},${y}h${width}v${height}h${-width}z`
  const corner = (dx: number, dy: number) => `a${r},${r},0,0,1,${dx},${dy}`
  const [across, down] = [width - 2 * r, height - 2 * r]
  return `M${x + r},${y}h${across}${corner(r, r)}v${down}${corner(-r, r)}h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}z`
}
