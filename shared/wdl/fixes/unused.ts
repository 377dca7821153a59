import { deleteAction } from '../edit-flow.ts'
import { removeProperty } from '../edit-json.ts'
import type { FlowDocument } from '../flow-document.ts'
import { changedVariableOf, variablesOf } from '../flow-variables.ts'
import { buildGraph } from '../graph.ts'
import { isSameName } from '../lookup.ts'
import { symbolAt } from '../symbols/index-symbols.ts'
import type { FixFinder } from './quick-fix.ts'

/** Takes the action away that makes a variable which nothing reads or changes. */
export const removeVariable: FixFinder = (document, { range }) => {
  const graph = graphOf(document)
  const place = symbolAt(document, range.start + 1)
  if (graph === undefined || place?.symbol.kind !== 'variable') return []
  const { name } = place.symbol
  const isChanged = graph.actions.some((node) => isSameName(changedVariableOf(node) ?? '', name))
  const made = variablesOf(graph).filter((variable) => isSameName(variable.name, name))
  const [only] = made
  // An action that makes several, or a variable that is set somewhere, is for the person to judge.
  const others = variablesOf(graph).filter((variable) => variable.node === only?.node)
  if (isChanged || only === undefined || made.length > 1 || others.length > 1) return []
  return [{ kind: 'remove-variable', names: [name], edits: deleteAction(document, only.node.name).edits }]
}

/** Takes a declared parameter away. */
export const removeParameter: FixFinder = (document, { path }) => {
  const name = path.at(-1)
  if (typeof name !== 'string') return []
  return [{ kind: 'remove-parameter', names: [name], edits: removeProperty(document, path) }]
}

/** Takes a connection reference away. */
export const removeConnection: FixFinder = (document, { path }) => {
  const name = path.at(-1)
  if (typeof name !== 'string') return []
  return [{ kind: 'remove-connection', names: [name], edits: removeProperty(document, path) }]
}

/** Takes an action away that is never reached. */
export const removeUnreachable: FixFinder = (document, { action }) => {
  if (action === undefined) return []
  return [{ kind: 'remove-action', names: [action], edits: deleteAction(document, action).edits }]
}

function graphOf({ definition }: FlowDocument) {
  return definition === undefined ? undefined : buildGraph(definition)
}
