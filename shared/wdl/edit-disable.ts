import { type JsonPath, RequestError } from '../errors/index.ts'
import { say } from '../errors/say.ts'
import { removeProperty, setValue } from './edit-json.ts'
import { actionNamed, openForEdit } from './edit-parts.ts'
import { EditSession } from './edit-session.ts'
import type { FlowDocument } from './flow-document.ts'
import { actionsInWords, type FlowEdit } from './flow-edit.ts'
import { type ActionNode, descendantsOf } from './graph.ts'
import { foldName, objectOf, propertyNameOf } from './lookup.ts'
import { disabledResultName, staticResultOf } from './static-result.ts'

/**
 * Switches actions off or on. One that is off is answered by a static result that succeeds without outputs, so the
 * flow goes on without it, here and on the platform. Of an action that holds others these are switched. Throws
 * RequestError `request.has-static-result` where an action has a static result of its own.
 */
export function setDisabled(document: FlowDocument, names: readonly string[], isDisabled: boolean): FlowEdit {
  const { graph } = openForEdit(document)
  const nodes = new Set(names.flatMap((name) => leavesOf(actionNamed(graph, name))))
  const session = new EditSession(document)
  for (const node of nodes) {
    const now = staticResultOf(node.action)
    if (isDisabled === (now?.isDisabling === true)) continue
    if (isDisabled && now !== undefined && foldName(now.name) !== foldName(disabledResultName)) {
      throw new RequestError('request.has-static-result', `'${node.name}' has a static result of its own.`, {
        hint: 'Take that away first, or let it stand for the action.',
      })
    }
    if (isDisabled) switchOff(session, node)
    else switchOn(session, node)
  }
  dropUnusedResult(session)
  const what = actionsInWords(names.map((name) => ({ name })))
  return { label: isDisabled ? say`Disable ${what}` : say`Enable ${what}`, edits: session.edits }
}

/** Whether an action is off; one that holds others when all of these are. */
export function isDisabledAction(node: ActionNode): boolean {
  const leaves = leavesOf(node)
  return leaves.length > 0 && leaves.every(({ action }) => staticResultOf(action)?.isDisabling === true)
}

function leavesOf(node: ActionNode): readonly ActionNode[] {
  return node.branches.length === 0
    ? [node]
    : descendantsOf(node).filter(({ branches }) => branches.length === 0)
}

function switchOff(session: EditSession, node: ActionNode): void {
  const { document } = session
  const { base } = openForEdit(document)
  const configuration = propertyNameOf(node.action, 'runtimeConfiguration') ?? 'runtimeConfiguration'
  const reference = { name: disabledResultName, staticResultOptions: 'Enabled' }
  session.apply(setValue(document, [...base, ...node.path, configuration, 'staticResult'], reference))
  const results = resultsPath(session.document)
  const known = objectOf(session.document.definition, 'staticResults') ?? {}
  if (propertyNameOf(known, disabledResultName) !== undefined) return
  session.apply(setValue(session.document, [...results, disabledResultName], { status: 'Succeeded' }))
}

function switchOn(session: EditSession, node: ActionNode): void {
  const { base } = openForEdit(session.document)
  const key = propertyNameOf(node.action, 'runtimeConfiguration') ?? 'runtimeConfiguration'
  const configuration = objectOf(node.action, key) ?? {}
  const own = propertyNameOf(configuration, 'staticResult') ?? 'staticResult'
  const path = [...base, ...node.path, key]
  const isOnlyOne = Object.keys(configuration).length === 1
  session.apply(removeProperty(session.document, isOnlyOne ? path : [...path, own]))
}

/** Without an action that is off the answer for those goes too. */
function dropUnusedResult(session: EditSession): void {
  const { document } = session
  const { graph } = openForEdit(document)
  const results = objectOf(document.definition, 'staticResults')
  const key = results === undefined ? undefined : propertyNameOf(results, disabledResultName)
  if (results === undefined || key === undefined) return
  if (graph.actions.some(({ action }) => staticResultOf(action)?.name === key)) return
  const path = resultsPath(document)
  session.apply(removeProperty(document, Object.keys(results).length === 1 ? path : [...path, key]))
}

function resultsPath(document: FlowDocument): JsonPath {
  const { definition, definitionPath } = document
  const name = definition === undefined ? undefined : propertyNameOf(definition, 'staticResults')
  return [...(definitionPath ?? []), name ?? 'staticResults']
}
