import { formatDateTime, formatTimeAgo } from './format-time.ts'
import { useNow } from './use-now.ts'

interface TimeAgoProps {
  /** ms since 1970. */
  readonly at: number
}

/** How long ago something was, kept up to date; the exact time on hover. */
export function TimeAgo({ at }: TimeAgoProps) {
  const now = useNow(15_000)
  const shown = Math.max(now, at)
  return (
    <time dateTime={new Date(at).toISOString()} title={formatDateTime(at, shown)}>
      {formatTimeAgo(at, shown)}
    </time>
  )
}
