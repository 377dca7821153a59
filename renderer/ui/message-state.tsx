import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  state: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    textAlign: 'center',
    gap: '6px',
    padding: '40px 24px',
    flexGrow: 1,
    minHeight: 0,
  },
  small: { padding: '24px 16px' },
  icon: {
    display: 'grid',
    placeItems: 'center',
    width: '64px',
    height: '64px',
    borderRadius: '20px',
    fontSize: '30px',
    marginBottom: '10px',
    color: tokens.colorBrandForeground1,
    backgroundColor: tokens.colorBrandBackground2,
  },
  iconSmall: { width: '44px', height: '44px', fontSize: '22px', borderRadius: '14px' },
  danger: {
    color: tokens.colorStatusDangerForeground1,
    backgroundColor: tokens.colorStatusDangerBackground1,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  body: {
    margin: 0,
    maxWidth: '440px',
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    gap: '8px',
    marginTop: '14px',
  },
})

interface MessageStateProps {
  readonly icon: ReactNode
  readonly title: string
  readonly body?: ReactNode
  readonly tone?: 'brand' | 'danger'
  readonly size?: 'small' | 'medium'
  /** Buttons below. */
  readonly children?: ReactNode
}

/** A page or panel that has nothing to show yet, and says why and what to do. */
export function MessageState({
  icon,
  title,
  body,
  tone = 'brand',
  size = 'medium',
  children,
}: MessageStateProps) {
  const styles = useStyles()
  return (
    <section
      className={mergeClasses(styles.state, size === 'small' && styles.small)}
      {...(tone === 'danger' ? { role: 'alert' } : {})}
    >
      <div
        aria-hidden
        className={mergeClasses(
          styles.icon,
          size === 'small' && styles.iconSmall,
          tone === 'danger' && styles.danger,
        )}
      >
        {icon}
      </div>
      <h2 className={styles.title}>{title}</h2>
      {body !== undefined && <p className={styles.body}>{body}</p>}
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </section>
  )
}
