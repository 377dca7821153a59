import type { Frame } from './frame.ts'

/** Whether a frame, or one around it, is closed: nothing in it happens any more. */
export function isGone(frame: Frame): boolean {
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) {
    if (at.isClosed || at.owner?.phase === 'done') return true
  }
  return false
}
