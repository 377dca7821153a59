import { type DateValue, withMs } from '../dates/date-value.ts'
import { type TimeZone, toInstant, toWallClock } from '../dates/time-zone.ts'
import type { WdlValue } from '../value.ts'
import type { CallSite } from './call-site.ts'

/** The UTC instant of a date that is the wall clock of a zone. */
export function instantOf(call: CallSite, date: DateValue, zone: TimeZone, timestamp: WdlValue): DateValue {
  if (zone.isUtc) return { ...date, zone: 'utc' }
  if (date.zone === 'utc') {
    const hint = "Leave the 'Z' or offset out, or take 'UTC' as the source zone."
    throw call.wrongValue(0, 'a timestamp without a zone, as the source zone is given,', timestamp, hint)
  }
  const instant = toInstant(date.ms, zone)
  if (instant === undefined) {
    const hint = 'Clocks are set forward over this time in that zone.'
    throw call.wrongValue(0, 'a time that exists in the source zone', timestamp, hint)
  }
  return bounded(call, { ...date, zone: 'utc' }, instant, timestamp)
}

/** A UTC date as the wall clock of a zone; it carries no zone unless that is UTC. */
export function inZone(call: CallSite, date: DateValue, zone: TimeZone, timestamp: WdlValue): DateValue {
  if (zone.isUtc) return { ...date, zone: 'utc' }
  return bounded(call, { ...date, zone: 'none' }, toWallClock(date.ms, zone), timestamp)
}

function bounded(call: CallSite, date: DateValue, ms: number, timestamp: WdlValue): DateValue {
  const moved = withMs(date, Math.round(ms))
  if (!moved) throw call.wrongValue(0, 'a timestamp whose result lies within the years 1 to 9999', timestamp)
  return moved
}
