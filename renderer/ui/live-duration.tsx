import { formatDuration } from './format-time.ts'
import { useNow } from './use-now.ts'

interface LiveDurationProps {
  /** ms since 1970. */
  readonly startTime: number | undefined
  /** Absent while it goes on. */
  readonly endTime?: number | undefined
}

/** How long something took, or takes so far. */
export function LiveDuration({ startTime, endTime }: LiveDurationProps) {
  const now = useNow(200, startTime !== undefined && endTime === undefined)
  if (startTime === undefined) return null
  return (
    <span style={{ fontVariantNumeric: 'tabular-nums' }}>{formatDuration((endTime ?? now) - startTime)}</span>
  )
}
