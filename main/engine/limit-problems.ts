import { operationOf } from '../../shared/operations/index.ts'
import { objectOf, propertyOf } from '../../shared/wdl/lookup.ts'
import type { ActionPlan, Plan, PlanProblem } from './plan.ts'

/**
 * Why the platform would not take a definition: more actions, variables or cases, or deeper scopes than its limits say.
 * The flow checker warns of the same (shared/wdl/checks/limits.ts); a run refuses, unless the environment says otherwise.
 */
export function limitProblems({ actions, limits }: Plan): readonly PlanProblem[] {
  const problems: PlanProblem[] = []
  const hint =
    'Move a part into a child flow, or set "limits": "off" in environment.json to run it all the same.'
  const count = (what: string, items: readonly ActionPlan[], most: number) => {
    const first = items[most]
    if (first === undefined) return
    const message = `The flow has ${items.length} ${what}; the platform takes at most ${most}.`
    problems.push({
      code: `definition.too-many-${what}`,
      message,
      path: first.path,
      action: first.name,
      hint,
    })
  }
  count('actions', actions, limits.maxActions)
  count('variables', actions.flatMap(declaredBy), limits.maxVariables)
  for (const action of actions) {
    if (action.branches.size > 0 && action.scope.chain.length === limits.maxNesting + 1) {
      const message = `'${action.name}' is nested ${limits.maxNesting + 1} deep; the platform takes at most ${limits.maxNesting} levels.`
      problems.push({
        code: 'definition.nested-too-deep',
        message,
        path: action.path,
        action: action.name,
        hint,
      })
    }
    const cases = Object.keys(objectOf(action.definition, 'cases') ?? {}).length
    if (cases > limits.maxSwitchCases) {
      const message = `'${action.name}' has ${cases} cases; the platform takes at most ${limits.maxSwitchCases}.`
      problems.push({
        code: 'definition.too-many-cases',
        message,
        path: action.path,
        action: action.name,
        hint,
      })
    }
  }
  return problems
}

/** The action once for each variable that it declares. */
function declaredBy(action: ActionPlan): readonly ActionPlan[] {
  if (operationOf(action.type).traits.variable !== 'initialize') return []
  const declared = propertyOf(objectOf(action.definition, 'inputs'), 'variables')
  return Array.isArray(declared) ? declared.map(() => action) : []
}
