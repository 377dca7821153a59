import { RequestError } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { uniqueActionName } from './edit-flow.ts'
import { renameProperty, setValue } from './edit-json.ts'
import type { FlowDocument } from './flow-document.ts'
import type { FlowEdit } from './flow-edit.ts'
import { buildGraph } from './graph.ts'
import { setOwn } from './json-document.ts'
import { propertyNameOf } from './lookup.ts'

/** An action put into a loop: the edit, and what the loop is called. */
export interface WrappedAction {
  readonly edit: FlowEdit
  readonly loopName: string
  /** Path of the action in the document after the edit. */
  readonly path: readonly (string | number)[]
}

/**
 * Puts an action into an Apply to each of its own, at its place: the loop runs after what the action ran after, what
 * ran after the action runs after the loop. `change` gives the action as it is to be inside, once the loop has a name.
 * Throws RequestError `request.no-such-action`, `request.no-such-place`.
 */
export function wrapInForeach(
  document: FlowDocument,
  name: string,
  list: WdlValue,
  change: (action: WdlObject, loopName: string) => WdlObject,
): WrappedAction {
  const { definition, definitionPath: base } = document
  if (definition === undefined || base === undefined) {
    throw new RequestError('request.no-such-place', 'There is no workflow definition in this file.')
  }
  const node = buildGraph(definition).action(name)
  if (node === undefined) {
    throw new RequestError('request.no-such-action', `There is no action '${name}' in this flow.`)
  }
  const loopName = uniqueActionName(document, 'Apply_to_each')
  const runAfterKey = propertyNameOf(node.action, 'runAfter') ?? 'runAfter'
  const inner = change(node.action, loopName)
  const actions: Record<string, WdlValue> = {}
  setOwn(actions, node.name, runAfterKey in inner ? { ...inner, [runAfterKey]: {} } : inner)
  const loop: Record<string, WdlValue> = {
    type: 'Foreach',
    foreach: list,
    actions,
    ...(node.action[runAfterKey] === undefined ? {} : { runAfter: node.action[runAfterKey] as WdlValue }),
  }
  const path = [...base, ...node.path]
  const moved = [...new Set(node.followers)].flatMap((follower) => {
    const key = propertyNameOf(follower.action, 'runAfter') ?? 'runAfter'
    const edge = follower.runAfter.find((candidate) => candidate.target === node)
    return edge === undefined
      ? []
      : renameProperty(document, [...base, ...follower.path, key, edge.name], loopName)
  })
  return {
    edit: {
      label: `Put '${node.name}' into '${loopName}'`,
      edits: [...renameProperty(document, path, loopName), ...setValue(document, path, loop), ...moved],
    },
    loopName,
    path: [...base, ...node.path.slice(0, -1), loopName, 'actions', node.name],
  }
}
