import { type JsonPath, RequestError } from '../errors/index.ts'
import type { WdlObject } from '../expressions/value.ts'
import { insertProperties, renameProperty, setValue } from './edit-json.ts'
import { actionNamed, branchAt, openForEdit, runAfterObject, setRunAfterValue } from './edit-parts.ts'
import type { EditSession } from './edit-session.ts'
import type { FlowDocument } from './flow-document.ts'
import { type ActionNode, statusNameOf } from './graph.ts'
import { nodeAt } from './json-location.ts'
import { isSameName, propertyNameOf } from './lookup.ts'
import type { RunAfter } from './selected-actions.ts'
import type { TextEdit } from './text-edit.ts'
import type { VerbatimJson } from './verbatim-json.ts'

/** A place for actions in a flow. */
export interface FlowPlace {
  /** Path inside the definition of the object that holds the branch's actions; `['actions']` for the top level. */
  readonly branch: JsonPath
  /** Behind this action of the branch; absent: at its start. */
  readonly after?: string
  /** On the line that leads to this action; absent: everything that runs after `after` moves behind. */
  readonly before?: string
  /** Beside what runs there already, which stays as it is. */
  readonly parallel?: boolean
}

/** An action to put somewhere, with what it runs after among those that are put there with it. */
export interface NewAction {
  readonly name: string
  readonly value: WdlObject | VerbatimJson
  readonly runAfter: RunAfter
}

const success = ['Succeeded'] as const

/**
 * Puts actions into a place: the first of them run after what is before it, and what came behind runs after the last
 * of them. On a line that leads on for certain outcomes these go over to the first ones, so that the way stays the
 * same. Throws RequestError `request.no-such-place`, `request.no-such-action`, `request.name-taken`.
 */
export function placeActions(session: EditSession, actions: readonly NewAction[], place: FlowPlace): void {
  if (actions.length === 0) return
  const { document } = session
  const { graph, base } = openForEdit(document)
  const branch = branchAt(graph, place.branch)
  const after =
    place.after === undefined ? undefined : memberOf(branch.actions, actionNamed(graph, place.after))
  const before =
    place.before === undefined ? undefined : memberOf(branch.actions, actionNamed(graph, place.before))
  const followers = place.parallel === true ? [] : followersOf(branch.actions, after, before)
  const edge = before?.runAfter.find(({ target }) => target !== undefined && target === after)
  const isOnLine = place.parallel !== true && edge !== undefined && edge.statuses.length > 0

  const path = [...base, ...place.branch]
  if (nodeAt(document, path)?.type === 'object') {
    session.apply(
      insertProperties(
        document,
        path,
        actions,
        after === undefined ? { first: true } : { after: after.name },
      ),
    )
  } else {
    session.apply(setValue(document, path, {}))
    session.apply(insertProperties(session.document, path, actions))
  }

  const names = actions.map(({ name }) => name)
  const ends = actions.filter(({ name }) => !actions.some((other) => other.runAfter.has(name)))
  const now = openForEdit(session.document)
  const inBranch = branchAt(now.graph, place.branch).actions
  const edits: TextEdit[] = []
  for (const action of actions) {
    const node = inBranch.find(({ name }) => name === action.name)
    if (node === undefined) continue
    const isFirst = action.runAfter.size === 0
    const start: RunAfter = new Map(
      after === undefined ? [] : [[after.name, isOnLine ? edge.statuses : success]],
    )
    edits.push(...changeRunAfter(session.document, now.base, node, isFirst ? start : action.runAfter))
  }
  for (const { name } of followers) {
    const node = inBranch.find((other) => other.name === name && !names.includes(other.name))
    if (node === undefined) continue
    const last = ends.map((action) => action.name)
    edits.push(...rehang(session.document, now.base, node, after?.name, last, isOnLine ? success : undefined))
  }
  session.apply(edits)
}

function memberOf(siblings: readonly ActionNode[], node: ActionNode): ActionNode {
  if (siblings.includes(node)) return node
  throw new RequestError('request.no-such-place', `'${node.name}' is not in this branch.`)
}

/** What has to run after the new actions: on a line its end alone, else all that ran after the one before. */
function followersOf(
  siblings: readonly ActionNode[],
  after: ActionNode | undefined,
  before: ActionNode | undefined,
): readonly ActionNode[] {
  if (before !== undefined) return [before]
  if (after !== undefined) return [...new Set(after.followers)]
  return siblings.filter(({ runAfter }) => runAfter.length === 0)
}

/** Lets an action run after others in place of one (or in addition, where it ran after nothing). */
function rehang(
  document: FlowDocument,
  base: JsonPath,
  node: ActionNode,
  old: string | undefined,
  names: readonly string[],
  statuses: readonly string[] | undefined,
): readonly TextEdit[] {
  const edge = old === undefined ? undefined : node.runAfter.find(({ name }) => isSameName(name, old))
  const next = new Map<string, readonly string[]>()
  for (const one of node.runAfter) {
    if (one !== edge) next.set(one.name, one.statuses)
    else for (const name of names) next.set(name, statuses ?? one.statuses)
  }
  if (edge === undefined) for (const name of names) next.set(name, statuses ?? success)
  const [only] = names
  if (edge !== undefined && names.length === 1 && only !== undefined && !hasTie(node, only)) {
    const renamed = renameProperty(document, pathOfTie(base, node, edge.name), only)
    const wanted = statuses ?? edge.statuses
    if (isSameStatuses(wanted, edge.statuses)) return renamed
    return [...renamed, ...setValue(document, pathOfTie(base, node, edge.name), [...wanted])]
  }
  return changeRunAfter(document, base, node, next)
}

function hasTie(node: ActionNode, name: string): boolean {
  return node.runAfter.some((edge) => isSameName(edge.name, name))
}

function pathOfTie(base: JsonPath, node: ActionNode, name: string): JsonPath {
  return [...base, ...node.path, propertyNameOf(node.action, 'runAfter') ?? 'runAfter', name]
}

/** Whether two lists of statuses mean the same. */
export function isSameStatuses(a: readonly string[], b: readonly string[]): boolean {
  const fold = (list: readonly string[]) =>
    [...new Set(list.map((status) => statusNameOf(status) ?? status))].sort().join()
  return fold(a) === fold(b)
}

/** Sets `runAfter` unless it says the same already: an absent one means `{}`. */
export function changeRunAfter(
  document: FlowDocument,
  base: JsonPath,
  node: ActionNode,
  runAfter: RunAfter,
): readonly TextEdit[] {
  const wanted = [...runAfter]
  const isSame =
    wanted.length === node.runAfter.length &&
    wanted.every(([name, statuses]) => {
      const edge = node.runAfter.find((one) => one.name === name)
      return edge !== undefined && isSameStatuses(edge.statuses, statuses)
    })
  return isSame ? [] : setRunAfterValue(document, base, node, runAfterObject(runAfter))
}
