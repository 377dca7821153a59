import { RequestError } from '../../shared/errors/index.ts'
import { ExpressionError } from '../../shared/expressions/expression-error.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { printJson } from '../../shared/json/index.ts'
import { platformLimits } from '../../shared/profiles/index.ts'
import type { TriggerPlan } from '../engine/plan.ts'
import type { StartRunRequest } from './engine-host.ts'
import { compileSplit } from './trigger-split.ts'

/** What is known of a trigger that is fired by hand. */
export interface HandFiring {
  readonly request: Pick<StartRunRequest, 'flow' | 'profile' | 'triggerBody'>
  readonly trigger: TriggerPlan
  readonly parameters: WdlObject
  /** What the trigger makes of the body. */
  readonly outputs: WdlValue
  readonly nowMs: number
}

/**
 * JSON texts of the trigger's outputs of each run that a body given by hand starts; undefined where it starts one as it
 * is: nothing was given, the trigger has no `splitOn`, or there is no list where that looks, so that what was given is
 * taken for one item. Throws RequestError `request.split-on` for a list without items, and one of too many.
 */
export function splitByHand(firing: HandFiring): readonly string[] | undefined {
  const { nowMs, outputs, parameters, request, trigger } = firing
  if (request.triggerBody === undefined) return undefined
  const split = compileSplit({ flowId: request.flow.flowId, parameters }, trigger)
  if (split === undefined) return undefined
  const items = itemsOr(() => split.items(outputs, nowMs))
  if (!Array.isArray(items)) return undefined
  if (items.length === 0) {
    throw new RequestError(
      'request.split-on',
      `The 'splitOn' of trigger '${trigger.name}' found no item in the body, so there is nothing to run.`,
      { hint: 'Give a body with items in that list, or one item alone.' },
    )
  }
  const most = platformLimits(request.profile).splitOnItems
  return split.outputsOfRuns(outputs, items, nowMs, most).map((item) => printJson(item))
}

/** An item alone does not have what `splitOn` asks for. */
function itemsOr(evaluate: () => WdlValue): WdlValue {
  try {
    return evaluate()
  } catch (thrown) {
    if (thrown instanceof ExpressionError) return null
    throw thrown
  }
}
