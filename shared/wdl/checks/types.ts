import { say, word } from '../../errors/say.ts'
import { isKnownOperation, operations } from '../../operations/index.ts'
import type { CheckContext } from '../check-context.ts'
import { partNameOf } from '../definition.ts'
import type { ActionNode, TriggerNode } from '../graph.ts'
import { isObject, propertyNameOf } from '../lookup.ts'
import { closestName } from './closest-name.ts'

/** Every action and trigger is an object with a type that we know and can run. */
export function checkTypes(context: CheckContext): void {
  checkMaps(context)
  for (const node of context.graph.triggers) checkType(context, node, 'trigger')
  for (const node of context.graph.actions) checkType(context, node, 'action')
}

/** `actions` and `triggers` hold objects by name; anything else in them is lost to every reader. */
function checkMaps(context: CheckContext): void {
  const branches = [context.graph.top, ...context.graph.actions.flatMap((node) => node.branches)]
  for (const branch of branches) checkMap(context, branch.path, 'action')
  checkMap(context, [partNameOf(context.definition, 'triggers')], 'trigger')
}

function checkMap(
  context: CheckContext,
  path: readonly (string | number)[],
  kind: 'action' | 'trigger',
): void {
  const map = context.valueAt(path)
  if (map === undefined || map === null || context.isExpressionText(map)) return
  if (!isObject(map)) {
    context.report({
      severity: 'error',
      code: 'definition.not-a-map',
      path,
      part: 'value',
      message: say`'${String(path[path.length - 1])}' must be an object that holds ${word(`${kind}s`)} by name.`,
    })
    return
  }
  for (const name of Object.keys(map)) {
    if (isObject(map[name]) || context.isExpressionText(map[name])) continue
    context.report({
      severity: 'error',
      code: 'definition.not-an-operation',
      path: [...path, name],
      message:
        kind === 'action'
          ? say`The action '${name}' is not an object.`
          : say`The trigger '${name}' is not an object.`,
      hint: say`It needs at least a type.`,
      action: name,
    })
  }
}

function checkType(context: CheckContext, node: ActionNode | TriggerNode, kind: 'action' | 'trigger'): void {
  if (node.type.trim() === '') {
    context.report({
      severity: 'error',
      code: 'definition.missing-type',
      path: node.path,
      message:
        kind === 'action'
          ? say`The action '${node.name}' has no type.`
          : say`The trigger '${node.name}' has no type.`,
      hint: say`Such as Compose, Http or OpenApiConnection.`,
      action: node.name,
    })
    return
  }
  if (isKnownOperation(node.type, kind)) return
  const known = operations.filter((operation) => operation.kind === kind).map((operation) => operation.type)
  const near = closestName(node.type, known)
  context.report({
    severity: 'warning',
    code: kind === 'action' ? 'definition.unknown-action-type' : 'definition.unknown-trigger-type',
    path: [...node.path, propertyNameOf('action' in node ? node.action : node.trigger, 'type') ?? 'type'],
    part: 'value',
    message:
      kind === 'action'
        ? say`The action type '${node.type}' is not known here; it is kept, but it fails with UnsupportedActionType when it runs.`
        : say`The trigger type '${node.type}' is not known here; it is kept, and the flow can be started by hand only.`,
    hint: near === undefined ? undefined : say`Did you mean '${near}'?`,
    action: node.name,
  })
}
