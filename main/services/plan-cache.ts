import { DefinitionError } from '../../shared/errors/index.ts'
import { parseJson } from '../../shared/json/index.ts'
import type { LimitMode, ProfileName } from '../../shared/profiles/profile.ts'
import { compile, type Handlers } from '../engine/compile.ts'
import type { Plan, PlanProblem } from '../engine/plan.ts'

/** Plans that are kept compiled, per profile and mode of its limits. */
const maxPlans = 64

/** Plans by the definition's text, so that a flow that runs often is compiled once. */
export class PlanCache {
  private readonly handlers: Handlers
  private readonly plans = new Map<string, Map<string, Plan>>()

  constructor(handlers: Handlers) {
    this.handlers = handlers
  }

  /** The plan of a definition. Throws DefinitionError with the first problem's place and all messages. */
  get(definition: string, profile: ProfileName, limits: LimitMode = 'enforced'): Plan {
    const key = `${profile} ${limits}`
    let plans = this.plans.get(key)
    if (plans === undefined) {
      plans = new Map()
      this.plans.set(key, plans)
    }
    const known = plans.get(definition)
    if (known !== undefined) return known
    const { plan, problems } = compile(parseDefinition(definition), profile, this.handlers, limits)
    if (plan === undefined) throw definitionError(problems ?? [])
    const oldest = plans.keys().next()
    if (plans.size >= maxPlans && oldest.done !== true) plans.delete(oldest.value)
    plans.set(definition, plan)
    return plan
  }
}

function parseDefinition(text: string) {
  try {
    return parseJson(text)
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : ''
    throw new DefinitionError('definition.invalid-json', `The definition is not JSON. ${detail}`, { cause })
  }
}

function definitionError(problems: readonly PlanProblem[]): DefinitionError {
  const first = problems[0]
  const message = problems.map((problem) => problem.message).join('\n')
  return new DefinitionError(first?.code ?? 'definition.cannot-run', message, {
    ...(first === undefined
      ? {}
      : {
          at: {
            path: first.path,
            ...(first.range === undefined ? {} : { range: first.range }),
            ...(first.action === undefined ? {} : { action: first.action }),
          },
          hint: first.hint,
        }),
  })
}
