import type { FinalStatus, RunError, Status } from '../../shared/run/index.ts'
import type { CompletedResult } from './action-handler.ts'
import type { Frame, Slot } from './frame.ts'

/**
 * Status of a run, scope, branch or iteration whose actions are over: that of its last actions (those for which
 * none waits). A skipped one counts as what it waited for did, so a handled failure succeeds and an unhandled
 * one fails. Source: Logic Apps, "Handle errors and exceptions", evaluation of scopes and runs.
 */
export function frameStatus(frame: Frame): FinalStatus {
  const seen: (boolean | undefined)[] = []
  for (const index of frame.scope.leaves) {
    if (isUnsuccessful(frame, frame.slots[index] as Slot, seen)) return 'Failed'
  }
  return 'Succeeded'
}

const unsuccessful: ReadonlySet<Status> = new Set(['Failed', 'TimedOut', 'Cancelled', 'Aborted'])

function isUnsuccessful(frame: Frame, slot: Slot, seen: (boolean | undefined)[]): boolean {
  if (slot.status !== 'Skipped') return unsuccessful.has(slot.status)
  const known = seen[slot.action.index]
  if (known !== undefined) return known
  seen[slot.action.index] = false
  const found = slot.action.runAfter.some(({ index }) =>
    isUnsuccessful(frame, frame.slots[index] as Slot, seen),
  )
  seen[slot.action.index] = found
  return found
}

/** The error of a scope or run whose last actions did not all succeed. */
export const actionFailed: RunError = {
  code: 'ActionFailed',
  message: 'An action failed. No dependent actions succeeded.',
}

/** The result of a scope or loop with a status. */
export function scopeResult(status: FinalStatus): CompletedResult {
  if (status === 'Succeeded') return { kind: 'completed', status, code: 'OK' }
  return { kind: 'completed', status, code: 'ActionFailed', error: actionFailed }
}
