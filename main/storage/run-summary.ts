import {
  maxTagValue,
  pauseText,
  type RunEvent,
  type RunStarted,
  type RunSummary,
  type RunTag,
  trackingIdTag,
} from '../../shared/run/index.ts'

/** What the list tells of a run that begins. */
export function newSummary(event: RunStarted): RunSummary {
  return {
    runId: event.runId,
    ...(event.flow.environmentId === undefined ? {} : { environmentId: event.flow.environmentId }),
    flowId: event.flow.flowId,
    flowName: event.flow.displayName,
    status: 'Running',
    origin: event.origin,
    trigger: event.trigger.name,
    startTime: event.at,
    ...(event.correlationId === event.runId ? {} : { tags: [trackingTag(event.correlationId)] }),
  }
}

function trackingTag(id: string): RunTag {
  return { name: trackingIdTag, value: id.slice(0, maxTagValue), source: 'tracking-id' }
}

/** What the list tells after an event; `undefined` where that is the same. */
export function summaryAfter(summary: RunSummary, event: RunEvent): RunSummary | undefined {
  switch (event.type) {
    case 'run-completed':
    case 'run-suspended':
    case 'run-resumed':
    case 'run-paused': {
      const { suspendedBecause: _because, ...rest } = summary
      return { ...rest, ...changeBy(event) }
    }
    default:
      return undefined
  }
}

type SummaryEvent = Extract<
  RunEvent,
  { type: 'run-completed' | 'run-suspended' | 'run-resumed' | 'run-paused' }
>

function changeBy(event: SummaryEvent): Partial<RunSummary> & Pick<RunSummary, 'status'> {
  switch (event.type) {
    case 'run-completed': {
      const { at, error, status } = event
      return { status, endTime: at, ...(error === undefined ? {} : { error }) }
    }
    case 'run-suspended':
      return { status: 'Suspended', suspendedBecause: event.reason }
    case 'run-paused':
      return { status: 'Paused', suspendedBecause: pauseText(event) }
    case 'run-resumed':
      return { status: 'Running' }
  }
}
