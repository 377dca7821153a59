import { actionKey } from './action-key.ts'
import type { RunPaused } from './run-event.ts'

/** Why a paused run stands still, in words for a run list. */
export function pauseText({ action, repetition, reason, message }: RunPaused): string {
  const place = action === undefined ? '' : ` before '${actionKey(action, repetition)}'`
  const why = reason === 'breakpoint' ? `At a breakpoint${place}.` : `Paused${place}.`
  return message === undefined ? why : `${why} ${message}`
}
