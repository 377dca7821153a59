import { trimWhiteSpace } from '../white-space.ts'

const tickUnits = { day: 864_000_000_000n, hour: 36_000_000_000n, minute: 600_000_000n, second: 10_000_000n }

const spanText =
  /^(-?)(?:(\d{1,8})|(?:(\d{1,8})[.:](?=\d{1,2}:\d{1,2}:))?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?)$/

/** Reads a time span (`[-][d.]hh:mm[:ss[.fffffff]]` or whole days) to 100-nanosecond units. Source: .NET `TimeSpan.Parse`. */
export function readTimeSpan(text: string): bigint | undefined {
  const match = spanText.exec(trimWhiteSpace(text))
  if (!match) return undefined
  const [, sign, onlyDays, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = match
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined
  const ticks =
    BigInt(onlyDays ?? days) * tickUnits.day +
    BigInt(hours) * tickUnits.hour +
    BigInt(minutes) * tickUnits.minute +
    BigInt(seconds) * tickUnits.second +
    BigInt(fraction.padEnd(7, '0'))
  return sign === '-' ? -ticks : ticks
}

interface SpanParts {
  readonly negative: boolean
  readonly days: bigint
  readonly hours: bigint
  readonly minutes: bigint
  readonly seconds: bigint
  /** Seven digits. */
  readonly fraction: string
}

function partsOf(ticks: bigint): SpanParts {
  const size = ticks < 0n ? -ticks : ticks
  return {
    negative: ticks < 0n,
    days: size / tickUnits.day,
    hours: (size / tickUnits.hour) % 24n,
    minutes: (size / tickUnits.minute) % 60n,
    seconds: (size / tickUnits.second) % 60n,
    fraction: String(size % tickUnits.second).padStart(7, '0'),
  }
}

function two(value: bigint): string {
  return String(value).padStart(2, '0')
}

/** The constant format: `[-][d.]hh:mm:ss[.fffffff]`. */
export function printTimeSpan(ticks: bigint): string {
  const { negative, days, hours, minutes, seconds, fraction } = partsOf(ticks)
  const rest = fraction === '0000000' ? '' : `.${fraction}`
  return `${negative ? '-' : ''}${days > 0n ? `${days}.` : ''}${two(hours)}:${two(minutes)}:${two(seconds)}${rest}`
}

/** A time span by a .NET standard (c, g, G) or custom format; `undefined` when the format is malformed. */
export function formatTimeSpanTicks(ticks: bigint, format: string, decimal: string): string | undefined {
  const parts = partsOf(ticks)
  const { negative, days, hours, minutes, seconds, fraction } = parts
  const sign = negative ? '-' : ''
  switch (format) {
    case '':
    case 'c':
    case 't':
    case 'T':
      return printTimeSpan(ticks)
    case 'g': {
      const digits = fraction.replace(/0+$/, '')
      const rest = digits === '' ? '' : decimal + digits
      return `${sign}${days > 0n ? `${days}:` : ''}${hours}:${two(minutes)}:${two(seconds)}${rest}`
    }
    case 'G':
      return `${sign}${days}:${two(hours)}:${two(minutes)}:${two(seconds)}${decimal}${fraction}`
    default:
      return format.length === 1 ? undefined : formatCustom(parts, format)
  }
}

function formatCustom(parts: SpanParts, format: string): string | undefined {
  let text = ''
  for (let at = 0; at < format.length; ) {
    const char = format[at] as string
    if (char === '\\' || char === '%') {
      if (at + 1 >= format.length) return undefined
      if (char === '\\') text += format[at + 1]
      at += char === '\\' ? 2 : 1
    } else if (char === "'" || char === '"') {
      const close = format.indexOf(char, at + 1)
      if (close === -1) return undefined
      text += format.slice(at + 1, close)
      at = close + 1
    } else {
      let end = at + 1
      while (format[end] === char) end += 1
      const shown = field(parts, char, end - at)
      if (shown === undefined) return undefined
      text = char === 'F' && shown === '' && text.endsWith('.') ? text.slice(0, -1) : text + shown
      at = end
    }
  }
  return text
}

function field(parts: SpanParts, letter: string, count: number): string | undefined {
  const clock = { h: parts.hours, m: parts.minutes, s: parts.seconds }[letter]
  if (clock !== undefined) return count <= 2 ? String(clock).padStart(count, '0') : undefined
  if (letter === 'd') return count <= 8 ? String(parts.days).padStart(count, '0') : undefined
  if (letter !== 'f' && letter !== 'F') return undefined
  if (count > 7) return undefined
  const digits = parts.fraction.slice(0, count)
  return letter === 'f' ? digits : digits.replace(/0+$/, '')
}
