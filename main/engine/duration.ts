/** Milliseconds of an interval by unit, as Wait, recurrences and limits name them. */
const unitMs: Readonly<Record<string, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
}

/** Milliseconds of `count` units (`Second` ... `Month`, any case); `undefined` for an unknown unit. */
export function intervalMs(count: number, unit: string, fromMs: number): number | undefined {
  const name = unit.toLowerCase()
  const fixed = unitMs[name]
  if (fixed !== undefined) return count * fixed
  if (name === 'month') return addMonths(fromMs, count) - fromMs
  return name === 'year' ? addMonths(fromMs, count * 12) - fromMs : undefined
}

const iso =
  /^([+-])?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/i

/** Milliseconds of an ISO 8601 duration (`PT1H30M`, `P1D`); months and years count as 30 and 365 days. */
export function durationMs(text: string): number | undefined {
  const match = iso.exec(text.trim())
  if (match === null || match.slice(2).every((part) => part === undefined)) return undefined
  const [, sign, years, months, weeks, days, hours, minutes, seconds] = match
  const number = (part: string | undefined) => (part === undefined ? 0 : Number(part.replace(',', '.')))
  const wholeDays = number(years) * 365 + number(months) * 30 + number(weeks) * 7 + number(days)
  const total = ((wholeDays * 24 + number(hours)) * 60 + number(minutes)) * 60 + number(seconds)
  return Math.round(total * 1000) * (sign === '-' ? -1 : 1)
}

function addMonths(fromMs: number, months: number): number {
  const date = new Date(fromMs)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, last))
  return date.getTime()
}
