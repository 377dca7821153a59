import { makeStyles, mergeClasses } from '@fluentui/react-components'
import { ArrowSyncCircleFilled } from '@fluentui/react-icons/svg/arrow-sync-circle'
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import { ClockFilled } from '@fluentui/react-icons/svg/clock'
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle'
import { PauseCircleFilled } from '@fluentui/react-icons/svg/pause-circle'
import { RecordStopFilled } from '@fluentui/react-icons/svg/record-stop'
import { SubtractCircleFilled } from '@fluentui/react-icons/svg/subtract-circle'
import type { Status } from '../../shared/run/index.ts'
import { statusTone, toneForeground } from './status-look.ts'

const icons: Readonly<Record<Status, typeof CheckmarkCircleFilled>> = {
  Succeeded: CheckmarkCircleFilled,
  Failed: DismissCircleFilled,
  Aborted: DismissCircleFilled,
  TimedOut: ClockFilled,
  Running: ArrowSyncCircleFilled,
  Waiting: ClockFilled,
  Suspended: PauseCircleFilled,
  Paused: PauseCircleFilled,
  Skipped: SubtractCircleFilled,
  Cancelled: RecordStopFilled,
  Ignored: SubtractCircleFilled,
}

const useStyles = makeStyles({
  icon: { flexShrink: 0 },
  turning: {
    animationName: { to: { transform: 'rotate(360deg)' } },
    animationDuration: '1.6s',
    animationTimingFunction: 'linear',
    animationIterationCount: 'infinite',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
})

interface StatusIconProps {
  readonly status: Status
  /** CSS px. */
  readonly size?: number
}

/** The sign of a status. Decoration: the word stands beside it. */
export function StatusIcon({ status, size = 16 }: StatusIconProps) {
  const styles = useStyles()
  const Icon = icons[status]
  return (
    <Icon
      aria-hidden
      className={mergeClasses(styles.icon, status === 'Running' && styles.turning)}
      style={{ color: toneForeground[statusTone(status)], fontSize: size }}
    />
  )
}
