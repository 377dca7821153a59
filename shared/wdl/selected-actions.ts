import { RequestError } from '../errors/index.ts'
import { actionNamed } from './edit-parts.ts'
import type { FlowDocument } from './flow-document.ts'
import { type ActionBranch, type ActionNode, type FlowGraph, parentsOf } from './graph.ts'
import { VerbatimJson, verbatimAt } from './verbatim-json.ts'

/** What an action runs after, by name, with the statuses as written. */
export type RunAfter = ReadonlyMap<string, readonly string[]>

/** An action on its way to another place: its text as written and what it is to run after among those beside it. */
export interface MovingAction {
  readonly name: string
  readonly value: VerbatimJson
  readonly runAfter: RunAfter
}

/** The actions of those names without those that lie in others of them, in document order. Throws `request.no-such-action`. */
export function outermostActions(graph: FlowGraph, names: readonly string[]): readonly ActionNode[] {
  const chosen = new Set(names.map((name) => actionNamed(graph, name)))
  return graph.actions.filter(
    (node) => chosen.has(node) && !parentsOf(node).some((parent) => chosen.has(parent)),
  )
}

/** Some actions of one branch. Throws `request.several-branches` when they lie in more than one. */
export function actionsOfOneBranch(
  graph: FlowGraph,
  names: readonly string[],
): { readonly branch: ActionBranch; readonly nodes: readonly ActionNode[] } {
  const nodes = outermostActions(graph, names)
  const branch = nodes[0]?.branch
  if (branch === undefined) throw new RequestError('request.no-such-action', 'No action is selected.')
  if (nodes.some((node) => node.branch !== branch)) {
    throw new RequestError('request.several-branches', 'The selected actions lie in several branches.', {
      hint: 'Select actions of one branch, or cut and paste them.',
    })
  }
  return { branch, nodes }
}

/**
 * The ties of some siblings among each other. Where one runs after an action that is not among them, it takes over
 * what that one runs after, with its own statuses, as when that one were deleted.
 */
export function innerRunAfter(nodes: readonly ActionNode[]): ReadonlyMap<ActionNode, RunAfter> {
  const chosen = new Set(nodes)
  const result = new Map<ActionNode, RunAfter>()
  for (const node of nodes) {
    const ties = new Map<string, readonly string[]>()
    const seen = new Set<ActionNode>([node])
    const follow = (from: ActionNode, statuses: readonly string[] | undefined): void => {
      for (const edge of from.runAfter) {
        const { target } = edge
        if (target === undefined || seen.has(target)) continue
        if (chosen.has(target)) {
          if (!ties.has(target.name)) ties.set(target.name, statuses ?? edge.statuses)
          continue
        }
        seen.add(target)
        follow(target, statuses ?? edge.statuses)
      }
    }
    follow(node, undefined)
    result.set(node, ties)
  }
  return result
}

/** Some siblings as they are written, tied among each other only. */
export function takeActions(document: FlowDocument, nodes: readonly ActionNode[]): readonly MovingAction[] {
  const ties = innerRunAfter(nodes)
  return nodes.map((node) => ({
    name: node.name,
    value:
      verbatimAt(document, [...(document.definitionPath ?? []), ...node.path]) ?? new VerbatimJson('{}', ''),
    runAfter: ties.get(node) ?? new Map(),
  }))
}
