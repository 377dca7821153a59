import { type ActionState, actionKey, type Repetition, type RunState } from '../../shared/run/index.ts'
import type { ActionNode, FlowGraph } from '../../shared/wdl/index.ts'
import { compareRepetitions, indexActions, isFailure } from './repetitions.ts'

/**
 * The action because of which a run (or, with `inside`, an action that holds others) failed: the innermost one on the
 * way down. A failure after which something ran is one that the flow deals with; it counts only where there is no other.
 */
export function findCause(
  run: RunState,
  graph: FlowGraph,
  inside?: Pick<ActionState, 'name' | 'repetition'>,
): ActionState | undefined {
  const holder = inside === undefined ? undefined : graph.action(inside.name)
  if (inside !== undefined && holder === undefined) return undefined
  const within = holder === undefined ? graph.top.actions : holder.branches.flatMap(({ actions }) => actions)
  const found = failureAmong(run, within, inside?.repetition ?? [])
  if (found === undefined) return undefined
  return findCause(run, graph, found) ?? found
}

function failureAmong(
  run: RunState,
  nodes: readonly ActionNode[],
  around: Repetition,
): ActionState | undefined {
  const index = indexActions(run)
  const failures = nodes.flatMap((node) =>
    (index.get(node.name) ?? [])
      .filter((state) => isFailure(state) && isWithin(state.repetition, around))
      .map((state) => ({ node, state })),
  )
  const open = failures.filter(({ node, state }) => !isDealtWith(run, node, state))
  const [first] = (open.length > 0 ? open : failures).sort(
    (left, right) =>
      compareRepetitions(left.state.repetition, right.state.repetition) ||
      (left.state.endTime ?? 0) - (right.state.endTime ?? 0),
  )
  return first?.state
}

/** Whether an action that waits for this one did run. */
function isDealtWith(run: RunState, node: ActionNode, { repetition }: ActionState): boolean {
  return node.followers.some(({ name }) => {
    const status = run.actions.get(actionKey(name, repetition))?.status
    return status !== undefined && status !== 'Skipped' && status !== 'Waiting'
  })
}

function isWithin(repetition: Repetition, around: Repetition): boolean {
  return around.every((step, depth) => repetition[depth]?.index === step.index)
}
