import { RequestError } from '../errors/index.ts'
import { say } from '../errors/say.ts'
import type { WdlObject } from '../expressions/value.ts'
import { uniqueActionName } from './edit-flow.ts'
import { insertProperties, removeProperties } from './edit-json.ts'
import { actionNamed, openForEdit, runAfterObject, withRunAfter } from './edit-parts.ts'
import { changeRunAfter, isSameStatuses, placeActions } from './edit-place.ts'
import { EditSession } from './edit-session.ts'
import type { FlowDocument } from './flow-document.ts'
import { actionsInWords, type FlowEdit } from './flow-edit.ts'
import type { ActionNode } from './graph.ts'
import { actionsOfOneBranch, type RunAfter, takeActions } from './selected-actions.ts'
import type { TextEdit } from './text-edit.ts'

/**
 * Puts actions of one branch into a new one around them, into its branch `actions`: what they ran after it runs after,
 * what ran after them runs after it. Actions that lie between two of them go in as well. Throws RequestError
 * `request.several-branches`, `request.top-level-only`, `request.different-outcomes`.
 */
export function wrapActions(
  document: FlowDocument,
  names: readonly string[],
  wrapper: { readonly name: string; readonly action: WdlObject },
): FlowEdit & { readonly name: string } {
  const { graph, base } = openForEdit(document)
  const chosen = actionsOfOneBranch(graph, names)
  const nodes = withThoseBetween(chosen.branch.actions, chosen.nodes)
  const bound = nodes.find(({ manifest }) => manifest.traits.isTopLevelOnly)
  if (bound !== undefined) {
    throw new RequestError(
      'request.top-level-only',
      `'${bound.name}' must stand at the top level of the flow.`,
      {
        hint: 'Variables are made at the top level. Leave it out of the selection.',
      },
    )
  }
  const name = uniqueActionName(document, wrapper.name)
  const branchPath = [...base, ...chosen.branch.path]
  const moving = takeActions(document, nodes)
  const before = outerRunAfter(nodes)

  const session = new EditSession(document)
  const value = withRunAfter(wrapper.action, runAfterObject(before))
  const first = nodes[0]?.name ?? ''
  const edits: TextEdit[] = [...insertProperties(document, branchPath, [{ name, value }], { before: first })]
  for (const follower of chosen.branch.actions) {
    if (nodes.includes(follower)) continue
    const next = runAfterWrapper(follower, nodes, name)
    if (next !== undefined) edits.push(...changeRunAfter(document, base, follower, next))
  }
  session.apply(edits)
  session.apply(
    removeProperties(
      session.document,
      branchPath,
      nodes.map((node) => node.name),
    ),
  )
  placeActions(session, moving, { branch: [...chosen.branch.path, name, 'actions'] })
  return { label: say`Put ${actionsInWords(nodes)} into '${name}'`, edits: session.edits, name }
}

/** The chosen ones and every sibling that runs after one of them and before another. */
function withThoseBetween(
  siblings: readonly ActionNode[],
  chosen: readonly ActionNode[],
): readonly ActionNode[] {
  const reach = (step: (node: ActionNode) => readonly ActionNode[]): ReadonlySet<ActionNode> => {
    const found = new Set<ActionNode>()
    const open = [...chosen]
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (const next of step(node)) {
        if (found.has(next)) continue
        found.add(next)
        open.push(next)
      }
    }
    return found
  }
  const behind = reach((node) => node.followers)
  const ahead = reach((node) => node.runAfter.flatMap(({ target }) => (target === undefined ? [] : [target])))
  return siblings.filter((node) => chosen.includes(node) || (behind.has(node) && ahead.has(node)))
}

/** What actions run after outside of themselves. Throws when two run after one action with different outcomes. */
function outerRunAfter(nodes: readonly ActionNode[]): RunAfter {
  const result = new Map<string, readonly string[]>()
  for (const node of nodes) {
    for (const { name, target, statuses } of node.runAfter) {
      if (target !== undefined && nodes.includes(target)) continue
      const key = target?.name ?? name
      const known = result.get(key)
      if (known !== undefined && !isSameStatuses(known, statuses)) {
        throw new RequestError(
          'request.different-outcomes',
          `The selected actions run after different outcomes of '${key}': one action around them cannot tell them apart.`,
          { hint: 'Wrap those for each outcome on their own.' },
        )
      }
      result.set(key, known ?? statuses)
    }
  }
  return result
}

/** A follower's `runAfter` with the wrapper in place of what went into it; `undefined` when it ran after none of it. */
function runAfterWrapper(
  follower: ActionNode,
  nodes: readonly ActionNode[],
  name: string,
): RunAfter | undefined {
  const result = new Map<string, readonly string[]>()
  let isTied = false
  for (const edge of follower.runAfter) {
    if (edge.target === undefined || !nodes.includes(edge.target)) {
      result.set(edge.name, edge.statuses)
      continue
    }
    isTied = true
    result.set(name, [...new Set([...(result.get(name) ?? []), ...edge.statuses])])
  }
  return isTied ? result : undefined
}

/**
 * Takes an action away and leaves what is in it in its place. Throws RequestError `request.several-branches` when more
 * than one of its branches holds actions, `request.no-such-place` when it has no branches.
 */
export function unwrapAction(document: FlowDocument, name: string): FlowEdit {
  const { graph, base } = openForEdit(document)
  const node = actionNamed(graph, name)
  if (node.branches.length === 0) {
    throw new RequestError('request.no-such-place', `There are no actions in '${node.name}'.`)
  }
  const filled = node.branches.filter(({ actions }) => actions.length > 0)
  if (filled.length > 1) {
    throw new RequestError('request.several-branches', `Several branches of '${node.name}' hold actions.`, {
      hint: 'Move or delete the actions of all branches but one first.',
    })
  }
  const inner = filled[0]?.actions ?? []
  const moving = takeActions(document, inner)
  const siblings = node.branch.actions
  const previous = siblings[siblings.indexOf(node) - 1]
  const branchPath = [...base, ...node.branch.path]
  const ends = inner.filter(
    (one) => !inner.some(({ runAfter }) => runAfter.some(({ target }) => target === one)),
  )

  const session = new EditSession(document)
  session.apply(removeProperties(document, branchPath, [node.name]))
  session.apply(
    insertProperties(
      session.document,
      branchPath,
      moving,
      previous === undefined ? { first: true } : { after: previous.name },
    ),
  )
  const own = new Map(node.runAfter.map((edge) => [edge.name, edge.statuses]))
  const now = openForEdit(session.document)
  const edits: TextEdit[] = []
  for (const { name: innerName, runAfter } of moving) {
    if (runAfter.size > 0) continue
    edits.push(...changeRunAfter(session.document, now.base, actionNamed(now.graph, innerName), own))
  }
  for (const follower of new Set(node.followers)) {
    const next = new Map<string, readonly string[]>()
    for (const edge of follower.runAfter) {
      if (edge.target !== node) next.set(edge.name, edge.statuses)
      else if (ends.length > 0) for (const end of ends) next.set(end.name, edge.statuses)
      else for (const [before] of own) if (!next.has(before)) next.set(before, edge.statuses)
    }
    edits.push(...changeRunAfter(session.document, now.base, actionNamed(now.graph, follower.name), next))
  }
  session.apply(edits)
  return { label: say`Take '${node.name}' away around its actions`, edits: session.edits }
}
