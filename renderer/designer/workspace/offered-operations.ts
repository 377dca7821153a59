import {
  actionOperations,
  type OperationManifest,
  triggerOperations,
} from '../../../shared/operations/index.ts'

/** Actions that can be added from the list: all that run without a connection of their own. */
export const offeredActions: readonly OperationManifest[] = actionOperations.filter(isOffered)

/** Triggers that can be added from the list. */
export const offeredTriggers: readonly OperationManifest[] = triggerOperations.filter(isOffered)

function isOffered({ traits }: OperationManifest): boolean {
  return !traits.needsConnection && traits.runtime === 'supported'
}
