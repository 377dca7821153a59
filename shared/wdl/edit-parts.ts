import { type JsonPath, RequestError } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { setValue } from './edit-json.ts'
import type { FlowDocument } from './flow-document.ts'
import { type ActionBranch, type ActionNode, buildGraph, type FlowGraph } from './graph.ts'
import { setOwn } from './json-document.ts'
import { propertyNameOf } from './lookup.ts'
import type { TextEdit } from './text-edit.ts'

/** The graph of a document to edit and the path of its definition. Throws `request.no-such-place` where there is none. */
export function openForEdit(document: FlowDocument): { readonly graph: FlowGraph; readonly base: JsonPath } {
  if (document.definition === undefined || document.definitionPath === undefined) {
    throw new RequestError('request.no-such-place', 'There is no workflow definition in this file.')
  }
  return { graph: buildGraph(document.definition), base: document.definitionPath }
}

/** The action of that name; throws `request.no-such-action`. */
export function actionNamed(graph: FlowGraph, name: string): ActionNode {
  const node = graph.action(name)
  if (node === undefined) throw noSuchAction(name)
  return node
}

/** Nothing has that name. */
export function noSuchAction(name: string): RequestError {
  return new RequestError('request.no-such-action', `There is no action '${name}' in this flow.`)
}

/** The branch at a path inside the definition. A case or tool that has no `actions` yet counts as an empty one. */
export function branchAt(graph: FlowGraph, path: JsonPath): Pick<ActionBranch, 'actions'> {
  const key = JSON.stringify(path).toLowerCase()
  const all = [graph.top, ...graph.actions.flatMap((node) => node.branches)]
  const branch = all.find((candidate) => JSON.stringify(candidate.path).toLowerCase() === key)
  if (branch === undefined) {
    throw new RequestError('request.no-such-place', 'There is no such branch in this flow.', { at: { path } })
  }
  return branch
}

/** An action with another `runAfter`, under the name that it has already. */
export function withRunAfter(action: WdlObject, runAfter: WdlObject): WdlObject {
  const key = propertyNameOf(action, 'runAfter') ?? 'runAfter'
  return { ...action, [key]: runAfter }
}

/** An object of one property, whatever its name. */
export function objectWith(name: string, value: WdlValue): WdlObject {
  const object: Record<string, WdlValue> = {}
  setOwn(object, name, value)
  return object
}

/** A `runAfter` as it is written. */
export function runAfterObject(runAfter: ReadonlyMap<string, readonly string[]>): WdlObject {
  const object: Record<string, WdlValue> = {}
  for (const [name, statuses] of runAfter) setOwn(object, name, [...statuses])
  return object
}

/** The edits that set what an action runs after; `base` is the path of the definition. */
export function setRunAfterValue(
  document: FlowDocument,
  base: JsonPath,
  node: ActionNode,
  runAfter: WdlObject,
): readonly TextEdit[] {
  const key = propertyNameOf(node.action, 'runAfter') ?? 'runAfter'
  return setValue(document, [...base, ...node.path, key], runAfter)
}
