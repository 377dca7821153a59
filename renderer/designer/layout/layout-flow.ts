import type { FlowModel } from '../model/flow-model.ts'
import type { Box } from './boxes.ts'
import type { Point } from './layout-level.ts'
import { BranchMeasurer, type MeasuredBranch } from './measure-branch.ts'
import { boxOfStep, type FlowPart, type Head, insidesOf, PartPlacer, type PlacedStep } from './place-part.ts'
import { cardHeight, cardSize, levelSpacing, startSize } from './sizes.ts'

/** A whole flow laid out on the canvas. What is placed of it is placed when somebody asks. */
export interface FlowLayout extends FlowPart {
  readonly box: Box
  /** What reaches into an area, and both ends of every line that does. Costs what is in the area, not what the flow holds. */
  within(area: Box): FlowPart
  /** Where a step is; undefined when it is not shown. */
  boxOf(id: string): Box | undefined
}

/** What of a flow is drawn. */
export type DrawnFlow = Pick<FlowModel, 'triggers' | 'top'>

/** Where the first actions of a flow hang when it has no trigger. */
export const startId = '#start'

/**
 * Lays out a flow: triggers on top, its actions below in the order of `runAfter`, containers around their branches.
 * `collapsed` holds ids of steps whose insides are not shown. Pure; after an edit only the branches around it are
 * measured, and what merely moves costs nothing.
 */
export function layoutFlow(model: DrawnFlow, collapsed: ReadonlySet<string>): FlowLayout {
  const measurer = measurers.get(collapsed) ?? new BranchMeasurer(collapsed)
  measurers.set(collapsed, measurer)
  return new MeasuredFlow(model, measurer.measure(model.top, false))
}

const measurers = new WeakMap<ReadonlySet<string>, BranchMeasurer>()

class MeasuredFlow implements FlowLayout {
  readonly box: Box
  private readonly triggers: readonly PlacedStep[]
  private readonly heads: readonly Head[]
  private readonly start: Point
  private readonly top: MeasuredBranch
  private whole: FlowPart | undefined

  constructor({ triggers }: DrawnFlow, top: MeasuredBranch) {
    this.top = top
    const stride = cardSize.width + levelSpacing.sideGap
    const width = triggers.length * stride - (triggers.length === 0 ? 0 : levelSpacing.sideGap)
    this.triggers = triggers.map((step, index) => {
      const box = { x: -width / 2 + index * stride, y: 0, width: cardSize.width, height: cardHeight(step) }
      return { step, box, isContainer: false, isCollapsed: false }
    })
    this.heads =
      triggers.length === 0
        ? [{ id: startId, x: 0 }]
        : this.triggers.map(({ step, box }) => ({ id: step.id, x: box.x + cardSize.width / 2 }))
    const headHeight = triggers.length === 0 ? startSize.height : Math.max(...triggers.map(cardHeight))
    this.start = { x: 0, y: headHeight }
    const left = Math.max(width / 2, top.level.left, cardSize.width / 2)
    const right = Math.max(width / 2, top.level.right, cardSize.width / 2)
    const height = headHeight + Math.max(top.level.height, levelSpacing.straightGap)
    this.box = { x: -left, y: 0, width: left + right, height }
  }

  get steps() {
    return this.all().steps
  }

  get branches() {
    return this.all().branches
  }

  get edges() {
    return this.all().edges
  }

  get ends() {
    return this.all().ends
  }

  within(area: Box): FlowPart {
    return this.place(area)
  }

  boxOf(id: string): Box | undefined {
    const trigger = this.triggers.find(({ step }) => step.id === id)
    return trigger?.box ?? boxInBranch(this.top, this.start, id)
  }

  private all(): FlowPart {
    this.whole ??= this.place(undefined)
    return this.whole
  }

  private place(area: Box | undefined): FlowPart {
    const placer = new PartPlacer(area)
    for (const trigger of this.triggers) placer.steps.push(trigger)
    placer.placeBranch(this.top, this.start, this.heads, undefined)
    return placer
  }
}

/** Goes down to a step by the ids around it, which are JSON pointers. */
function boxInBranch({ inner, level }: MeasuredBranch, top: Point, id: string): Box | undefined {
  for (const [outerId, measured] of inner) {
    if (id !== outerId && !id.startsWith(`${outerId}/`)) continue
    const at = level.places.get(outerId)
    if (at === undefined) return undefined
    const place = { x: top.x + at.x, y: top.y + at.y }
    if (id === outerId) return boxOfStep(measured, place)
    for (const { branch, head } of insidesOf(measured, place)) {
      const box = boxInBranch(branch, head, id)
      if (box !== undefined) return box
    }
    return undefined
  }
  return undefined
}
