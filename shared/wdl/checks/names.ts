import { say } from '../../errors/say.ts'
import type { CheckContext } from '../check-context.ts'
import { parentsOf } from '../graph.ts'
import { type JsonNode, pathOfNode } from '../json-document.ts'
import { nodeAt, nodeRange } from '../json-location.ts'
import { foldName } from '../lookup.ts'

/** Names of actions and triggers: not empty, once in the whole flow, and no JSON key written twice. */
export function checkNames(context: CheckContext): void {
  checkDuplicateKeys(context)
  checkActionNames(context)
  checkTriggerNames(context)
}

function checkActionNames(context: CheckContext): void {
  const first = new Map<string, { readonly name: string; readonly path: readonly (string | number)[] }>()
  for (const node of context.graph.actions) {
    if (node.name.trim() === '') {
      context.report({
        severity: 'error',
        code: 'definition.empty-name',
        path: node.path,
        message: say`An action has no name.`,
        hint: say`Give it a name that other actions can refer to.`,
      })
      continue
    }
    const key = foldName(node.name)
    const other = first.get(key)
    if (other === undefined) {
      first.set(key, node)
      continue
    }
    const isOwnName = parentsOf(node).some((parent) => parent.manifest.traits.hasOwnNames)
    context.report({
      severity: isOwnName ? 'warning' : 'error',
      code: 'definition.duplicate-action-name',
      path: node.path,
      message:
        other.name === node.name
          ? say`There are two actions named '${node.name}'.`
          : say`There are two actions named '${node.name}' ('${other.name}' differs in case only).`,
      hint: say`Names must be unique in the whole flow, also across scopes and branches; case does not count.`,
      action: node.name,
    })
  }
}

function checkTriggerNames(context: CheckContext): void {
  const actions = new Map(context.graph.actions.map((node) => [foldName(node.name), node]))
  for (const trigger of context.graph.triggers) {
    const action = actions.get(foldName(trigger.name))
    if (trigger.name.trim() === '') {
      context.report({
        severity: 'error',
        code: 'definition.empty-name',
        path: trigger.path,
        message: say`A trigger has no name.`,
      })
    } else if (action !== undefined) {
      context.report({
        severity: 'warning',
        code: 'definition.trigger-and-action-share-name',
        path: action.path,
        message: say`The action '${action.name}' is named like the trigger.`,
        hint: say`Expressions that use this name find the action; rename one of them.`,
        action: action.name,
      })
    }
  }
}

/** A key written twice in one object: only the last one counts, the first is silently lost. */
function checkDuplicateKeys(context: CheckContext): void {
  const { document } = context
  if (document.root === undefined) return
  const definition = nodeAt(document, context.definitionPath)
  if (definition === undefined) return
  const actionMaps = new Set(
    [context.graph.top, ...context.graph.actions.flatMap((node) => node.branches)].map((branch) =>
      nodeAt(document, [...context.definitionPath, ...branch.path]),
    ),
  )
  const open: JsonNode[] = [definition]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const child of node.children ?? []) if (child.children !== undefined) open.push(child)
    if (node.type === 'object') reportDuplicates(context, node, actionMaps.has(node))
  }
}

function reportDuplicates(context: CheckContext, object: JsonNode, holdsActions: boolean): void {
  const seen = new Set<string>()
  for (const property of object.children ?? []) {
    const keyNode = property.children?.[0]
    const key = keyNode?.value
    if (typeof key !== 'string' || keyNode === undefined) continue
    if (!seen.has(key)) {
      seen.add(key)
      continue
    }
    context.report({
      severity: holdsActions ? 'error' : 'warning',
      code: holdsActions ? 'definition.duplicate-action-name' : 'definition.duplicate-key',
      path: pathOfNode(property).slice(context.definitionPath.length),
      range: nodeRange(keyNode),
      message: holdsActions
        ? say`There are two actions named '${key}' in the same place.`
        : say`The property '${key}' is written twice; only the last one counts.`,
      hint: holdsActions
        ? say`Only the last one would be kept. Rename one of them.`
        : say`Take one of them away.`,
      action: holdsActions ? key : undefined,
    })
  }
}
