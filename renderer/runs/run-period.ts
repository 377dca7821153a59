/** How far back the run list looks. */
export const runPeriods = ['any', 'hour', 'day', 'week', 'month'] as const
export type RunPeriod = (typeof runPeriods)[number]

const hourMs = 3_600_000
const lengthMs: Readonly<Record<Exclude<RunPeriod, 'any'>, number>> = {
  hour: hourMs,
  day: 24 * hourMs,
  week: 7 * 24 * hourMs,
  month: 28 * 24 * hourMs,
}

/** Start of a period that ends now, ms since 1970; undefined without a bound. */
export function startOfPeriod(period: RunPeriod, nowMs: number): number | undefined {
  return period === 'any' ? undefined : nowMs - lengthMs[period]
}
