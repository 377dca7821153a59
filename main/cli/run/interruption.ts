import type { CliIo } from '../cli-io.ts'
import { leaveInterrupted } from '../process-io.ts'

/** Ctrl+C during a run. */
export interface Interruption {
  /** There is a run now: the first Ctrl+C cancels it. */
  onRun(cancel: () => Promise<void>): void
  /** From here on Ctrl+C ends the process as usual. */
  end(): void
}

/**
 * Watches for Ctrl+C: the first cancels the run, which then ends as Cancelled and is reported as any other; the
 * second (or the first while there is no run yet) leaves at once.
 * @param leaving called before leaving at once, to give the terminal back
 */
export function watchInterruption(io: CliIo, leaving: () => void): Interruption {
  let cancel: (() => Promise<void>) | undefined
  let isAsked = false
  const leave = (): void => {
    leaving()
    leaveInterrupted(io)
  }
  const undo = io.onInterrupt(() => {
    if (isAsked || cancel === undefined) return leave()
    isAsked = true
    cancel().catch(leave)
  })
  return {
    onRun: (callback) => {
      cancel = callback
    },
    end: undo,
  }
}
