import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  tile: {
    flexShrink: 0,
    display: 'grid',
    placeItems: 'center',
    width: '40px',
    height: '40px',
    borderRadius: '11px',
    overflow: 'hidden',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase500,
    color: '#fff',
    // A picture, not a text: what is beside it begins with the same letter.
    '&[data-letter]::before': { content: 'attr(data-letter)' },
    boxShadow: 'inset 0 0 0 1px rgba(0, 0, 0, 0.08)',
  },
  small: { width: '32px', height: '32px', borderRadius: '9px', fontSize: tokens.fontSizeBase400 },
  large: { width: '56px', height: '56px', borderRadius: '16px', fontSize: tokens.fontSizeHero700 },
  picture: { width: '100%', height: '100%', objectFit: 'contain', backgroundColor: '#fff' },
})

interface ConnectorTileProps {
  readonly title: string
  /** `#rrggbb`. */
  readonly color: string | undefined
  /** Data URL. */
  readonly icon?: string | undefined
  readonly size?: 'small' | 'medium' | 'large'
}

/** A connector at a glance: its picture, or its first letter on its colour. */
export function ConnectorTile({ title, color = '#69797e', icon, size = 'medium' }: ConnectorTileProps) {
  const styles = useStyles()
  const letter = /[\p{L}\p{N}]/u.exec(title)?.[0] ?? '?'
  return (
    <span
      aria-hidden
      data-letter={icon === undefined ? letter.toUpperCase() : undefined}
      className={mergeClasses(
        styles.tile,
        size === 'small' && styles.small,
        size === 'large' && styles.large,
      )}
      style={{ backgroundColor: color, color: inkOn(color) }}
    >
      {icon !== undefined && <img src={icon} alt="" className={styles.picture} />}
    </span>
  )
}

/** White unless it could not be read on the colour. Source: WCAG 2.2, relative luminance; 3:1 for large letters. */
function inkOn(color: string): string {
  const part = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  const luminance = 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
  return 1.05 / (luminance + 0.05) >= 3 ? '#fff' : '#1b1a19'
}
