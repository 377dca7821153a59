import { RequestError } from '../errors/index.ts'
import { say } from '../errors/say.ts'
import { deleteAction } from './edit-flow.ts'
import { openForEdit } from './edit-parts.ts'
import { type FlowPlace, placeActions } from './edit-place.ts'
import { EditSession } from './edit-session.ts'
import type { FlowDocument } from './flow-document.ts'
import { actionsInWords, type FlowEdit } from './flow-edit.ts'
import { parentsOf } from './graph.ts'
import { isSameName } from './lookup.ts'
import { actionsOfOneBranch, outermostActions, takeActions } from './selected-actions.ts'

/**
 * Moves actions with all that is in them, as they are written, to another place. What they leave behind is joined as
 * when they are deleted. A place they stand at already is no change. Throws RequestError `request.into-itself`,
 * `request.several-branches` and what `placeActions` throws.
 */
export function moveActions(document: FlowDocument, names: readonly string[], place: FlowPlace): FlowEdit {
  const { graph } = openForEdit(document)
  const { nodes } = actionsOfOneBranch(graph, names)
  const label = say`Move ${actionsInWords(nodes)}`
  const isMoving = (name: string | undefined) =>
    name !== undefined && nodes.some((node) => isSameName(node.name, name))
  if (isMoving(place.after) || isMoving(place.before)) return { label, edits: [] }
  const key = JSON.stringify(place.branch)
  const around = graph.actions.find((node) =>
    node.branches.some((branch) => JSON.stringify(branch.path) === key),
  )
  if (around !== undefined && [around, ...parentsOf(around)].some((node) => nodes.includes(node))) {
    throw new RequestError('request.into-itself', 'An action cannot be moved into itself.')
  }
  const moving = takeActions(document, nodes)
  const session = new EditSession(document)
  for (const { name } of nodes) session.apply(deleteAction(session.document, name).edits)
  placeActions(session, moving, place)
  return { label, edits: session.edits }
}

/** Deletes several actions with all that is in them; see `deleteAction`. */
export function deleteActions(document: FlowDocument, names: readonly string[]): FlowEdit {
  const { graph } = openForEdit(document)
  const nodes = outermostActions(graph, names)
  const session = new EditSession(document)
  for (const { name } of nodes) session.apply(deleteAction(session.document, name).edits)
  return {
    label: say`Delete ${actionsInWords(nodes)}`,
    edits: session.edits,
  }
}
