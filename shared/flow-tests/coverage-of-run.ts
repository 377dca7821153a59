import { type ActionState, actionKey, type RunState } from '../run/index.ts'
import { type ConditionTerm, statusNameOf } from '../wdl/index.ts'
import { foldName } from '../wdl/lookup.ts'
import { type CoverageItem, type FlowCoverage, withHits } from './coverage.ts'
import { termId } from './coverage-term.ts'
import { didRun } from './loaded-run.ts'

/** An outcome of a term of a condition that was seen while the run went on. */
export interface SeenTerm {
  readonly term: ConditionTerm
  readonly outcome: boolean
}

/**
 * Adds what a finished run did. `terms`: outcomes of the terms of its conditions, watched while it went on or found
 * again in what it recorded.
 */
export function coverRun(coverage: FlowCoverage, state: RunState, terms: readonly SeenTerm[]): FlowCoverage {
  const hits = new Map<string, number>()
  const hit = (id: string) => hits.set(foldName(id), (hits.get(foldName(id)) ?? 0) + 1)
  const byAction = itemsByAction(coverage.items)
  for (const action of state.actions.values()) {
    const items = byAction.get(foldName(action.name)) ?? []
    if (didRun(action)) {
      hit(`action:${action.name}`)
      for (const item of items) if (isSeen(item, action, state)) hit(item.id)
    }
  }
  for (const { term, outcome } of terms) hit(termId(term, outcome))
  return { ...coverage, runs: coverage.runs + 1, items: withHits(coverage.items, hits) }
}

function itemsByAction(items: readonly CoverageItem[]): ReadonlyMap<string, readonly CoverageItem[]> {
  const groups = new Map<string, CoverageItem[]>()
  for (const item of items) {
    const key = foldName(item.action)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

function isSeen(item: CoverageItem, action: ActionState, state: RunState): boolean {
  switch (item.kind) {
    case 'branch':
      return action.branch !== undefined && item.choice === (action.branch === 'actions' ? 'actions' : 'else')
    case 'case':
      return action.branch !== undefined && item.choice === caseOf(item, action)
    case 'edge': {
      const before = stateOf(state, item.from ?? '', action)
      return before !== undefined && statusNameOf(before.status) === item.status
    }
    case 'loop':
      return item.choice === turnsOf(action)
    default:
      return false
  }
}

/** A Switch without a default takes none; that counts as the default. */
function caseOf(item: CoverageItem, action: ActionState): string {
  return action.branch === 'none' && item.choice === 'default' ? 'default' : (action.branch ?? '')
}

function turnsOf({ iterations }: ActionState): string | undefined {
  const count = iterations === undefined ? undefined : Math.max(iterations.total ?? 0, iterations.completed)
  if (count === undefined) return undefined
  return count === 0 ? 'zero' : count === 1 ? 'one' : 'many'
}

function stateOf(state: RunState, name: string, beside: ActionState): ActionState | undefined {
  const exact = state.actions.get(actionKey(name, beside.repetition))
  if (exact !== undefined) return exact
  const wanted = foldName(actionKey(name, beside.repetition))
  return [...state.actions].find(([key]) => foldName(key) === wanted)?.[1]
}
