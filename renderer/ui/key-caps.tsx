import { makeStyles, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  caps: { display: 'inline-flex', gap: '3px', flexShrink: 0 },
  cap: {
    display: 'inline-block',
    minWidth: '18px',
    padding: '0 5px',
    boxSizing: 'border-box',
    textAlign: 'center',
    fontFamily: 'inherit',
    fontSize: '11px',
    lineHeight: '18px',
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottomWidth: '2px',
    borderRadius: tokens.borderRadiusMedium,
  },
})

interface KeyCapsProps {
  readonly keys: readonly string[]
}

/** Keys as they look on a keyboard. */
export function KeyCaps({ keys }: KeyCapsProps) {
  const styles = useStyles()
  return (
    <span className={styles.caps}>
      {keys.map((key) => (
        <kbd key={key} className={styles.cap}>
          {key}
        </kbd>
      ))}
    </span>
  )
}
