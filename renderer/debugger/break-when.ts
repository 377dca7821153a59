import type { BreakStatus } from '../../shared/run/index.ts'

/** When a breakpoint stops, as it is chosen. */
export type BreakWhen = 'before' | 'failed' | 'succeeded' | 'skipped' | 'ended'

/** In the order they are offered, with how the step has ended then. */
export const breakWhens: Readonly<Record<BreakWhen, readonly BreakStatus[]>> = {
  before: [],
  failed: ['Failed', 'TimedOut'],
  succeeded: ['Succeeded'],
  skipped: ['Skipped'],
  ended: ['Succeeded', 'Failed', 'TimedOut', 'Skipped'],
}

/** Which choice a breakpoint's statuses are. */
export function breakWhenOf(statuses: readonly BreakStatus[] | undefined): BreakWhen {
  if (statuses === undefined || statuses.length === 0) return 'before'
  const all = Object.keys(breakWhens) as BreakWhen[]
  return all.find((when) => breakWhens[when].join() === statuses.join()) ?? 'ended'
}
