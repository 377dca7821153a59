import type { ActionState, Repetition, RunState } from '../../shared/run/index.ts'

/** The states of each action name of a run, in the order they began. One state outside loops, one an iteration inside. */
export type ActionIndex = ReadonlyMap<string, readonly ActionState[]>

interface KnownIndex {
  /** Goes on with the actions that begin later. */
  readonly rest: Iterator<ActionState>
  size: number
  index: ActionIndex
}

const indexes = new WeakMap<RunState['actions'], KnownIndex>()

/** The states by name. Another index only when an action began; then those that began are added to what was known. */
export function indexActions({ actions }: RunState): ActionIndex {
  let known = indexes.get(actions)
  if (known === undefined) {
    known = { rest: actions.values(), size: 0, index: new Map() }
    indexes.set(actions, known)
  }
  if (known.size === actions.size) return known.index
  const begun = new Map<string, ActionState[]>()
  // An iterator that was not read to its end goes on with what is added to its map.
  for (; known.size < actions.size; known.size++) {
    const { value } = known.rest.next()
    const states = begun.get(value.name)
    if (states === undefined) begun.set(value.name, [value])
    else states.push(value)
  }
  const index = new Map(known.index)
  for (const [name, states] of begun) index.set(name, [...(index.get(name) ?? []), ...states])
  known.index = index
  return index
}

/** One loop around an action, with where the pager stands in it. */
export interface LoopPosition {
  readonly scope: string
  /** Iteration shown, from 0. */
  readonly index: number
  /** Iterations known, ended or not. */
  readonly total: number
  /** Iterations of this loop (under the outer ones chosen) in which the action failed. */
  readonly failed: readonly number[]
}

/**
 * The loops around an action at a repetition, outermost first. `total` is what the loop itself says, at least the
 * highest iteration seen.
 */
export function loopPositions(
  run: RunState,
  states: readonly ActionState[],
  at: Repetition,
): readonly LoopPosition[] {
  return at.map((step, depth) => {
    const outer = at.slice(0, depth)
    const failed = new Set<number>()
    let highest = step.index
    for (const state of states) {
      if (!startsWith(state.repetition, outer)) continue
      const index = state.repetition[depth]?.index
      if (index === undefined) continue
      if (index > highest) highest = index
      if (isFailure(state)) failed.add(index)
    }
    const loop = indexActions(run)
      .get(step.scope)
      ?.find(({ repetition }) => repetition.length === outer.length && startsWith(repetition, outer))
    const total = Math.max(highest + 1, loop?.iterations?.total ?? 0, loop?.iterations?.completed ?? 0)
    return { scope: step.scope, index: step.index, total, failed: [...failed].sort((a, b) => a - b) }
  })
}

/** The repetition with another iteration of the loop at `depth`; inner loops go to their first iteration. */
export function withIteration(at: Repetition, depth: number, index: number): Repetition {
  return at.map((step, position) => {
    if (position < depth) return step
    return { scope: step.scope, index: position === depth ? index : 0 }
  })
}

/** The repetition before `at` (in order, then from the end) in which the action failed. */
export function previousFailure(states: readonly ActionState[], at: Repetition): Repetition | undefined {
  const failures = states
    .filter(isFailure)
    .map(({ repetition }) => repetition)
    .sort(compareRepetitions)
  return failures.findLast((repetition) => compareRepetitions(repetition, at) < 0) ?? failures.at(-1)
}

/** The next repetition after `at` (in order, then from the start) in which the action failed. */
export function nextFailure(states: readonly ActionState[], at: Repetition): Repetition | undefined {
  const failures = states
    .filter(isFailure)
    .map(({ repetition }) => repetition)
    .sort(compareRepetitions)
  return failures.find((repetition) => compareRepetitions(repetition, at) > 0) ?? failures[0]
}

/** The state of an action at a repetition; undefined when it did not run there. */
export function stateAt(states: readonly ActionState[], at: Repetition): ActionState | undefined {
  return states.find(({ repetition }) => compareRepetitions(repetition, at) === 0)
}

/**
 * Where to look first at an action: kept close to what was looked at before (same iterations of the same loops),
 * else at its first failure, else at its first iteration.
 */
export function bestRepetition(states: readonly ActionState[], before: Repetition): Repetition {
  const first = states[0]
  if (first === undefined) return []
  const wanted = new Map(before.map(({ scope, index }) => [scope, index]))
  const isNear = ({ repetition }: ActionState) =>
    repetition.every(({ scope, index }) => (wanted.get(scope) ?? index) === index)
  const near = before.length === 0 ? states : states.filter(isNear)
  const best = near.find(isFailure) ?? near[0] ?? states.find(isFailure) ?? first
  return best.repetition
}

/** Order of iterations: outer loop first. */
export function compareRepetitions(left: Repetition, right: Repetition): number {
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const difference = (left[at]?.index ?? 0) - (right[at]?.index ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** Whether an action ended badly. */
export function isFailure({ status }: ActionState): boolean {
  return status === 'Failed' || status === 'TimedOut' || status === 'Aborted'
}

function startsWith(repetition: Repetition, outer: Repetition): boolean {
  return outer.every((step, depth) => repetition[depth]?.index === step.index)
}
