import { operationOf } from '../../shared/operations/index.ts'
import type { PlatformLimits } from '../../shared/profiles/platform-limits.ts'
import { objectOf, propertyOf } from '../../shared/wdl/lookup.ts'
import type { ActionPlan, Plan, PlanProblem } from './plan.ts'

const moveOut =
  'Move a part into a child flow, or set "limits": "off" in environment.json to run it all the same.'
const letItRun = 'Set "limits": "off" in environment.json to run it all the same.'

/**
 * Why the platform would not take a definition: more actions, variables or cases, deeper scopes, longer names, more
 * repetitions than its limits say; variables made inside of scopes. The flow checker tells the same
 * (shared/wdl/checks/limits.ts, variables.ts); a run refuses, unless the environment says otherwise.
 */
export function limitProblems({ actions, limits, triggers }: Plan): readonly PlanProblem[] {
  return [
    ...countProblems('actions', actions, limits.maxActions),
    ...countProblems('variables', actions.flatMap(declaredBy), limits.maxVariables),
    ...triggers.flatMap((trigger) => nameProblems(trigger, limits)),
    ...actions.flatMap((action) => [
      ...nameProblems(action, limits),
      ...scopeProblems(action, limits),
      ...loopProblems(action, limits),
    ]),
  ]
}

function countProblems(what: string, items: readonly ActionPlan[], most: number): readonly PlanProblem[] {
  const first = items[most]
  if (first === undefined) return []
  const message = `The flow has ${items.length} ${what}; the platform takes at most ${most}.`
  return [
    { code: `definition.too-many-${what}`, message, path: first.path, action: first.name, hint: moveOut },
  ]
}

function nameProblems(
  { name, path }: Pick<ActionPlan, 'name' | 'path'>,
  { maxNameLength }: PlatformLimits,
): readonly PlanProblem[] {
  if (name.length <= maxNameLength) return []
  const message = `The name '${name.slice(0, 40)}…' has ${name.length} characters; the platform takes at most ${maxNameLength}.`
  return [{ code: 'definition.name-too-long', message, path, action: name, hint: letItRun }]
}

function scopeProblems(action: ActionPlan, limits: PlatformLimits): readonly PlanProblem[] {
  const { branches, definition, name, path, scope, type } = action
  const problems: PlanProblem[] = []
  const report = (code: PlanProblem['code'], message: string, hint = moveOut) =>
    problems.push({ code, message, path, action: name, hint })
  if (branches.size > 0 && scope.chain.length === limits.maxNesting + 1) {
    report(
      'definition.nested-too-deep',
      `'${name}' is nested ${limits.maxNesting + 1} deep; the platform takes at most ${limits.maxNesting} levels.`,
    )
  }
  const cases = Object.keys(objectOf(definition, 'cases') ?? {}).length
  if (cases > limits.maxSwitchCases) {
    report(
      'definition.too-many-cases',
      `'${name}' has ${cases} cases; the platform takes at most ${limits.maxSwitchCases}.`,
    )
  }
  if (operationOf(type).traits.isTopLevelOnly && scope.owner !== undefined) {
    report(
      'definition.not-top-level',
      `'${name}' is inside '${scope.owner.name}'; the platform takes it at the top level only.`,
      `Move it before '${outermost(action).name}'. ${letItRun}`,
    )
  }
  return problems
}

/** Bounds of loops that are written as numbers; what expressions come to is bounded when the loop runs. */
function loopProblems(action: ActionPlan, limits: PlatformLimits): readonly PlanProblem[] {
  const { definition, loop, name, path } = action
  if (loop === 'until') {
    const count = propertyOf(objectOf(definition, 'limit'), 'count')
    if (typeof count !== 'number' || count <= limits.until.maxCount) return []
    const message = `'${name}' may repeat ${count} times; the platform takes at most ${limits.until.maxCount}.`
    return [{ code: 'definition.input-type', message, path, action: name, hint: letItRun }]
  }
  const concurrency = objectOf(objectOf(definition, 'runtimeConfiguration'), 'concurrency')
  const repetitions = propertyOf(concurrency, 'repetitions')
  const { max } = limits.foreachConcurrency
  if (loop !== 'foreach' || typeof repetitions !== 'number') return []
  if (repetitions >= 1 && repetitions <= max) return []
  const message = `The degree of parallelism of '${name}' is ${repetitions}; the platform takes 1 to ${max}.`
  return [{ code: 'definition.concurrency-out-of-range', message, path, action: name, hint: letItRun }]
}

function outermost(action: ActionPlan): ActionPlan {
  let at = action
  while (at.scope.owner !== undefined) at = at.scope.owner
  return at
}

/** The action once for each variable that it declares. */
function declaredBy(action: ActionPlan): readonly ActionPlan[] {
  if (operationOf(action.type).traits.variable !== 'initialize') return []
  const declared = propertyOf(objectOf(action.definition, 'inputs'), 'variables')
  return Array.isArray(declared) ? declared.map(() => action) : []
}
