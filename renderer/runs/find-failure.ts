import type { ActionState, RunState } from '../../shared/run/index.ts'
import { isFailure } from './repetitions.ts'

/**
 * The action that a failure began with: the earliest one to end badly. A scope ends after what failed inside it, so
 * of several at one time the innermost counts.
 */
export function findFailure({ actions }: RunState): ActionState | undefined {
  let found: ActionState | undefined
  for (const action of actions.values()) {
    if (!isFailure(action)) continue
    if (found === undefined || isBefore(action, found)) found = action
  }
  return found
}

function isBefore(left: ActionState, right: ActionState): boolean {
  const difference = (left.endTime ?? 0) - (right.endTime ?? 0)
  if (difference !== 0) return difference < 0
  // The later to begin is the inner one: scopes begin before what they hold.
  return (left.startTime ?? 0) >= (right.startTime ?? 0)
}
