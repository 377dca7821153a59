import { dayMs } from '../expressions/dates/date-value.ts'
import { type TimeZone, toInstant } from '../expressions/dates/time-zone.ts'

/**
 * The instant at which a schedule's wall-clock time comes (both in ms; the wall clock as if it were UTC). Where clocks
 * are set forward over it, it comes an hour later (2:30 is 3:30 that day); where they are set back, it comes once, in
 * standard time. Source: "Schedules for recurring triggers in Azure Logic Apps", daylight saving time.
 */
export function instantOf(wallMs: number, zone: TimeZone): number {
  return toInstant(wallMs, zone) ?? wallMs - zone.offsetMinutes(wallMs - dayMs) * 60_000
}
