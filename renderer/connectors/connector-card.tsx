import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import type { AuthKind } from '../../shared/connectors/index.ts'
import { connectorStrings as strings } from '../strings/connectors.ts'
import { ConnectorTile } from './connector-tile.tsx'

const useStyles = makeStyles({
  card: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    gap: '10px',
    minWidth: 0,
    padding: '14px 16px 12px',
    textAlign: 'left',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '12px',
    backgroundColor: tokens.colorNeutralCardBackground,
    color: tokens.colorNeutralForeground1,
    cursor: 'pointer',
    transitionProperty: 'box-shadow, border-color',
    transitionDuration: tokens.durationFaster,
    ':hover': { boxShadow: tokens.shadow4, border: `1px solid ${tokens.colorNeutralStroke1Hover}` },
    ':has(:focus-visible)': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  head: { display: 'flex', alignItems: 'center', gap: '12px', minWidth: 0 },
  words: { minWidth: 0, flexGrow: 1 },
  title: {
    display: 'block',
    maxWidth: '100%',
    padding: 0,
    border: 'none',
    background: 'none',
    color: 'inherit',
    fontFamily: 'inherit',
    fontSize: 'inherit',
    lineHeight: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':focus-visible': { outlineStyle: 'none' },
    // The whole card is pressed.
    '::after': { content: '""', position: 'absolute', inset: 0, borderRadius: '12px' },
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  host: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  summary: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    minHeight: '32px',
    display: '-webkit-box',
    overflow: 'hidden',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: '2',
    overflowWrap: 'anywhere',
  },
  badges: { display: 'flex', flexWrap: 'wrap', gap: '6px', marginTop: 'auto' },
})

/** What a card shows, of whatever kind of connector. */
export interface CardConnector {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly summary: string
  readonly color: string | undefined
  readonly icon?: string | undefined
  readonly actions: number
  readonly triggers: number
  readonly auth: readonly AuthKind[]
  readonly errors: number
  readonly warnings: number
}

interface ConnectorCardProps {
  readonly connector: CardConnector
  readonly onOpen: () => void
}

/** A connector in the list: what it is, what it can do, whether something is wrong. */
export function ConnectorCard({ connector, onOpen }: ConnectorCardProps) {
  const styles = useStyles()
  const { title, detail, summary, color, icon, actions, triggers, auth, errors, warnings } = connector
  const words = strings.card
  return (
    <article className={styles.card}>
      <span className={styles.head}>
        <ConnectorTile title={title} color={color} icon={icon} />
        <span className={styles.words}>
          <button type="button" className={styles.title} onClick={onOpen}>
            {title}
          </button>
          <div className={styles.host}>{detail}</div>
        </span>
      </span>
      <span className={styles.summary}>{summary}</span>
      <span className={styles.badges}>
        <Badge appearance="tint" color="informative">
          {words.operations(actions)}
        </Badge>
        {triggers > 0 && (
          <Badge appearance="tint" color="brand">
            {words.triggers(triggers)}
          </Badge>
        )}
        <Badge appearance="outline" color="informative">
          {auth.map((kind) => strings.auth[kind]).join(', ')}
        </Badge>
        {errors > 0 && (
          <Badge appearance="tint" color="danger">
            {words.errors(errors)}
          </Badge>
        )}
        {errors === 0 && warnings > 0 && (
          <Badge appearance="tint" color="warning">
            {words.warnings(warnings)}
          </Badge>
        )}
      </span>
    </article>
  )
}
