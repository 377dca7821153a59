import { makeStyles, tokens } from '@fluentui/react-components'
import type { Status } from '../../shared/run/index.ts'
import { strings } from '../strings/shell.ts'
import { StatusIcon } from './status-icon.tsx'
import { statusTone, toneBackground, toneForeground } from './status-look.ts'

const useStyles = makeStyles({
  badge: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    height: '24px',
    paddingLeft: '6px',
    paddingRight: '10px',
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    flexShrink: 0,
  },
})

interface StatusBadgeProps {
  readonly status: Status
}

/** A status as a coloured pill with its word. */
export function StatusBadge({ status }: StatusBadgeProps) {
  const styles = useStyles()
  const tone = statusTone(status)
  return (
    <span className={styles.badge} style={{ background: toneBackground[tone], color: toneForeground[tone] }}>
      <StatusIcon status={status} />
      {strings.status[status]}
    </span>
  )
}
