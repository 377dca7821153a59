import type { JsonPath } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { printJson } from '../json/index.ts'
import { withoutSecretDefaults } from './bring-parameters.ts'
import { referenceOf } from './connectors-used.ts'
import { openForEdit, runAfterObject, withRunAfter } from './edit-parts.ts'
import type { FlowDocument } from './flow-document.ts'
import { type ActionNode, descendantsOf } from './graph.ts'
import { setOwn } from './json-document.ts'
import { objectOf, propertyNameOf } from './lookup.ts'
import { innerRunAfter, outermostActions, type RunAfter } from './selected-actions.ts'
import { staticResultOf } from './static-result.ts'
import { indexSymbols } from './symbols/index-symbols.ts'

/** Some actions outside of any flow, with what they need of the flow they come from. */
export interface FlowFragment {
  /** By name, tied among each other by `runAfter`. */
  readonly actions: WdlObject
  readonly connectionReferences: WdlObject
  readonly staticResults: WdlObject
  /** Declarations of the parameters that the actions read, where the fragment knows them. */
  readonly parameters?: WdlObject
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
    parameters: withoutSecretDefaults(parametersRead(document, nodes)),
  }
}

/** Text of a fragment for the clipboard: a part of a flow as the language writes it. */
export function printFragment(fragment: FlowFragment): string {
  const { actions, connectionReferences, staticResults, parameters = {} } = fragment
  const parts = {
    actions,
    ...(Object.keys(connectionReferences).length > 0 ? { connectionReferences } : {}),
    ...(Object.keys(staticResults).length > 0 ? { staticResults } : {}),
    ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
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

/** Declarations of the parameters that expressions of some actions read; every flow has the platform's own. */
function parametersRead(document: FlowDocument, nodes: readonly ActionNode[]): WdlObject {
  const declared = objectOf(document.definition, 'parameters') ?? {}
  const base = document.definitionPath?.length ?? 0
  const isInside = (path: JsonPath) =>
    nodes.some((node) => node.path.every((step, index) => path[base + index] === step))
  const found: Record<string, WdlValue> = {}
  for (const [name, entry] of Object.entries(declared)) {
    if (name.startsWith('$')) continue
    const places = indexSymbols(document).of({ kind: 'parameter', name })
    if (places.some(({ role, path }) => role === 'expression' && isInside(path))) setOwn(found, name, entry)
  }
  return found
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
