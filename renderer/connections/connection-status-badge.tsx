import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import { ClockAlarmFilled } from '@fluentui/react-icons/svg/clock-alarm'
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle'
import { LockClosedFilled } from '@fluentui/react-icons/svg/lock-closed'
import type { ReactNode } from 'react'
import type { ConnectionStatus } from '../../shared/connections/index.ts'
import { connectionStrings as strings } from '../strings/connections.ts'

const useStyles = makeStyles({
  badge: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '5px',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
  },
  icon: { fontSize: '16px', lineHeight: 0 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  danger: { color: tokens.colorStatusDangerForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
})

const looks = {
  connected: { tone: 'good', icon: <CheckmarkCircleFilled /> },
  expiring: { tone: 'warning', icon: <ClockAlarmFilled /> },
  expired: { tone: 'danger', icon: <ClockAlarmFilled /> },
  error: { tone: 'danger', icon: <ErrorCircleFilled /> },
  locked: { tone: 'quiet', icon: <LockClosedFilled /> },
} as const satisfies Record<
  ConnectionStatus,
  { readonly tone: 'good' | 'warning' | 'danger' | 'quiet'; readonly icon: ReactNode }
>

interface ConnectionStatusBadgeProps {
  readonly status: ConnectionStatus
}

/** How a connection is, as icon and word. */
export function ConnectionStatusBadge({ status }: ConnectionStatusBadgeProps) {
  const styles = useStyles()
  const { icon, tone } = looks[status]
  return (
    <span className={mergeClasses(styles.badge, styles[tone])}>
      <span aria-hidden className={styles.icon}>
        {icon}
      </span>
      {strings.status[status]}
    </span>
  )
}
