import type { FlowBranch, FlowModel, FlowStep } from '../model/flow-model.ts'
import { type LevelItem, type LevelLayout, layoutLevel, type Point } from './layout-level.ts'
import {
  branchHeader,
  cardHeight,
  cardSize,
  containerPadding,
  emptyBranch,
  levelSpacing,
  startSize,
} from './sizes.ts'

/** A rectangle of the canvas, in canvas units. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

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

/** A whole flow placed on the canvas. */
export interface FlowLayout {
  readonly steps: readonly PlacedStep[]
  readonly branches: readonly PlacedBranch[]
  readonly edges: readonly PlacedEdge[]
  readonly ends: readonly PlacedEnd[]
  readonly box: Box
}

/** What of a flow is drawn. */
export type DrawnFlow = Pick<FlowModel, 'triggers' | 'top'>

/** Where the first actions of a flow hang when it has no trigger. */
export const startId = '#start'

/**
 * Places a flow: triggers on top, its actions below in the order of `runAfter`, containers around their branches.
 * `collapsed` holds ids of steps whose insides are not shown. Pure; linear in what is shown.
 */
export function layoutFlow(model: DrawnFlow, collapsed: ReadonlySet<string>): FlowLayout {
  const layout = new FlowPlacer(collapsed)
  return layout.place(model)
}

interface MeasuredStep {
  readonly step: FlowStep
  readonly width: number
  readonly height: number
  readonly isCollapsed: boolean
  readonly branches: readonly MeasuredBranch[]
}

interface MeasuredBranch {
  readonly branch: FlowBranch
  readonly level: LevelLayout
  readonly inner: ReadonlyMap<string, MeasuredStep>
  readonly hasHeader: boolean
  readonly width: number
  readonly height: number
}

/** Where the lines of a branch begin. */
interface Head {
  readonly id: string
  readonly x: number
}

/** What was placed, in drawing order. */
interface Placed {
  readonly steps: PlacedStep[]
  readonly branches: PlacedBranch[]
  readonly edges: PlacedEdge[]
  readonly ends: PlacedEnd[]
}

/** A branch where it was placed last. */
interface PlacedInside extends Placed {
  readonly at: Point
  readonly headId: string
  readonly owner: FlowStep
}

/**
 * What was measured and placed of a flow that is folded so. A model shares the branches that an edit leaves alone: only
 * those around the edit are measured anew, and only those that move are placed anew.
 */
class Remembered {
  readonly measured = new WeakMap<FlowBranch, MeasuredBranch>()
  readonly placed = new WeakMap<MeasuredBranch, PlacedInside>()
}

const remembered = new WeakMap<ReadonlySet<string>, Remembered>()

class FlowPlacer {
  private placed: Placed = nothingPlaced()
  private readonly collapsed: ReadonlySet<string>
  private readonly known: Remembered

  constructor(collapsed: ReadonlySet<string>) {
    this.collapsed = collapsed
    this.known = remembered.get(collapsed) ?? new Remembered()
    remembered.set(collapsed, this.known)
  }

  place(model: DrawnFlow): FlowLayout {
    const { triggers, top } = model
    const triggersWidth =
      triggers.length * cardSize.width + Math.max(0, triggers.length - 1) * levelSpacing.sideGap
    for (const [index, step] of triggers.entries()) {
      const x = -triggersWidth / 2 + index * (cardSize.width + levelSpacing.sideGap)
      const box = { x, y: 0, width: cardSize.width, height: cardHeight(step) }
      this.placed.steps.push({ step, box, isContainer: false, isCollapsed: false })
    }
    const headHeight = triggers.length === 0 ? startSize.height : Math.max(...triggers.map(cardHeight))
    const measured = this.measureBranch(top, false)
    const heads =
      triggers.length === 0
        ? [{ id: startId, x: 0 }]
        : triggers.map((step, index) => ({
            id: step.id,
            x: -triggersWidth / 2 + cardSize.width / 2 + index * (cardSize.width + levelSpacing.sideGap),
          }))
    this.placeBranch(measured, { x: 0, y: headHeight }, heads, undefined)
    const left = Math.max(triggersWidth / 2, measured.level.left, cardSize.width / 2)
    const right = Math.max(triggersWidth / 2, measured.level.right, cardSize.width / 2)
    const height = headHeight + Math.max(measured.level.height, levelSpacing.straightGap)
    return {
      ...this.placed,
      box: { x: -left, y: 0, width: left + right, height },
    }
  }

