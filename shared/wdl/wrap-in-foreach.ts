import { RequestError } from '../errors/index.ts'
import { say } from '../errors/say.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { uniqueActionName } from './edit-flow.ts'
import { renameProperty, setValue } from './edit-json.ts'
import type { FlowDocument } from './flow-document.ts'
import { actionsInWords, type FlowEdit } from './flow-edit.ts'
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
 * ran after the action runs after the loop. With several lists the loops stand in each other, outermost first; a list is
 * told the name of the loop around it. `change` gives the action as it is to be inside of the innermost loop.
 * Throws RequestError `request.no-such-action`, `request.no-such-place`.
 */
export function wrapInForeach(
  document: FlowDocument,
  name: string,
  lists: readonly ((outerLoop: string | undefined) => WdlValue)[],
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
  const names: string[] = []
  for (const _list of lists) names.push(uniqueActionName(document, 'Apply_to_each', names))
  const [loopName] = names
  const innermost = names.at(-1)
  if (loopName === undefined || innermost === undefined) {
    throw new RequestError('request.no-such-place', 'There is no list to go over.')
  }
  const runAfterKey = propertyNameOf(node.action, 'runAfter') ?? 'runAfter'
  const inner = change(node.action, innermost)
  let content: { readonly name: string; readonly action: WdlObject } = {
    name: node.name,
    action: runAfterKey in inner ? { ...inner, [runAfterKey]: {} } : inner,
  }
  for (let index = names.length - 1; index >= 0; index--) {
    const actions: Record<string, WdlValue> = {}
    setOwn(actions, content.name, content.action)
    const runAfter = index === 0 ? node.action[runAfterKey] : {}
    content = {
      name: names[index] ?? '',
      action: {
        type: 'Foreach',
        foreach: lists[index]?.(names[index - 1]) ?? '',
        actions,
        ...(runAfter === undefined ? {} : { runAfter }),
      },
    }
  }
  const loop = content.action
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
      label: say`Put ${actionsInWords([node])} into '${loopName}'`,
      edits: [...renameProperty(document, path, loopName), ...setValue(document, path, loop), ...moved],
    },
    loopName,
    path: [...base, ...node.path.slice(0, -1), ...names.flatMap((loop) => [loop, 'actions']), node.name],
  }
}
