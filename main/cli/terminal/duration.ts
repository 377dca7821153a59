/** A span of time as people read it: `12 ms`, `3.4 s`, `2 min 5 s`, `1 h 20 min`, `3 d 4 h`. */
export function formatDuration(ms: number): string {
  const span = Math.max(0, ms)
  if (span < 999.5) return `${Math.round(span)} ms`
  if (span < 59_950) return `${(span / 1000).toFixed(1)} s`
  const seconds = Math.round(span / 1000)
  if (seconds < 3600) return twoUnits(Math.floor(seconds / 60), 'min', seconds % 60, 's')
  const minutes = Math.round(seconds / 60)
  if (minutes < 1440) return twoUnits(Math.floor(minutes / 60), 'h', minutes % 60, 'min')
  const hours = Math.round(minutes / 60)
  return twoUnits(Math.floor(hours / 24), 'd', hours % 24, 'h')
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`
}

/** A time (ms since 1970) as the platform writes it: UTC, seven digits of a second. */
export function formatTime(ms: number): string {
  const whole = Math.floor(ms)
  const fraction = Math.min(9999, Math.round((ms - whole) * 10_000))
  return `${new Date(whole).toISOString().slice(0, -1)}${String(fraction).padStart(4, '0')}Z`
}