  private measureStep(step: FlowStep): MeasuredStep {
    const isCollapsed = this.collapsed.has(step.id)
    if (step.branches.length === 0 || isCollapsed) {
      return { step, width: cardSize.width, height: cardHeight(step), isCollapsed, branches: [] }
    }
    const hasHeader = step.branches.length > 1 || step.branches.some((branch) => branch.name !== undefined)
    const branches = step.branches.map((branch) => this.measureBranch(branch, hasHeader))
    const { side, between, bottom } = containerPadding
    let width = 2 * side + (branches.length - 1) * between
    let height = 0
    for (const branch of branches) {
      width += branch.width
      height = Math.max(height, branch.height)
    }
    return {
      step,
      width: Math.max(width, cardSize.width),
      height: cardHeight(step) + height + bottom,
      isCollapsed,
      branches,
    }
  }

  private measureBranch(branch: FlowBranch, hasHeader: boolean): MeasuredBranch {
    const known = this.known.measured.get(branch)
    if (known?.hasHeader === hasHeader) return known
    const measured = this.measureAnew(branch, hasHeader)
    this.known.measured.set(branch, measured)
    return measured
  }

  private measureAnew(branch: FlowBranch, hasHeader: boolean): MeasuredBranch {
    const inner = new Map<string, MeasuredStep>()
    for (const step of branch.steps) inner.set(step.id, this.measureStep(step))
    const items: LevelItem[] = []
    for (const measured of inner.values()) {
      items.push({
        id: measured.step.id,
        after: measured.step.runAfter.flatMap(({ id }) => (id === undefined ? [] : [id])),
        width: measured.width,
        height: measured.height,
      })
    }
    const level = layoutLevel(items, levelSpacing)
    const headRoom = hasHeader ? branchHeader.height : 0
    const content = items.length === 0 ? emptyBranch.height : level.height
    return {
      branch,
      level,
      inner,
      hasHeader,
      width: Math.max(
        level.left + level.right + (hasHeader ? 2 * branchHeader.padding : 0),
        items.length === 0 ? emptyBranch.width : 0,
        hasHeader ? branchHeader.minWidth : 0,
      ),
      height: headRoom + content,
    }
  }

  /** `head` is where the lines to the first steps begin; with several heads each of them has its own. */
  private placeBranch(
    measured: MeasuredBranch,
    head: Point,
    heads: readonly Head[],
    owner: FlowStep | undefined,
  ): void {
    const { branch, level, inner } = measured
    if (inner.size === 0) {
      this.placed.ends.push({ id: `${branch.id}#end`, branch, after: undefined, owner, at: head })
      return
    }
    const ways = countWays(level)
    for (const [id, place] of level.places) {
      const step = inner.get(id)
      if (step !== undefined) this.placeStep(step, { x: head.x + place.x, y: head.y + place.y })
    }
    for (const edge of level.edges) {
      const to = inner.get(edge.to)?.step
      if (to === undefined) continue
      const after = edge.from === undefined ? undefined : inner.get(edge.from)?.step
      const points = edge.points.map((point) => ({ x: head.x + point.x, y: head.y + point.y }))
      const common = { branch, after, to, toId: to.id, isCyclic: edge.isCyclic }
      if (after !== undefined) {
        const statuses = to.runAfter.find(({ id }) => id === after.id)?.statuses ?? []
        const plus = edge.isCyclic
          ? middleOf(...longestVertical(points), 0.5)
          : plusOf(points, ways.isFork(after.id), ways.isJoin(to.id))
        this.placed.edges.push({
          ...common,
          id: `${after.id}>${to.id}`,
          fromId: after.id,
          points,
          plus,
          statuses,
        })
        continue
      }
      for (const { id, x } of heads) {
        const way = heads.length === 1 ? points : fromHead(points, x)
        const plus = plusOf(points, ways.isFork(undefined), false)
        this.placed.edges.push({
          ...common,
          id: `${id}>${to.id}`,
          fromId: id,
          points: way,
          plus,
          statuses: [],
        })
      }
    }
    for (const { after, at } of level.ends) {
      const step = inner.get(after)?.step
      const point = { x: head.x + at.x, y: head.y + at.y }
      this.placed.ends.push({ id: `${after}#end`, branch, after: step, owner, at: point })
    }
  }

