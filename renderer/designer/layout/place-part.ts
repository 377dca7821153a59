import type { FlowBranch, FlowStep } from '../model/flow-model.ts'
import { type Box, boxOfLine, reaches } from './boxes.ts'
import type { LevelEdge, Point } from './layout-level.ts'
import { fromHead, longestVertical, middleOf, plusOf } from './line-ways.ts'
import type { MeasuredBranch, MeasuredStep } from './measure-branch.ts'
import { branchHeader, cardHeight, containerPadding, endLength, plusSize } from './sizes.ts'

/** A step with its place: a card, or a container around its branches. */
export interface PlacedStep {
  readonly step: FlowStep
  readonly box: Box
  readonly isContainer: boolean
  readonly isCollapsed: boolean
}

/** A branch of a container. Branches of steps with a single one have no frame of their own. */
export interface PlacedBranch {
  readonly branch: FlowBranch
  readonly owner: FlowStep
  readonly box: Box
  readonly hasHeader: boolean
}

/** A line from one step to the next, or from the head of a branch to its first steps. */
export interface PlacedEdge {
  readonly id: string
  /** Step or, at the head of a branch, branch or container it begins at. */
  readonly fromId: string
  readonly toId: string
  /** The branch in which both ends lie. */
  readonly branch: FlowBranch
  /** Step it runs after; undefined at the head of a branch. */
  readonly after: FlowStep | undefined
  readonly to: FlowStep
  readonly points: readonly Point[]
  /** Where the '+' of this line stands. */
  readonly plus: Point
  readonly statuses: readonly string[]
  readonly isCyclic: boolean
}

/** Where an action can be added behind everything: the end of a way through a branch. */
export interface PlacedEnd {
  readonly id: string
  readonly branch: FlowBranch
  readonly after: FlowStep | undefined
  /** Step whose branch it is; undefined at the top level. */
  readonly owner: FlowStep | undefined
  /** Top of the short line; the '+' stands at its bottom. */
  readonly at: Point
}

/** What was placed, in drawing order. */
export interface FlowPart {
  readonly steps: readonly PlacedStep[]
  readonly branches: readonly PlacedBranch[]
  readonly edges: readonly PlacedEdge[]
  readonly ends: readonly PlacedEnd[]
}

/** Where the lines of a branch begin. */
export interface Head {
  readonly id: string
  readonly x: number
}

/**
 * Places measured branches on the canvas: all of them, or those that reach into an area together with whatever a line
 * that does begins or ends at. What lies outside is not gone through, so a part of a large flow costs as much as it shows.
 */
export class PartPlacer implements FlowPart {
  readonly steps: PlacedStep[] = []
  readonly branches: PlacedBranch[] = []
  readonly edges: PlacedEdge[] = []
  readonly ends: PlacedEnd[] = []
  private readonly area: Box | undefined

  constructor(area: Box | undefined) {
    this.area = area
  }

  /** `top` is where the lines to the first steps begin; with several heads each of them has its own. */
  placeBranch(
    measured: MeasuredBranch,
    top: Point,
    heads: readonly Head[],
    owner: FlowStep | undefined,
  ): void {
    const { branch, level, inner } = measured
    if (inner.size === 0) {
      this.addEnd({ id: `${branch.id}#end`, branch, after: undefined, owner, at: top })
      return
    }
    const lines = level.edges
      .flatMap((edge) => placeEdge(measured, edge, top, heads))
      .filter(({ points }) => this.isIn(boxOfLine(points)))
    const tied = new Set(lines.flatMap(({ fromId, toId }) => [fromId, toId]))
    for (const [id, at] of level.places) {
      const step = inner.get(id)
      if (step !== undefined) this.placeStep(step, { x: top.x + at.x, y: top.y + at.y }, tied.has(id))
    }
    for (const line of lines) this.edges.push(line)
    for (const { after, at } of level.ends) {
      const step = inner.get(after)?.step
      const point = { x: top.x + at.x, y: top.y + at.y }
      this.addEnd({ id: `${after}#end`, branch, after: step, owner, at: point })
    }
  }

  /** `isTied`: a line that is placed begins or ends at it. */
  private placeStep(measured: MeasuredStep, top: Point, isTied: boolean): void {
    const { step, isCollapsed, branches } = measured
    const box = boxOfStep(measured, top)
    const isIn = this.isIn(box)
    if (!isIn && !isTied) return
    this.steps.push({ step, box, isContainer: branches.length > 0, isCollapsed })
    if (!isIn) return
    for (const { branch, frame, head, headId } of insidesOf(measured, top)) {
      this.branches.push({
        branch: branch.branch,
        owner: step,
        box: frame,
        hasHeader: branch.hasHeader,
      })
      this.placeBranch(branch, head, [{ id: headId, x: head.x }], step)
    }
  }

  private addEnd(end: PlacedEnd): void {
    if (this.isIn({ ...end.at, width: 0, height: endLength + plusSize })) this.ends.push(end)
  }

  private isIn(box: Box): boolean {
    return this.area === undefined || reaches(box, this.area)
  }
}

/** The box of a step whose top middle is given. */
export function boxOfStep({ width, height }: MeasuredStep, top: Point): Box {
  return { x: top.x - width / 2, y: top.y, width, height }
}

/** A branch with its frame and with where its lines begin. */
interface PlacedInside {
  readonly branch: MeasuredBranch
  readonly frame: Box
  readonly head: Point
  readonly headId: string
}

/** The branches of a container, side by side. */
export function insidesOf({ step, height, branches }: MeasuredStep, top: Point): readonly PlacedInside[] {
  const { between, bottom } = containerPadding
  const inside = branches.reduce((sum, branch) => sum + branch.width, (branches.length - 1) * between)
  let x = top.x - inside / 2
  const y = top.y + cardHeight(step)
  const frameHeight = height - cardHeight(step) - bottom
  return branches.map((branch) => {
    const spare = branch.width - branch.level.left - branch.level.right
    const middle = branch.inner.size === 0 ? x + branch.width / 2 : x + branch.level.left + spare / 2
    const head = { x: middle, y: y + (branch.hasHeader ? branchHeader.height : 0) }
    const headId = branch.hasHeader ? branch.branch.id : step.id
    const frame = { x, y, width: branch.width, height: frameHeight }
    x += branch.width + between
    return { branch, frame, head, headId }
  })
}

/** One line of a branch; one from each head where it begins at the top of several. */
function placeEdge(
  { branch, inner, forks, joins }: MeasuredBranch,
  edge: LevelEdge,
  top: Point,
  heads: readonly Head[],
): readonly PlacedEdge[] {
  const to = inner.get(edge.to)?.step
  if (to === undefined) return []
  const after = edge.from === undefined ? undefined : inner.get(edge.from)?.step
  const points = edge.points.map((point) => ({ x: top.x + point.x, y: top.y + point.y }))
  const common = { branch, after, to, toId: to.id, isCyclic: edge.isCyclic }
  if (after !== undefined) {
    const statuses = to.runAfter.find(({ id }) => id === after.id)?.statuses ?? []
    const plus = edge.isCyclic
      ? middleOf(...longestVertical(points), 0.5)
      : plusOf(points, forks.has(after.id), joins.has(to.id))
    return [{ ...common, id: `${after.id}>${to.id}`, fromId: after.id, points, plus, statuses }]
  }
  return heads.map(({ id, x }) => {
    const way = heads.length === 1 ? points : fromHead(points, x)
    const plus = plusOf(points, forks.has(undefined), false)
    return { ...common, id: `${id}>${to.id}`, fromId: id, points: way, plus, statuses: [] }
  })
}
