import type { Status } from '../../shared/run/index.ts'

/** The choices above the run list. */
export type RunFilter = 'all' | 'active' | 'succeeded' | 'failed' | 'cancelled'

/** In the order they are offered. */
export const runFilters: readonly RunFilter[] = ['all', 'active', 'succeeded', 'failed', 'cancelled']

const statuses: Readonly<Record<Exclude<RunFilter, 'all'>, readonly Status[]>> = {
  active: ['Running', 'Waiting', 'Suspended', 'Paused'],
  succeeded: ['Succeeded'],
  failed: ['Failed', 'TimedOut', 'Aborted'],
  cancelled: ['Cancelled'],
}

/** The statuses a filter lets through; undefined for all. */
export function statusesOf(filter: RunFilter): readonly Status[] | undefined {
  return filter === 'all' ? undefined : statuses[filter]
}

/** Whether a run with this status is shown under the filter. */
export function passesFilter(filter: RunFilter, status: Status): boolean {
  return filter === 'all' || statuses[filter].includes(status)
}
