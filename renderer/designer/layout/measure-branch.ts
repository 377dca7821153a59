import type { FlowBranch, FlowStep } from '../model/flow-model.ts'
import { type LevelItem, type LevelLayout, layoutLevel } from './layout-level.ts'
import { branchHeader, cardHeight, cardSize, containerPadding, emptyBranch, levelSpacing } from './sizes.ts'

/** A step with the room that it and its insides take, in canvas units. */
export interface MeasuredStep {
  readonly step: FlowStep
  readonly width: number
  readonly height: number
  readonly isCollapsed: boolean
  /** Empty when nothing of the insides is shown. */
  readonly branches: readonly MeasuredBranch[]
}

/** A branch with the places of its steps, counted from its head. */
export interface MeasuredBranch {
  readonly branch: FlowBranch
  readonly level: LevelLayout
  readonly inner: ReadonlyMap<string, MeasuredStep>
  readonly hasHeader: boolean
  readonly width: number
  readonly height: number
  /** Steps of which several lines go out; undefined is the head. */
  readonly forks: ReadonlySet<string | undefined>
  /** Steps into which several lines come. */
  readonly joins: ReadonlySet<string>
}

/**
 * Measures the branches of flows that are folded in one way. A model shares the branches that an edit leaves alone: only
 * those around the edit are measured anew.
 */
export class BranchMeasurer {
  private readonly measured = new WeakMap<FlowBranch, MeasuredBranch>()
  private readonly collapsed: ReadonlySet<string>

  constructor(collapsed: ReadonlySet<string>) {
    this.collapsed = collapsed
  }

  measure(branch: FlowBranch, hasHeader: boolean): MeasuredBranch {
    const known = this.measured.get(branch)
    if (known?.hasHeader === hasHeader) return known
    const measured = this.measureAnew(branch, hasHeader)
    this.measured.set(branch, measured)
    return measured
  }

  private measureStep(step: FlowStep): MeasuredStep {
    const isCollapsed = this.collapsed.has(step.id)
    if (step.branches.length === 0 || isCollapsed) {
      return { step, width: cardSize.width, height: cardHeight(step), isCollapsed, branches: [] }
    }
    const hasHeader = step.branches.length > 1 || step.branches.some((branch) => branch.name !== undefined)
    const branches = step.branches.map((branch) => this.measure(branch, hasHeader))
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
      forks: seenTwice(level.edges.flatMap(({ from, isCyclic }) => (isCyclic ? [] : [from]))),
      joins: seenTwice(level.edges.flatMap(({ to, isCyclic }) => (isCyclic ? [] : [to]))),
    }
  }
}

function seenTwice<T>(list: readonly T[]): ReadonlySet<T> {
  const seen = new Set<T>()
  const again = new Set<T>()
  for (const item of list) (seen.has(item) ? again : seen).add(item)
  return again
}
