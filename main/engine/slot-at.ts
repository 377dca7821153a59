import type { Repetition } from '../../shared/run/index.ts'
import type { Frame, Slot } from './frame.ts'
import type { Machine } from './machine.ts'

/**
 * The slot of an action at a repetition, in the frames that are open (or that ended last). `undefined` for an
 * action whose scope was never entered, such as one inside a branch not taken.
 */
export function slotAt(machine: Machine, name: string, repetition: Repetition | undefined): Slot | undefined {
  const action = machine.plan.actionsByName.get(name.toLowerCase())
  let frame: Frame | undefined = machine.root
  if (action === undefined || frame === undefined) return undefined
  let depth = 0
  for (const scope of action.scope.chain) {
    if (scope.owner === undefined) continue
    const owner: Slot | undefined = frame?.slots[scope.owner.index]
    if (owner === undefined) return undefined
    if (scope.owner.loop === undefined) frame = owner.child?.scope === scope ? owner.child : undefined
    else {
      frame = owner.loop?.open.get(repetition?.[depth]?.index ?? -1)
      depth += 1
    }
    if (frame === undefined) return undefined
  }
  return frame.slots[action.index]
}
