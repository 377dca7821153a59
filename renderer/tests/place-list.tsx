import { makeStyles, tokens } from '@fluentui/react-components'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import type { JsonPath } from '../../shared/errors/index.ts'

const useStyles = makeStyles({
  list: { margin: '4px 0 0', padding: 0, listStyleType: 'none' },
  place: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 150px) minmax(0, 1fr) 16px',
    alignItems: 'center',
    columnGap: '12px',
    width: '100%',
    boxSizing: 'border-box',
    padding: '6px 8px',
    border: 'none',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    textAlign: 'left',
    cursor: 'pointer',
    outlineOffset: '-2px',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr) 16px' },
  },
  kind: { color: tokens.colorNeutralForeground3, '@media (max-width: 900px)': { gridColumn: '1 / -1' } },
  text: { overflowWrap: 'anywhere' },
  mark: { color: tokens.colorNeutralForeground3 },
})

/** A place in a flow, with why one would go there. */
export interface ListedPlace {
  readonly key: string
  /** What sort of place it is. */
  readonly kind: string
  readonly text: string
  readonly path: JsonPath
}

interface PlaceListProps {
  readonly label: string
  readonly places: readonly ListedPlace[]
  readonly onGoTo: (path: JsonPath) => void
}

/** Places in a flow, each of which leads there. */
export function PlaceList({ label, places, onGoTo }: PlaceListProps) {
  const styles = useStyles()
  return (
    <ul className={styles.list} aria-label={label}>
      {places.map(({ key, kind, text, path }) => (
        <li key={key}>
          <button type="button" className={styles.place} onClick={() => onGoTo(path)}>
            <span className={styles.kind}>{kind}</span>
            <span className={styles.text}>{text}</span>
            <ChevronRightRegular aria-hidden className={styles.mark} />
          </button>
        </li>
      ))}
    </ul>
  )
}
