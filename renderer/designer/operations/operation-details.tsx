import { Badge, Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { StarFilled, StarRegular } from '@fluentui/react-icons/svg/star'
import { canvasStrings } from '../../strings/canvas.ts'
import { toggleFavourite, useFavouriteOperations } from './liked-operations.ts'
import type { OfferedOperation } from './offered-operation.ts'

const words = canvasStrings.operations

const useStyles = makeStyles({
  details: {
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    padding: '10px 12px 12px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  text: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    display: '-webkit-box',
    WebkitLineClamp: 4,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
  },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  row: { display: 'flex', alignItems: 'center', gap: '6px' },
  marked: { color: tokens.colorPaletteMarigoldForeground1 },
  hint: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
})

interface OperationDetailsProps {
  readonly operation: OfferedOperation
  readonly onAdd: () => void
}

/** What the operation under the cursor is, with the ways to add and to keep it. */
export function OperationDetails({ operation, onAdd }: OperationDetailsProps) {
  const styles = useStyles()
  const isFavourite = useFavouriteOperations().includes(operation.key)
  return (
    <div className={styles.details}>
      <span className={styles.name}>{operation.title}</span>
      <p className={styles.text} title={operation.description}>
        {operation.description || operation.connectorTitle}
      </p>
      <div className={styles.row}>
        <Button size="small" appearance="primary" icon={<AddRegular />} onClick={onAdd}>
          {words.add}
        </Button>
        <Tooltip content={isFavourite ? words.unfavour : words.favour} relationship="label">
          <Button
            size="small"
            appearance="subtle"
            aria-pressed={isFavourite}
            icon={isFavourite ? <StarFilled className={styles.marked} /> : <StarRegular />}
            onClick={() => toggleFavourite(operation.key)}
          />
        </Tooltip>
        {operation.isDeprecated && (
          <Badge appearance="tint" color="warning">
            {words.deprecated}
          </Badge>
        )}
        {operation.isAdvanced && !operation.isDeprecated && (
          <Badge appearance="tint" color="informative">
            {words.advanced}
          </Badge>
        )}
      </div>
      {operation.source.from === 'template' && <span className={styles.hint}>{words.templateHint}</span>}
      <span className={styles.hint}>{words.drag}</span>
    </div>
  )
}
