import { locale } from '../strings/language.ts'
import { strings } from '../strings/shell.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** How long ago `then` was, in words: `just now`, `5 min ago`, `yesterday`, `3 Nov 2026`. Times in ms since 1970. */
export function formatTimeAgo(then: number, now: number): string {
  const passed = Math.max(0, now - then)
  if (passed < 10 * second) return strings.time.justNow
  if (passed < minute) return strings.time.secondsAgo(Math.floor(passed / second))
  if (passed < hour) return strings.time.minutesAgo(Math.floor(passed / minute))
  if (passed < day) return strings.time.hoursAgo(Math.floor(passed / hour))
  if (passed < 2 * day) return strings.time.yesterday
  if (passed < 7 * day) return strings.time.daysAgo(Math.floor(passed / day))
  return new Date(then).toLocaleDateString(locale, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** Date and time of the person's own zone: `Today, 14:03:22` or `3 Nov 2026, 14:03:22`. */
export function formatDateTime(at: number, now: number): string {
  const date = new Date(at)
  const time = date.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
  if (date.toDateString() === new Date(now).toDateString()) return strings.time.today(time)
  return `${date.toLocaleDateString(locale, { day: 'numeric', month: 'short', year: 'numeric' })}, ${time}`
}

/** A length of time: `0 ms`, `420 ms`, `1.4 s`, `2 min 05 s`, `3 h 20 min`, `2 d 4 h`. */
export function formatDuration(ms: number): string {
  const length = Math.max(0, ms)
  if (length < second) return `${Math.round(length)} ms`
  if (length < minute) {
    const seconds = Math.floor(length / 100) / 10
    return `${seconds < 10 ? seconds.toFixed(1) : Math.floor(seconds)} s`
  }
  if (length < hour) return `${Math.floor(length / minute)} min ${pad((length % minute) / second)} s`
  if (length < day) return `${Math.floor(length / hour)} h ${pad((length % hour) / minute)} min`
  return `${Math.floor(length / day)} d ${Math.floor((length % day) / hour)} h`
}

/** A size: `0 B`, `820 B`, `16 KB`, `2.3 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const kilobytes = bytes / 1024
  if (kilobytes < 1024) return `${kilobytes < 10 ? kilobytes.toFixed(1) : Math.round(kilobytes)} KB`
  const megabytes = kilobytes / 1024
  return `${megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes)} MB`
}

function pad(value: number): string {
  return String(Math.floor(value)).padStart(2, '0')
}