  /** The branch of a container: the very same parts as before where it has not moved. */
  private placeInside(branch: MeasuredBranch, head: Point, headId: string, owner: FlowStep): void {
    const before = this.known.placed.get(branch)
    if (
      before !== undefined &&
      before.at.x === head.x &&
      before.at.y === head.y &&
      before.headId === headId &&
      before.owner === owner
    ) {
      addPlaced(this.placed, before)
      return
    }
    const around = this.placed
    const inside = nothingPlaced()
    this.placed = inside
    this.placeBranch(branch, head, [{ id: headId, x: head.x }], owner)
    this.placed = around
    addPlaced(around, inside)
    this.known.placed.set(branch, { ...inside, at: head, headId, owner })
  }

  private placeStep(measured: MeasuredStep, top: Point): void {
    const { step, width, height, isCollapsed, branches } = measured
    const box = { x: top.x - width / 2, y: top.y, width, height }
    this.placed.steps.push({ step, box, isContainer: branches.length > 0, isCollapsed })
    if (branches.length === 0) return
    const { between, bottom } = containerPadding
    const inside = branches.reduce((sum, branch) => sum + branch.width, (branches.length - 1) * between)
    let x = top.x - inside / 2
    const y = top.y + cardHeight(step)
    const frameHeight = height - cardHeight(step) - bottom
    for (const branch of branches) {
      this.placed.branches.push({
        branch: branch.branch,
        owner: step,
        box: { x, y, width: branch.width, height: frameHeight },
        hasHeader: branch.hasHeader,
      })
      const spare = branch.width - branch.level.left - branch.level.right
      const middle = branch.inner.size === 0 ? x + branch.width / 2 : x + branch.level.left + spare / 2
      const head = { x: middle, y: y + (branch.hasHeader ? branchHeader.height : 0) }
      const headId = branch.hasHeader ? branch.branch.id : step.id
      this.placeInside(branch, head, headId, step)
      x += branch.width + between
    }
  }
}

function nothingPlaced(): Placed {
  return { steps: [], branches: [], edges: [], ends: [] }
}

function addPlaced(to: Placed, more: Placed): void {
  for (const step of more.steps) to.steps.push(step)
  for (const branch of more.branches) to.branches.push(branch)
  for (const edge of more.edges) to.edges.push(edge)
  for (const end of more.ends) to.ends.push(end)
}

/** Of which steps several lines go out, and into which several come. */
function countWays(level: LevelLayout) {
  const out = new Map<string | undefined, number>()
  const into = new Map<string, number>()
  for (const { from, to, isCyclic } of level.edges) {
    if (isCyclic) continue
    out.set(from, (out.get(from) ?? 0) + 1)
    into.set(to, (into.get(to) ?? 0) + 1)
  }
  return {
    isFork: (from: string | undefined) => (out.get(from) ?? 0) > 1,
    isJoin: (to: string) => (into.get(to) ?? 0) > 1,
  }
}

/** The '+' stands on a piece that belongs to this line alone: near its end at a fork, near its start at a join. */
function plusOf(points: readonly Point[], atFork: boolean, atJoin: boolean): Point {
  const first = points[0] ?? { x: 0, y: 0 }
  const last = points.at(-1) ?? first
  if (points.length === 2) {
    if (atFork && !atJoin) return middleOf(first, last, 0.75)
    if (atJoin && !atFork) return middleOf(first, last, 0.25)
    return middleOf(first, last, 0.5)
  }
  if (atFork && atJoin) {
    const longest = longestVertical(points)
    return middleOf(longest[0], longest[1], 0.5)
  }
  return atJoin ? middleOf(first, points[1] ?? last, 0.5) : middleOf(points.at(-2) ?? first, last, 0.5)
}

function longestVertical(points: readonly Point[]): readonly [Point, Point] {
  const first = points[0] ?? { x: 0, y: 0 }
  let best: readonly [Point, Point] = [first, points[1] ?? first]
  for (let index = 1; index < points.length; index++) {
    const from = points[index - 1] ?? first
    const to = points[index] ?? first
    if (from.x === to.x && Math.abs(to.y - from.y) > Math.abs(best[1].y - best[0].y)) best = [from, to]
  }
  return best
}

function middleOf(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

/** The same way, begun at the bottom of one of several heads. */
function fromHead(points: readonly Point[], x: number): readonly Point[] {
  const first = points[0] ?? { x: 0, y: 0 }
  const second = points[1] ?? first
  if (first.x === x) return points
  const turn = points.length === 2 ? first.y + (second.y - first.y) / 2 : second.y
  const rest = points.length === 2 ? [{ x: first.x, y: turn }, second] : points.slice(2)
  return [{ x, y: first.y }, { x, y: turn }, ...rest]
}
