import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { GalleryEntry } from '../../shared/gallery/index.ts'
import { connectorStrings } from '../strings/connectors.ts'
import { ConnectorTile } from './connector-tile.tsx'
import { galleryAuth } from './gallery-auth.ts'

const useStyles = makeStyles({
  item: { height: '100%' },
  row: {
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    gap: '14px',
    width: '100%',
    height: '100%',
    padding: '0 16px',
    border: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    background: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  selected: {
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
  },
  words: { minWidth: 0, flexGrow: 1 },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  name: { fontWeight: tokens.fontWeightSemibold },
  provider: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
  summary: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  counts: {
    flexShrink: 0,
    textAlign: 'right',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
})

interface GalleryRowProps {
  readonly entry: GalleryEntry
  readonly isSelected: boolean
  readonly onSelect: () => void
}

/** A public API in the list of the gallery. */
export function GalleryRow({ entry, isSelected, onSelect }: GalleryRowProps) {
  const styles = useStyles()
  const { name, provider, service, color, operations, auth, summary } = entry
  const counted = connectorStrings.gallery.operations(operations)
  const signIn = galleryAuth(auth)
  return (
    // biome-ignore lint/a11y/useSemanticElements: the virtual list lays its rows out by itself
    <div role="listitem" className={styles.item}>
      <button
        type="button"
        className={mergeClasses(styles.row, isSelected && styles.selected)}
        aria-current={isSelected}
        aria-label={[
          name,
          service === undefined ? provider : `${provider} · ${service}`,
          summary,
          counted,
          signIn,
        ].join(', ')}
        onClick={onSelect}
      >
        <ConnectorTile title={provider} color={color} />
        <span className={styles.words}>
          <div className={mergeClasses(styles.line, styles.name)}>
            {name}
            <span
              className={styles.provider}
            >{`  ${provider}${service === undefined ? '' : ` · ${service}`}`}</span>
          </div>
          <div className={mergeClasses(styles.line, styles.summary)}> {summary} </div>
        </span>
        <span className={styles.counts}>
          <div>{counted} </div>
          <div>{signIn}</div>
        </span>
      </button>
    </div>
  )
}
