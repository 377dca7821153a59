import { type JsonPath, RequestError } from '../errors/index.ts'
import { say } from '../errors/say.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { insertProperty, removeProperty, renameProperty, setValue } from './edit-json.ts'
import {
  actionNamed,
  branchAt,
  noSuchAction,
  objectWith,
  openForEdit,
  setRunAfterValue,
  withRunAfter,
} from './edit-parts.ts'
import type { FlowDocument } from './flow-document.ts'
import { actionsInWords, checkNewName, type FlowEdit } from './flow-edit.ts'
import { type ActionNode, buildGraph } from './graph.ts'
import { setOwn } from './json-document.ts'
import { nodeAt } from './json-location.ts'
import { foldName, isObject, isSameName, propertyNameOf } from './lookup.ts'
import type { TextEdit } from './text-edit.ts'

/** Where a new action goes. */
export type ActionPlace =
  /**
   * Behind an action: what ran after that one runs after the new one, unless `parallel`. `statuses` are the outcomes
   * it runs on; success when absent.
   */
  | { readonly after: string; readonly parallel?: boolean; readonly statuses?: readonly string[] }
  /** At the start of a branch, given by its path inside the definition; `['actions']` for the flow's start. */
  | { readonly branch: JsonPath; readonly parallel?: boolean }

/** A name no action or trigger has yet: the wanted one, or with `_1`, `_2` ... behind it. */
export function uniqueActionName(
  document: FlowDocument,
  wanted: string,
  alsoTaken: readonly string[] = [],
): string {
  const graph = document.definition === undefined ? undefined : buildGraph(document.definition)
  const isTaken = (name: string): boolean =>
    graph?.action(name) !== undefined || graph?.trigger(name) !== undefined || alsoTaken.includes(name)
  if (!isTaken(wanted)) return wanted
  for (let number = 1; ; number++) {
    const name = `${wanted}_${number}`
    if (!isTaken(name)) return name
  }
}

/**
 * Adds an action. Its own `runAfter` is set by the place, that of the actions behind it is mended. Throws
 * RequestError `request.name-taken`, `request.invalid-name`, `request.no-such-action`, `request.no-such-place`.
 */
export function addAction(
  document: FlowDocument,
  name: string,
  action: WdlObject,
  place: ActionPlace,
): FlowEdit {
  const { graph, base } = openForEdit(document)
  checkNewName(name)
  if (graph.action(name) !== undefined || graph.trigger(name) !== undefined) {
    throw new RequestError('request.name-taken', `The name '${name}' is taken in this flow.`)
  }
  const label = say`Add '${name}'`
  if ('after' in place) {
    const before = actionNamed(graph, place.after)
    const placed = withRunAfter(action, objectWith(before.name, [...(place.statuses ?? ['Succeeded'])]))
    const branchPath = [...base, ...before.branch.path]
    const edits: TextEdit[] = [...insertProperty(document, branchPath, name, placed, { after: before.name })]
    if (place.parallel !== true) edits.push(...moveFollowers(document, base, before, name))
    return { label, edits }
  }
  const branch = branchAt(graph, place.branch)
  const placed = withRunAfter(action, {})
  const path = [...base, ...place.branch]
  const edits: TextEdit[] =
    nodeAt(document, path)?.type === 'object'
      ? [...insertProperty(document, path, name, placed, { first: true })]
      : [...setValue(document, path, objectWith(name, placed))]
  if (place.parallel !== true) {
    for (const root of branch.actions.filter((sibling) => sibling.runAfter.length === 0)) {
      edits.push(...setRunAfterValue(document, base, root, objectWith(name, ['Succeeded'])))
    }
  }
  return { label, edits }
}

/**
 * Deletes an action with everything inside; what ran after it runs after what it ran after, with
 * the statuses it had. Expressions that name it
 * stay as they are: the checker points at them. Throws RequestError `request.no-such-action`.
 */
export function deleteAction(document: FlowDocument, name: string): FlowEdit {
  const { graph, base } = openForEdit(document)
  const node = actionNamed(graph, name)
  const edits: TextEdit[] = [...removeProperty(document, [...base, ...node.path])]
  for (const follower of new Set(node.followers)) {
    edits.push(...detachFollower(document, base, follower, node))
  }
  return { label: say`Delete ${actionsInWords([node])}`, edits }
}

/** Sets which actions of its branch an action runs after, with which statuses. Throws `request.no-such-action`. */
export function setRunAfter(
  document: FlowDocument,
  name: string,
  runAfter: Readonly<Record<string, readonly string[]>>,
): FlowEdit {
  const { graph, base } = openForEdit(document)
  const node = actionNamed(graph, name)
  return {
    label: say`Change what '${node.name}' runs after`,
    edits: setRunAfterValue(document, base, node, runAfter as WdlObject),
  }
}

