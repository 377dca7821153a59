import { say, word } from '../../errors/say.ts'
import { platformLimits } from '../../profiles/platform-limits.ts'
import type { CheckContext } from '../check-context.ts'
import { partNameOf } from '../definition.ts'
import { variablesOf } from '../flow-variables.ts'
import type { ActionNode, TriggerNode } from '../graph.ts'
import { propertyNameOf, propertyOf, textOf } from '../lookup.ts'

/** What the platform limits: it runs here, but would be refused there. All of these are warnings. */
export function checkLimits(context: CheckContext): void {
  const limits = platformLimits(context.profile)
  const { graph } = context
  warnCount(
    context,
    'actions',
    graph.actions.length,
    limits.maxActions,
    graph.actions[limits.maxActions]?.path,
  )
  const variables = variablesOf(graph)
  warnCount(context, 'variables', variables.length, limits.maxVariables, variables[limits.maxVariables]?.path)
  const parameters = Object.keys(context.definition.parameters)
  const parametersKey = partNameOf(context.definition, 'parameters')
  warnCount(context, 'parameters', parameters.length, limits.maxParameters, [parametersKey])
  for (const node of [...graph.triggers, ...graph.actions]) checkOperation(context, node)
  for (const node of graph.actions) checkAction(context, node)
  for (const node of graph.triggers) checkRecurrence(context, node)
}

function warnCount(
  context: CheckContext,
  what: string,
  count: number,
  limit: number,
  path: readonly (string | number)[] | undefined,
): void {
  if (count <= limit || path === undefined) return
  context.report({
    severity: 'warning',
    code: `definition.too-many-${what}`,
    path,
    message: say`The flow has ${count} ${word(what)}; the platform takes at most ${limit}.`,
    hint: say`Move a part into a child flow.`,
  })
}

function checkOperation(context: CheckContext, node: ActionNode | TriggerNode): void {
  const limits = platformLimits(context.profile)
  const definition = 'action' in node ? node.action : node.trigger
  if (node.name.length > limits.maxNameLength) {
    context.report({
      severity: 'warning',
      code: 'definition.name-too-long',
      path: node.path,
      message: say`The name '${node.name.slice(0, 40)}…' has ${node.name.length} characters; the platform takes at most ${limits.maxNameLength}.`,
      action: node.name,
    })
  }
  const description = textOf(definition, 'description')
  if (description !== undefined && description.length > limits.maxDescriptionLength) {
    context.report({
      severity: 'warning',
      code: 'definition.description-too-long',
      path: [...node.path, propertyNameOf(definition, 'description') ?? 'description'],
      message: say`The description of '${node.name}' has ${description.length} characters; the platform takes at most ${limits.maxDescriptionLength}.`,
      action: node.name,
    })
  }
  checkConcurrency(context, node)
}

function checkConcurrency(context: CheckContext, node: ActionNode | TriggerNode): void {
  const limits = platformLimits(context.profile)
  const definition = 'action' in node ? node.action : node.trigger
  const concurrency = propertyOf(propertyOf(definition, 'runtimeConfiguration'), 'concurrency')
  const count = propertyOf(concurrency, 'repetitions') ?? propertyOf(concurrency, 'runs')
  if (typeof count !== 'number') return
  const max = 'action' in node ? limits.foreachConcurrency.max : limits.triggerConcurrency.max
  if (count >= 1 && count <= max) return
  context.report({
    severity: 'warning',
    code: 'definition.concurrency-out-of-range',
    path: [...node.path, 'runtimeConfiguration'],
    message: say`The degree of parallelism of '${node.name}' is ${count}; the platform takes 1 to ${max}.`,
    action: node.name,
  })
}

function checkAction(context: CheckContext, node: ActionNode): void {
  const limits = platformLimits(context.profile)
  // The platform counts how many scopes are around: the ninth level of actions is inside eight.
  const isFirstTooDeep = node.depth === limits.maxNesting + 1 && node.branches.length > 0
  if (isFirstTooDeep) {
    context.report({
      severity: 'warning',
      code: 'definition.nested-too-deep',
      path: node.path,
      message: say`'${node.name}' is nested ${node.depth} deep; the platform takes at most ${limits.maxNesting} levels.`,
      hint: say`Move the inner part into a child flow.`,
      action: node.name,
    })
  }
  const cases = node.branches.filter((branch) => branch.kind.startsWith('cases'))
  if (cases.length > limits.maxSwitchCases) {
    context.report({
      severity: 'warning',
      code: 'definition.too-many-cases',
      path: node.path,
      message: say`'${node.name}' has ${cases.length} cases; the platform takes at most ${limits.maxSwitchCases}.`,
      action: node.name,
    })
  }
}

const unitMs: Readonly<Record<string, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_592_000_000,
  year: 31_536_000_000,
}

/** How often a trigger asks or starts: not more often than the platform lets it, not less often than it remembers. */
function checkRecurrence(context: CheckContext, node: TriggerNode): void {
  const limits = platformLimits(context.profile)
  const key = propertyNameOf(node.trigger, 'recurrence')
  const recurrence = propertyOf(node.trigger, 'recurrence')
  const interval = Number(propertyOf(recurrence, 'interval'))
  const unit = unitMs[textOf(recurrence, 'frequency')?.toLowerCase() ?? '']
  if (key === undefined || unit === undefined || !Number.isFinite(interval) || interval < 1) return
  const isTooOften = interval * unit < limits.minRecurrenceMs
  if (!isTooOften && interval * unit <= limits.maxRecurrenceMs) return
  context.report({
    severity: 'warning',
    code: 'definition.recurrence-out-of-range',
    path: [...node.path, key],
    message: isTooOften
      ? say`'${node.name}' recurs every ${interval} s; the platform takes at least ${limits.minRecurrenceMs / 1000} s.`
      : say`'${node.name}' recurs less often than every 500 days, which the platform refuses.`,
    action: node.name,
  })
}
