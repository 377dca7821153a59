import type { Repetition, RunId } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { notify, notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { historyStrings } from '../strings/history.ts'
import { strings } from '../strings/shell.ts'

/** Asks a run to stop; a failure is shown. */
export async function cancelRun(runId: RunId): Promise<void> {
  try {
    await bridge.runs.cancel({ runId })
  } catch (error) {
    notifyError(strings.runs.cancelFailed, error)
  }
}

/** Starts the same definition with the same trigger data again, and goes to the new run; a failure is shown. */
export async function resubmitRun(runId: RunId): Promise<void> {
  try {
    const run = await bridge.runs.resubmit({ runId })
    navigate({ page: 'run', runId: run.runId })
  } catch (error) {
    notifyError(strings.runs.resubmitFailed, error)
  }
}

/**
 * Runs the flow as it is now from an action of a run on, with the results before it, and goes to the new run; the
 * reason why it cannot is shown.
 */
export async function runFrom(runId: RunId, action: string, repetition: Repetition): Promise<void> {
  try {
    const run = await bridge.runs.startFrom({ runId, action, repetition: [...repetition] })
    navigate({ page: 'run', runId: run.runId })
  } catch (error) {
    notifyError(historyStrings.from.failed, error)
  }
}

/** Writes a run into a file that the person chooses. */
export async function exportRun(runId: RunId): Promise<void> {
  try {
    const written = await bridge.runs.export({ runId })
    if (written !== null) notify({ intent: 'success', title: historyStrings.export.done, body: written.path })
  } catch (error) {
    notifyError(historyStrings.export.failed, error)
  }
}

/** Starts several runs again; how many were, and why others were not, is shown. */
export async function resubmitRuns(runIds: readonly RunId[]): Promise<void> {
  let started = 0
  let failed = 0
  let reason: unknown
  for (const runId of runIds) {
    try {
      await bridge.runs.resubmit({ runId })
      started += 1
    } catch (error) {
      failed += 1
      reason ??= error
    }
  }
  if (started > 0) notify({ intent: 'success', title: historyStrings.choice.resubmitted(started) })
  if (failed > 0) notifyError(historyStrings.choice.resubmitFailed(failed), reason)
}

/** Asks several runs to stop; a failure is shown. */
export async function cancelRuns(runIds: readonly RunId[]): Promise<void> {
  for (const runId of runIds) await cancelRun(runId)
}

/** Lets a waiting action go on now; a failure is shown. */
export async function skipWait(runId: RunId, actionKey: string): Promise<void> {
  try {
    await bridge.runs.skipWait({ runId, actionKey })
  } catch (error) {
    notifyError(strings.runs.skipWaitFailed, error)
  }
}
