import type { RunId } from '../../../shared/run/index.ts'

/** Headers by which a caller finds the run it started, named as on the platform. */
export function runHeaders(run: {
  readonly workflowId: string
  readonly flowId: string
  readonly runId: RunId
  readonly trackingId: string
}): Record<string, string> {
  return {
    'x-ms-workflow-run-id': run.runId,
    'x-ms-correlation-id': run.trackingId,
    'x-ms-client-tracking-id': run.trackingId,
    'x-ms-tracking-id': run.runId,
    'x-ms-trigger-history-name': run.runId,
    'x-ms-request-id': run.runId,
    'x-ms-execution-location': 'local',
    'x-ms-workflow-id': run.workflowId,
    'x-ms-workflow-name': encodeURIComponent(run.flowId),
  }
}
