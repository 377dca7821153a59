import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import { canvasStrings } from '../../strings/canvas.ts'
import { dragOperation } from '../canvas/drag-data.ts'
import { OperationTile } from './operation-tile.tsx'
import type { PanelRow } from './panel-rows.ts'

const words = canvasStrings.operations

/** Height of every line of the panel, in CSS px. */
export const operationRowHeight = 46

const useStyles = makeStyles({
  heading: {
    display: 'flex',
    alignItems: 'flex-end',
    height: `${operationRowHeight}px`,
    boxSizing: 'border-box',
    padding: '0 8px 6px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  option: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    height: `${operationRowHeight}px`,
    boxSizing: 'border-box',
    padding: '0 8px',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  active: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
  },
  texts: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
  title: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  detail: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  old: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
  arrow: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
})

interface OperationRowProps {
  readonly row: PanelRow
  readonly id: string
  readonly isActive: boolean
  readonly onChoose: () => void
  readonly onPoint: () => void
}

/** A line of the panel: a heading, a connector that opens, an operation that can be chosen or dragged away. */
export function OperationRow({ row, id, isActive, onChoose, onPoint }: OperationRowProps) {
  const styles = useStyles()
  if (row.row === 'heading') {
    return (
      <div className={styles.heading} role="presentation">
        {row.title}
      </div>
    )
  }
  const isOperation = row.row === 'operation'
  const look = isOperation
    ? row.operation
    : { picture: row.connector.icon, icon: 'PlugConnected', colour: row.connector.color ?? '#5b6ee1' }
  const title = isOperation ? row.operation.title : row.connector.title
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the search box, which names the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the search box
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      aria-label={isOperation ? labelOf(row.operation) : `${title}, ${words.count(row.count)}`}
      className={mergeClasses(styles.option, isActive && styles.active)}
      draggable={isOperation}
      onDragStart={(event) => {
        if (isOperation) dragOperation(event.dataTransfer, row.operation.key)
      }}
      onClick={onChoose}
      onMouseMove={onPoint}
    >
      <OperationTile picture={look.picture} icon={look.icon} colour={look.colour} size={28} />
      <span className={styles.texts}>
        <span className={mergeClasses(styles.title, isOperation && row.operation.isDeprecated && styles.old)}>
          {title}
        </span>
        <span className={styles.detail}>
          {isOperation ? (row.operation.connectorTitle ?? row.operation.description) : words.count(row.count)}
        </span>
      </span>
      {!isOperation && <ChevronRightRegular aria-hidden className={styles.arrow} />}
    </div>
  )
}

function labelOf(operation: Extract<PanelRow, { row: 'operation' }>['operation']): string {
  const parts = [operation.title, operation.connectorTitle ?? operation.description]
  if (operation.isDeprecated) parts.push(words.deprecated)
  return parts.filter((part) => part !== '').join(', ')
}
