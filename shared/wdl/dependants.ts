import type { JsonPath } from '../errors/index.ts'
import type { WdlValue } from '../expressions/value.ts'
import { openForEdit } from './edit-parts.ts'
import type { FlowDocument } from './flow-document.ts'
import { collectExpressions } from './flow-expressions.ts'
import { type ActionNode, descendantsOf } from './graph.ts'
import { foldName, propertyOf, textOf } from './lookup.ts'
import type { Problem } from './problem.ts'
import { outermostActions } from './selected-actions.ts'

/** An expression outside of some actions that refers to one of them. */
export interface Dependant {
  /** The action or trigger it is in; `undefined` in the flow's outputs. */
  readonly owner: string | undefined
  /** Name of the action, or of a variable that it makes, as written. */
  readonly refersTo: string
  readonly text: string
  /** Path inside the definition. */
  readonly path: JsonPath
}

/** What else in the flow refers to some actions or to what is in them, in document order. */
export function dependantsOf(document: FlowDocument, names: readonly string[]): readonly Dependant[] {
  const { graph, base } = openForEdit(document)
  const gone = new Set<string>()
  const variables = new Set<string>()
  for (const node of outermostActions(graph, names)) {
    for (const one of [node, ...descendantsOf(node)]) {
      gone.add(foldName(one.name))
      for (const name of variablesMadeBy(one)) variables.add(foldName(name))
    }
  }
  return collectExpressions(document, graph, base).flatMap((expression) => {
    const owner = expression.owner.kind === 'outputs' ? undefined : expression.owner.node.name
    if (expression.owner.kind === 'action' && gone.has(foldName(owner ?? ''))) return []
    const hit = expression.references.find(({ kind, name }) => {
      if (name === undefined) return false
      if (kind === 'variable') return variables.has(foldName(name))
      return actionKinds.has(kind) && gone.has(foldName(name))
    })
    return hit?.name === undefined
      ? []
      : [{ owner, refersTo: hit.name, text: expression.text, path: expression.path }]
  })
}

function variablesMadeBy({ action, manifest }: ActionNode): readonly string[] {
  const list = propertyOf(propertyOf(action, 'inputs'), 'variables')
  if (manifest.traits.variable !== 'initialize' || !Array.isArray(list)) return []
  return list.flatMap((entry: WdlValue) => textOf(entry, 'name') ?? [])
}

const actionKinds: ReadonlySet<string> = new Set(['action', 'result', 'items', 'iterationIndexes'])

/** The problems that were not there before: what an edit breaks. Places move, so they are told by code and words. */
export function newProblems(before: readonly Problem[], after: readonly Problem[]): readonly Problem[] {
  const known = new Map<string, number>()
  for (const problem of before) {
    if (problem.severity !== 'info') known.set(keyOf(problem), (known.get(keyOf(problem)) ?? 0) + 1)
  }
  return after.filter((problem) => {
    if (problem.severity === 'info') return false
    const count = known.get(keyOf(problem)) ?? 0
    known.set(keyOf(problem), count - 1)
    return count <= 0
  })
}

function keyOf({ severity, code, message }: Problem): string {
  return `${severity} ${code} ${message}`
}
