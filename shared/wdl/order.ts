import type { ActionBranch, ActionNode } from './graph.ts'
import { parentsOf } from './graph.ts'

/** The order in which a branch's actions can run, and the ones that wait for each other. */
export interface BranchOrder {
  /** Each action after all it runs after; document order otherwise. Those of cycles come last. */
  readonly actions: readonly ActionNode[]
  /** Groups that wait for each other in a circle, each in the order of the circle. */
  readonly cycles: readonly (readonly ActionNode[])[]
}

/** Sorts a branch by `runAfter` (Kahn), linear in actions and edges. */
export function orderBranch(branch: ActionBranch): BranchOrder {
  const waiting = new Map<ActionNode, number>()
  for (const node of branch.actions) {
    waiting.set(node, new Set(node.runAfter.map((edge) => edge.target).filter((target) => target)).size)
  }
  const sorted: ActionNode[] = []
  const ready = branch.actions.filter((node) => waiting.get(node) === 0)
  for (let index = 0; index < ready.length; index++) {
    const node = ready[index]
    if (node === undefined) break
    sorted.push(node)
    for (const follower of new Set(node.followers)) {
      const left = (waiting.get(follower) ?? 0) - 1
      waiting.set(follower, left)
      if (left === 0) ready.push(follower)
    }
  }
  const stuck = branch.actions.filter((node) => (waiting.get(node) ?? 0) > 0)
  return { actions: [...sorted, ...stuck], cycles: findCycles(stuck) }
}

/** One circle per knot: walks back along `runAfter` from each stuck action until it meets itself. */
function findCycles(stuck: readonly ActionNode[]): readonly (readonly ActionNode[])[] {
  const isStuck = new Set(stuck)
  const seen = new Set<ActionNode>()
  const cycles: (readonly ActionNode[])[] = []
  for (const start of stuck) {
    const trail: ActionNode[] = []
    const placeInTrail = new Map<ActionNode, number>()
    let at: ActionNode | undefined = start
    while (at !== undefined && !seen.has(at)) {
      seen.add(at)
      placeInTrail.set(at, trail.length)
      trail.push(at)
      at = at.runAfter
        .map((edge) => edge.target)
        .find((target) => target !== undefined && isStuck.has(target))
    }
    const from = at === undefined ? undefined : placeInTrail.get(at)
    if (from !== undefined) cycles.push(trail.slice(from).reverse())
  }
  return cycles
}

/** Every sibling an action waits for, directly or through others. */
export function predecessorsOf(node: ActionNode): ReadonlySet<ActionNode> {
  const found = new Set<ActionNode>()
  const open: ActionNode[] = [node]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const target of [...at.runAfter.map((edge) => edge.target), ...at.enteredFrom]) {
      if (target === undefined || found.has(target)) continue
      found.add(target)
      open.push(target)
    }
  }
  return found
}

/**
 * Every action whose outputs are there when this one runs: those it waits for, those its parents wait for, and what
 * is inside of all these. Its own parents are not over yet and not among them.
 */
export function visibleActions(node: ActionNode): ReadonlySet<ActionNode> {
  const found = new Set<ActionNode>()
  for (const at of [node, ...parentsOf(node)]) {
    for (const before of predecessorsOf(at)) addWithChildren(before, found)
  }
  return found
}

/** Whether `other` is surely over (or skipped) when `node` starts; see `visibleActions`. Quick for single questions. */
export function runsBefore(other: ActionNode, node: ActionNode): boolean {
  const otherChain = [other, ...parentsOf(other)]
  for (const at of [node, ...parentsOf(node)]) {
    const sibling = otherChain.find((candidate) => candidate.branch === at.branch)
    if (sibling === undefined) continue
    return sibling !== at && isPredecessor(sibling, at)
  }
  return false
}

/** Walks back from an action only as far as needed: what is referred to is mostly near. */
function isPredecessor(wanted: ActionNode, node: ActionNode): boolean {
  const seen = new Set<ActionNode>()
  let level: ActionNode[] = [node]
  while (level.length > 0) {
    const next: ActionNode[] = []
    for (const at of level) {
      for (const { target } of at.runAfter) {
        if (target === wanted) return true
        if (target !== undefined && !seen.has(target)) {
          seen.add(target)
          next.push(target)
        }
      }
      for (const target of at.enteredFrom) {
        if (target === wanted) return true
        if (!seen.has(target)) {
          seen.add(target)
          next.push(target)
        }
      }
    }
    level = next
  }
  return false
}

function addWithChildren(node: ActionNode, found: Set<ActionNode>): void {
  const open = [node]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (found.has(at)) continue
    found.add(at)
    for (const branch of at.branches) open.push(...branch.actions)
  }
}
