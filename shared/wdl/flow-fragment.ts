import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { printJson } from '../json/index.ts'
import { referenceOf } from './connectors-used.ts'
import { openForEdit, runAfterObject, withRunAfter } from './edit-parts.ts'
import type { FlowDocument } from './flow-document.ts'
import { type ActionNode, descendantsOf } from './graph.ts'
import { setOwn } from './json-document.ts'
import { objectOf, propertyNameOf } from './lookup.ts'
import { innerRunAfter, outermostActions, type RunAfter } from './selected-actions.ts'
import { staticResultOf } from './static-result.ts'

/** Some actions outside of any flow, with what they need of the flow they come from. */
export interface FlowFragment {
  /** By name, tied among each other by `runAfter`. */
  readonly actions: WdlObject
  readonly connectionReferences: WdlObject
  readonly staticResults: WdlObject
}

/**
 * Some actions with all that is in them, and what they need of their flow. Those of several branches follow each
 * other. Throws `request.no-such-action`.
 */
export function copyActions(document: FlowDocument, names: readonly string[]): FlowFragment {
  const { graph } = openForEdit(document)
  const nodes = outermostActions(graph, names)
  const all = nodes.flatMap((node) => [node, ...descendantsOf(node)])
  return {
    actions: chainedActions(nodes),
    connectionReferences: named(all, document.flow.connectionReferences, ({ action }) =>
      referenceOf(objectOf(objectOf(action, 'inputs'), 'host')),
    ),
    staticResults: named(
      all,
      objectOf(document.definition, 'staticResults') ?? {},
      ({ action }) => staticResultOf(action)?.name,
    ),
  }
}

/** Text of a fragment for the clipboard: a part of a flow as the language writes it. */
export function printFragment({ actions, connectionReferences, staticResults }: FlowFragment): string {
  const parts = {
    actions,
    ...(Object.keys(connectionReferences).length > 0 ? { connectionReferences } : {}),
    ...(Object.keys(staticResults).length > 0 ? { staticResults } : {}),
  }
  return `${printJson(parts, { indent: 2 })}\n`
}

function chainedActions(nodes: readonly ActionNode[]): WdlObject {
  const byBranch = new Map<ActionNode['branch'], ActionNode[]>()
  for (const node of nodes) byBranch.set(node.branch, [...(byBranch.get(node.branch) ?? []), node])
  const actions: Record<string, WdlValue> = {}
  let last: readonly string[] = []
  for (const group of byBranch.values()) {
    const inner = innerRunAfter(group)
    const ties = [...inner.values()]
    for (const node of group) {
      const own = inner.get(node) ?? new Map()
      const runAfter: RunAfter = own.size > 0 ? own : new Map(last.map((name) => [name, ['Succeeded']]))
      setOwn(actions, node.name, withRunAfter(node.action, runAfterObject(runAfter)))
    }
    last = group.map(({ name }) => name).filter((name) => !ties.some((tie) => tie.has(name)))
  }
  return actions
}

/** The entries of `from` that some actions name. */
function named(
  nodes: readonly ActionNode[],
  from: WdlObject,
  nameOf: (node: ActionNode) => string | undefined,
): WdlObject {
  const found: Record<string, WdlValue> = {}
  for (const node of nodes) {
    const name = nameOf(node)
    const key = name === undefined ? undefined : propertyNameOf(from, name)
    const entry = key === undefined ? undefined : from[key]
    if (key !== undefined && entry !== undefined) setOwn(found, key, entry)
  }
  return found
}
