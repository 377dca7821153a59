import { closestName } from '../checks/closest-name.ts'
import { setRunAfter } from '../edit-flow.ts'
import { removeProperty, renameProperty, setValue } from '../edit-json.ts'
import type { FlowDocument } from '../flow-document.ts'
import { buildGraph } from '../graph.ts'
import { isSameName } from '../lookup.ts'
import { runsBefore } from '../order.ts'
import type { Problem } from '../problem.ts'
import { symbolAt } from '../symbols/index-symbols.ts'
import type { FixFinder, QuickFix } from './quick-fix.ts'

/** Takes the entry of `runAfter` away that the problem points at. */
export const removeEntry: FixFinder = (document, { path }) => {
  const name = path.at(-1)
  if (typeof name !== 'string') return []
  return [{ kind: 'remove-run-after', names: [name], edits: removeProperty(document, path) }]
}

/** Names the action that was meant, if one is like it; or takes the entry away. */
export const unknownRunAfter: FixFinder = (document, problem) => {
  const name = problem.path.at(-1)
  const node = nodeOf(document, problem)
  if (typeof name !== 'string' || node === undefined) return []
  const free = node.branch.actions
    .filter((other) => other !== node && !node.runAfter.some((edge) => isSameName(edge.name, other.name)))
    .map((other) => other.name)
  const near = closestName(name, free)
  const fixes: QuickFix[] =
    near === undefined
      ? []
      : [{ kind: 'replace', names: [name, near], edits: renameProperty(document, problem.path, near) }]
  return [...fixes, ...removeEntry(document, problem)]
}

/** Gives an entry without a status the usual one. */
export const statusSucceeded: FixFinder = (document, { path }) => {
  const name = path.at(-1)
  if (typeof name !== 'string') return []
  return [{ kind: 'run-after-succeeded', names: [name], edits: setValue(document, path, ['Succeeded']) }]
}

/** Lets an action run after one that it reads, where both stand in the same branch. */
export const fixNotRunBefore: FixFinder = (document, problem) => {
  const { definition } = document
  const node = nodeOf(document, problem)
  const place = symbolAt(document, problem.range.start + 1)
  if (definition === undefined || node === undefined || place?.symbol.kind !== 'action') return []
  const read = node.branch.actions.find((other) => isSameName(other.name, place.symbol.name))
  // The other way round it would be a circle.
  if (read === undefined || read === node || runsBefore(node, read)) return []
  const before = Object.fromEntries(node.runAfter.map(({ name, statuses }) => [name, statuses]))
  const { edits } = setRunAfter(document, node.name, { ...before, [read.name]: ['Succeeded'] })
  return [{ kind: 'run-after', names: [node.name, read.name], edits }]
}

function nodeOf({ definition }: FlowDocument, { action }: Problem) {
  return definition === undefined || action === undefined ? undefined : buildGraph(definition).action(action)
}
