import type { RunId } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
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

/** Lets a waiting action go on now; a failure is shown. */
export async function skipWait(runId: RunId, actionKey: string): Promise<void> {
  try {
    await bridge.runs.skipWait({ runId, actionKey })
  } catch (error) {
    notifyError(strings.runs.skipWaitFailed, error)
  }
}
