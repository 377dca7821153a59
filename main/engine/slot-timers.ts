import type { Frame, Slot } from './frame.ts'

/** Undoes something more when a slot is let go or over. */
export function addStop(slot: Slot, undo: () => void): void {
  const before = slot.stop
  slot.stop =
    before === undefined
      ? undo
      : () => {
          before()
          undo()
        }
}

/** Aborts a slot's call and undoes its timers. */
export function letGo(slot: Slot, reason?: string): void {
  slot.abort?.abort(reason)
  slot.stop?.()
  slot.stop = undefined
}

/** Lets go of everything that is not over in a frame and inside it. */
export function release(frame: Frame, reason?: string): void {
  for (const slot of frame.slots) {
    if (slot.phase !== 'done') letGo(slot, reason)
    if (slot.child !== undefined) release(slot.child, reason)
    if (slot.loop !== undefined) for (const inner of slot.loop.open.values()) release(inner, reason)
  }
}

/** The first action under way in a frame or inside it that fits. */
export function findLive(frame: Frame | undefined, matches: (slot: Slot) => boolean): Slot | undefined {
  for (const slot of frame?.slots ?? []) {
    if (slot.phase === 'pending' || slot.phase === 'done') continue
    if (matches(slot)) return slot
    for (const inner of framesInside(slot)) {
      const found = findLive(inner, matches)
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** The frames an action has entered and not left: its branch, its iterations. */
export function* framesInside(slot: Slot): Generator<Frame> {
  if (slot.child !== undefined) yield slot.child
  if (slot.loop !== undefined) yield* slot.loop.open.values()
}
