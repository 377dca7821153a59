import { type Sentence, say } from '../../errors/say.ts'
import type { CheckContext } from '../check-context.ts'
import { type ActionNode, type RunAfterEdge, statusNameOf } from '../graph.ts'
import { foldName, isObject, isSameName, propertyNameOf } from '../lookup.ts'
import { orderBranch } from '../order.ts'

/** `runAfter`: names siblings, with known statuses, and never runs in a circle. */
export function checkRunAfter(context: CheckContext): void {
  for (const node of context.graph.actions) {
    checkShape(context, node)
    for (const edge of node.runAfter) checkEdge(context, node, edge)
  }
  for (const branch of [context.graph.top, ...context.graph.actions.flatMap((node) => node.branches)]) {
    for (const cycle of orderBranch(branch).cycles) reportCycle(context, cycle)
  }
}

function checkShape(context: CheckContext, node: ActionNode): void {
  const key = propertyNameOf(node.action, 'runAfter')
  const value = key === undefined ? undefined : node.action[key]
  if (key === undefined || value === null || isObject(value) || context.isExpressionText(value)) return
  context.report({
    severity: 'error',
    code: 'definition.run-after-shape',
    path: [...node.path, key],
    part: 'value',
    message: say`'runAfter' of '${node.name}' must be an object of action names with their statuses.`,
    hint: say`Such as {"Compose": ["Succeeded"]}, or {} to start at once.`,
    action: node.name,
  })
}

function checkEdge(context: CheckContext, node: ActionNode, edge: RunAfterEdge): void {
  const key = propertyNameOf(node.action, 'runAfter') ?? 'runAfter'
  const path = [...node.path, key, edge.name]
  if (edge.target === undefined) reportMissingTarget(context, node, edge, path)
  const written = (node.action[key] as Record<string, unknown>)[edge.name]
  if (!Array.isArray(written) || edge.statuses.length === 0) {
    context.report({
      severity: 'error',
      code: 'definition.run-after-no-status',
      path,
      message: say`'${node.name}' runs after '${edge.name}', but no status is given.`,
      hint: say`Give at least one of Succeeded, Failed, Skipped, TimedOut in an array.`,
      action: node.name,
    })
    return
  }
  written.forEach((status: unknown, index) => {
    if (typeof status === 'string' && statusNameOf(status) !== undefined) return
    context.report({
      severity: isOtherStatus(status) ? 'warning' : 'error',
      code: 'definition.run-after-status',
      path: [...path, index],
      part: 'value',
      message: say`'${String(status)}' is not a status that an action can run after.`,
      hint: say`Use Succeeded, Failed, Skipped or TimedOut.`,
      action: node.name,
    })
  })
}

/** Statuses of the language that an action does not end in, or that runAfter does not know; the platform lets some pass. */
function isOtherStatus(status: unknown): boolean {
  return (
    typeof status === 'string' &&
    /^(cancelled|aborted|ignored|waiting|running|suspended|paused)$/i.test(status)
  )
}

function reportMissingTarget(
  context: CheckContext,
  node: ActionNode,
  edge: RunAfterEdge,
  path: readonly (string | number)[],
): void {
  if (isSameName(edge.name, node.name)) return
  const elsewhere = context.graph.action(edge.name)
  if (elsewhere === undefined && context.graph.trigger(edge.name) !== undefined) {
    context.report({
      severity: 'warning',
      code: 'definition.run-after-trigger',
      path,
      message: say`'${node.name}' runs after the trigger '${edge.name}'; it does so anyway.`,
      hint: say`Only actions belong into runAfter; take the entry away.`,
      action: node.name,
    })
    return
  }
  context.report({
    severity: 'error',
    code: elsewhere === undefined ? 'definition.run-after-unknown' : 'definition.run-after-other-scope',
    path,
    message:
      elsewhere === undefined
        ? say`'${node.name}' runs after '${edge.name}', but there is no such action.`
        : say`'${node.name}' runs after '${elsewhere.name}', which is in ${placeOf(elsewhere)}.`,
    hint:
      elsewhere === undefined
        ? suggestion(context, node, edge.name)
        : say`An action can only run after actions of its own branch; name the scope around it instead.`,
    action: node.name,
  })
}

function placeOf(node: ActionNode): Sentence {
  return node.parent === undefined ? say`the top level` : say`another branch, inside '${node.parent.name}'`
}

function suggestion(context: CheckContext, node: ActionNode, name: string): Sentence {
  const simple = (text: string): string => foldName(text).replace(/[^\p{L}\p{N}]/gu, '')
  const near = node.branch.actions.find(
    (sibling) => sibling !== node && simple(sibling.name) === simple(name),
  )
  if (near !== undefined) return say`Did you mean '${near.name}'?`
  return context.graph.actions.length > 1
    ? say`Name an action of the same branch, or take the entry away.`
    : say`Take the entry away.`
}

function reportCycle(context: CheckContext, cycle: readonly ActionNode[]): void {
  const first = cycle[0]
  if (first === undefined) return
  const key = propertyNameOf(first.action, 'runAfter') ?? 'runAfter'
  const names = cycle.map((node) => `'${node.name}'`)
  context.report({
    severity: 'error',
    code: 'definition.run-after-cycle',
    path: [...first.path, key],
    message:
      cycle.length === 1
        ? say`${names[0] ?? ''} runs after itself.`
        : say`These actions wait for each other and none can start: ${names.join(' → ')} → ${names[0] ?? ''}.`,
    hint: say`Take one of the runAfter entries away.`,
    action: first.name,
  })
}