/**
 * Sets a value inside an action or trigger, such as `['inputs', 'uri']` or `['expression']`; `undefined` takes it
 * away. Names on the way are matched without case. Throws `request.no-such-action`.
 */
export function setActionInput(
  document: FlowDocument,
  name: string,
  place: JsonPath,
  value: WdlValue | undefined,
): FlowEdit {
  const { graph, base } = openForEdit(document)
  const node = graph.action(name) ?? graph.trigger(name)
  if (node === undefined) throw noSuchAction(name)
  const path = realPath(document, [...base, ...node.path], place)
  return {
    label: say`Change ${place.at(-1) ?? say`settings`} of '${node.name}'`,
    edits: value === undefined ? removeProperty(document, path) : setValue(document, path, value),
  }
}

/** Sets the description of an action or trigger; an empty one takes it away. Throws `request.no-such-action`. */
export function setDescription(document: FlowDocument, name: string, description: string): FlowEdit {
  const { label, edits } = setActionInput(
    document,
    name,
    ['description'],
    description === '' ? undefined : description,
  )
  return { label, edits }
}

const namedShapes: ReadonlySet<string> = new Set(['solution', 'flow-package', 'gallery'])

/**
 * Sets the flow's display name, where its shape has one. Throws RequestError `request.no-such-place` for shapes
 * that have no name of their own, such as bare definitions.
 */
export function renameFlow(document: FlowDocument, displayName: string): FlowEdit {
  const holder = document.main?.holder
  const isNamed = document.flow.displayName !== undefined
  if (holder === undefined || (!isNamed && !namedShapes.has(document.shape))) {
    throw new RequestError('request.no-such-place', 'A file of this kind has no place for a display name.', {
      hint: 'Rename the file, or import it into an environment as a flow of its own.',
    })
  }
  return {
    label: say`Rename the flow to '${displayName}'`,
    edits: setValue(document, realPath(document, holder, ['displayName']), displayName),
  }
}

function moveFollowers(
  document: FlowDocument,
  base: JsonPath,
  before: ActionNode,
  newName: string,
): readonly TextEdit[] {
  return [...new Set(before.followers)].flatMap((follower) => {
    const key = propertyNameOf(follower.action, 'runAfter') ?? 'runAfter'
    const edge = follower.runAfter.find((candidate) => candidate.target === before)
    if (edge === undefined) return []
    return renameProperty(document, [...base, ...follower.path, key, edge.name], newName)
  })
}

/**
 * Lets a follower run after what a deleted action ran after, with its own statuses as before. Where it is one action
 * only the name changes.
 */
function detachFollower(
  document: FlowDocument,
  base: JsonPath,
  follower: ActionNode,
  gone: ActionNode,
): readonly TextEdit[] {
  const key = propertyNameOf(follower.action, 'runAfter') ?? 'runAfter'
  const runAfter = runAfterWithout(follower, gone)
  const [only, ...others] = gone.runAfter
  const edge = follower.runAfter.find((candidate) => candidate.target === gone)
  const isRename = Object.keys(runAfter).length === follower.runAfter.length
  if (only !== undefined && edge !== undefined && others.length === 0 && isRename) {
    return renameProperty(document, [...base, ...follower.path, key, edge.name], only.name)
  }
  return setRunAfterValue(document, base, follower, runAfter)
}

function runAfterWithout(follower: ActionNode, gone: ActionNode): WdlObject {
  const result: Record<string, WdlValue> = {}
  const names = new Set<string>()
  const add = (name: string, statuses: readonly string[]): void => {
    if (names.has(foldName(name)) || isSameName(name, follower.name) || isSameName(name, gone.name)) return
    names.add(foldName(name))
    setOwn(result, name, [...statuses])
  }
  for (const edge of follower.runAfter) {
    if (edge.target !== gone) add(edge.name, edge.statuses)
  }
  for (const edge of follower.runAfter) {
    if (edge.target !== gone) continue
    for (const inherited of gone.runAfter) add(inherited.name, edge.statuses)
  }
  return result
}

/** A path below `base` with each name spelt as the document has it. */
function realPath(document: FlowDocument, base: JsonPath, place: JsonPath): JsonPath {
  const path: (string | number)[] = [...base]
  for (const step of place) {
    const node = nodeAt(document, path)
    const names =
      node?.type === 'object' ? (node.children ?? []).map((child) => child.children?.[0]?.value) : []
    const exact = names.includes(step) ? step : names.find((name) => isSameName(String(name), String(step)))
    path.push(typeof exact === 'string' ? exact : step)
  }
  return path
}

/** Whether a value is an action as the designer copies it: an object with a type. */
export function isActionValue(value: WdlValue | undefined): value is WdlObject {
  return isObject(value) && propertyNameOf(value, 'type') !== undefined
}
