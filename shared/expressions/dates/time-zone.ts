import { windowsZones } from './windows-zones.ts'

/** A time zone that can tell its offset. */
export interface TimeZone {
  readonly isUtc: boolean
  /** Minutes east of UTC at an instant (milliseconds since 1970 UTC). May be fractional for very old times. */
  offsetMinutes(utcMs: number): number
}

const byName: ReadonlyMap<string, string> = new Map(
  Object.entries(windowsZones).map(([name, zone]) => [name.toLowerCase(), zone]),
)
const utc: TimeZone = { isUtc: true, offsetMinutes: () => 0 }
const known = new Map<string, TimeZone | undefined>()

/** A time zone by Windows or IANA name, ignoring case; `undefined` when there is none. */
export function findTimeZone(name: string): TimeZone | undefined {
  const key = name.trim().toLowerCase()
  if (!known.has(key)) {
    if (known.size > 1000) known.clear()
    known.set(key, makeTimeZone(key))
  }
  return known.get(key)
}

/** Names of all Windows zones, for suggestions. */
export const windowsZoneNames: readonly string[] = Object.keys(windowsZones)

const utcNames: ReadonlySet<string> = new Set([
  'utc',
  'etc/utc',
  'gmt',
  'etc/gmt',
  'coordinated universal time',
  'z',
])

function makeTimeZone(key: string): TimeZone | undefined {
  if (utcNames.has(key)) return utc
  const iana = byName.get(key) ?? (key.includes('/') ? key : undefined)
  if (iana === undefined) return undefined
  try {
    return new IanaZone(iana)
  } catch {
    return undefined
  }
}

class IanaZone implements TimeZone {
  readonly isUtc = false
  private readonly format: Intl.DateTimeFormat

  constructor(timeZone: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  }

  offsetMinutes(utcMs: number): number {
    const seconds = Math.floor(utcMs / 1000) * 1000
    const fields: Record<string, number> = {}
    let isBefore = false
    for (const { type, value } of this.format.formatToParts(seconds)) {
      if (type === 'era') isBefore = value.startsWith('B')
      else if (type !== 'literal') fields[type] = Number(value)
    }
    const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields
    const wall = new Date(0)
    wall.setUTCFullYear(isBefore ? 1 - year : year, month - 1, day)
    wall.setUTCHours(hour, minute, second)
    return (wall.getTime() - seconds) / 60_000
  }
}

/** Wall clock in a zone of an instant, both in milliseconds as if UTC. */
export function toWallClock(utcMs: number, zone: TimeZone): number {
  return utcMs + zone.offsetMinutes(utcMs) * 60_000
}

/**
 * The instant of a wall clock in a zone. In an overlap (clocks set back) it is standard time, the later instant;
 * `undefined` in a gap (clocks set forward), a time that never was. Source: .NET `TimeZoneInfo.ConvertTimeToUtc`.
 */
export function toInstant(wallMs: number, zone: TimeZone): number | undefined {
  const day = 86_400_000
  const before = zone.offsetMinutes(wallMs - day)
  const after = zone.offsetMinutes(wallMs + day)
  const candidates = [...new Set([before, after, zone.offsetMinutes(wallMs)])]
    .map((offset) => wallMs - offset * 60_000)
    .filter((instant) => toWallClock(instant, zone) === wallMs)
  return candidates.length === 0 ? undefined : Math.max(...candidates)
}
