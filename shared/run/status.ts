/** Status of a run, an action or a trigger, as the language spells them. */
export type Status =
  | 'Waiting'
  | 'Running'
  | 'Succeeded'
  | 'Failed'
  | 'Skipped'
  | 'TimedOut'
  | 'Cancelled'
  | 'Aborted'
  | 'Suspended'
  | 'Ignored'
  | 'Paused'

/** Statuses in which nothing more happens. */
export type FinalStatus =
  | 'Succeeded'
  | 'Failed'
  | 'Skipped'
  | 'TimedOut'
  | 'Cancelled'
  | 'Aborted'
  | 'Ignored'

const finalStatuses: ReadonlySet<Status> = new Set([
  'Succeeded',
  'Failed',
  'Skipped',
  'TimedOut',
  'Cancelled',
  'Aborted',
  'Ignored',
])

/** Whether a run or action in this status is over. */
export function isFinal(status: Status): status is FinalStatus {
  return finalStatuses.has(status)
}
