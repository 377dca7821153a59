const months: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  mär: 3,
  mrz: 3,
  apr: 4,
  may: 5,
  mai: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  okt: 10,
  nov: 11,
  dec: 12,
  dez: 12,
}

/** Zones by name, in minutes east of Greenwich. Names that mean several zones are left out: they count as UTC. */
const zones: Readonly<Record<string, number>> = {
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  bst: 60,
  cet: 60,
  cest: 120,
  mez: 60,
  mesz: 120,
  eet: 120,
  eest: 180,
  jst: 540,
  aest: 600,
  aedt: 660,
}

const time = String.raw`(?:[T,]?\s*(?:at\s+)?(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,]\d+)?)?\s*(?<half>[ap]m)?)?`
const zone = String.raw`\s*(?<zone>(?:gmt|utc)?\s*[+-]\d{1,2}:?(?:\d\d)?|[a-z]{1,5})?(?:\s*\(.*\))?`
const month = String.raw`(?<name>\p{L}{3,9})\.?`

/** Forms that feeds write dates in, most usual first. Days of the week are not looked at: they are often wrong. */
const forms: readonly RegExp[] = [
  String.raw`(?:\p{L}+\.?,?\s+)?(?<day>\d{1,2})\.?[\s-]+${month}[\s,-]+(?<year>\d{4}|\d\d)`,
  String.raw`(?<year>\d{4})-(?<month>\d\d)(?:-(?<day>\d\d))?`,
  String.raw`(?:\p{L}+\.?,?\s+)?${month}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})`,
  String.raw`(?<month>\d{1,2})/(?<day>\d{1,2})/(?<year>\d{4})`,
].map((date) => new RegExp(`^${date}${time}${zone}$`, 'iu'))

/**
 * The moment that a feed's date means, in ms since 1970; `undefined` where nobody can tell. RFC 822 in its many
 * misspellings, ISO 8601, English and German months; what names no zone is taken for UTC.
 */
export function readFeedDate(text: string): number | undefined {
  const trimmed = text.trim()
  for (const form of forms) {
    const groups = form.exec(trimmed)?.groups
    if (groups !== undefined) return momentOf(groups)
  }
  return undefined
}

function momentOf(groups: Readonly<Record<string, string | undefined>>): number | undefined {
  const year = yearOf(groups.year ?? '')
  const month =
    groups.name === undefined ? Number(groups.month) : months[groups.name.toLowerCase().slice(0, 3)]
  const day = Number(groups.day ?? 1)
  const hour = hourOf(Number(groups.hour ?? 0), groups.half)
  const minute = Number(groups.minute ?? 0)
  // A leap second is the last one of its minute here.
  const second = Math.min(Number(groups.second ?? 0), 59)
  const offset = offsetOf(groups.zone)
  if (month === undefined || offset === undefined || hour > 24 || minute > 59) return undefined
  const midnight = Date.UTC(year, month - 1, day)
  const date = new Date(midnight)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  return midnight + ((hour * 60 + minute - offset) * 60 + second) * 1000
}

function yearOf(text: string): number {
  const year = Number(text)
  if (text.length > 2) return year
  return year < 70 ? 2000 + year : 1900 + year
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
}

function offsetOf(zone: string | undefined): number | undefined {
  if (zone === undefined) return 0
  const [, sign, hours, minutes] = /([+-])(\d{1,2}):?(\d\d)?$/.exec(zone) ?? []
  if (sign === undefined) return zones[zone.toLowerCase()] ?? 0
  const offset = Number(hours) * 60 + Number(minutes ?? 0)
  if (offset > 14 * 60) return undefined
  return sign === '-' ? -offset : offset
}
