import { foldName, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { ActionHandler } from '../engine/action-handler.ts'
import { durationMs } from '../engine/duration.ts'
import { compileCondition } from './condition.ts'
import { failed, succeeded } from './results.ts'

/**
 * Until: runs its actions, then checks its condition, until that is true or a limit is reached. Limits are checked
 * between iterations; reaching one is no failure unless `operationOptions` holds `FailWhenLimitsReached`. Its status
 * is that of the last iteration. Source: Logic Apps, "Add loops", Until.
 */
export const runUntil: ActionHandler = (definition, tools) => {
  const condition = compileCondition(definition.expression ?? null, tools, ['expression'])
  const { count: defaultCount, timeoutMs: defaultTimeoutMs, maxCount } = tools.limits.until
  const limit = objectOf(definition, 'limit')
  const count = tools.compile(propertyOf(limit, 'count') ?? defaultCount, 'limit', 'count')
  const timeout = tools.compile(propertyOf(limit, 'timeout') ?? null, 'limit', 'timeout')
  const failsAtLimit = foldName(textOf(definition, 'operationOptions') ?? '').includes(
    'failwhenlimitsreached',
  )
  return {
    execute: () => ({ kind: 'repeat' }),
    loopEnds: (call, index, last) => {
      const outcome = condition(call)
      if (typeof outcome !== 'boolean') return outcome
      const result =
        last === 'Succeeded'
          ? succeeded()
          : failed('ActionFailed', 'An action failed. No dependent actions succeeded.')
      if (outcome) return result
      const most = Math.min(maxCount, Math.max(1, Number(call.evaluate(count)) || defaultCount))
      const limitText = call.evaluate(timeout)
      const timeoutMs =
        (typeof limitText === 'string' ? durationMs(limitText) : undefined) ?? defaultTimeoutMs
      const isOutOfTime = call.nowMs() - call.startTime >= timeoutMs
      if (index + 1 < most && !isOutOfTime) return undefined
      if (!failsAtLimit) return result
      const what = isOutOfTime ? `its time limit` : `its limit of ${most} iterations`
      return failed('UntilLimitReached', `'${call.name}' reached ${what} before its condition was true.`, {
        path: [...count.path.slice(0, -1)],
      })
    },
  }
}
