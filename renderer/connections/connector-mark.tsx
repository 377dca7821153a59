import { makeStyles, tokens } from '@fluentui/react-components'
import type { ConnectorSummary } from '../../shared/ipc/connectors-payloads.ts'

const useStyles = makeStyles({
  mark: {
    flexShrink: 0,
    display: 'grid',
    placeItems: 'center',
    width: '28px',
    height: '28px',
    borderRadius: '8px',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground5,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase300,
  },
  picture: { width: '100%', height: '100%', objectFit: 'contain' },
})

interface ConnectorMarkProps {
  /** Undefined for one that the environment does not have. */
  readonly connector: Pick<ConnectorSummary, 'color' | 'icon'> | undefined
  readonly title: string
}

/** A connector's picture, or its first letter on its colour. */
export function ConnectorMark({ connector, title }: ConnectorMarkProps) {
  const styles = useStyles()
  const color = connector?.color
  const isColored = connector?.icon === undefined && color !== undefined
  return (
    <span
      aria-hidden
      className={styles.mark}
      {...(isColored ? { style: { backgroundColor: color, color: inkOn(color) } } : {})}
    >
      {connector?.icon === undefined ? (
        title.slice(0, 1).toUpperCase()
      ) : (
        <img src={connector.icon} alt="" className={styles.picture} />
      )}
    </span>
  )
}

/** Black or white, whichever can be read on a colour. Source: WCAG 2.2, relative luminance. */
function inkOn(color: string): string {
  const part = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  const luminance = 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
  return luminance > 0.179 ? '#000' : '#fff'
}
