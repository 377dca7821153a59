import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { KeyboardEvent } from 'react'
import type { RunSummary } from '../../shared/run/index.ts'
import { historyStrings } from '../strings/history.ts'
import { toldText } from '../strings/sentences.ts'
import { strings } from '../strings/shell.ts'
import { GridCell, GridRow } from '../ui/grid.tsx'
import { LiveDuration } from '../ui/live-duration.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { TimeAgo } from '../ui/time-ago.tsx'
import { TagPills } from './tag-pills.tsx'

/** CSS px of a row. */
export const runRowHeight = 48

/** How the run list and its headings are laid out. */
export const useRunRowStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: '28px 132px minmax(0, 1.4fr) minmax(0, 1fr) 110px 130px 92px',
    alignItems: 'center',
    columnGap: '14px',
    padding: '0 14px 0 4px',
    '@media (max-width: 980px)': { gridTemplateColumns: '28px 132px minmax(0, 1fr) 120px 88px' },
  },
  choose: { display: 'flex', alignItems: 'center', alignSelf: 'stretch', cursor: 'default' },
  headings: { backgroundColor: tokens.colorNeutralBackground1 },
  wideOnly: { '@media (max-width: 980px)': { display: 'none' } },
  row: {
    height: `${runRowHeight - 2}px`,
    borderRadius: tokens.borderRadiusXLarge,
    cursor: 'pointer',
    outline: 'none',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  selected: {
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
  },
  cell: {
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  name: {
    display: 'block',
    flexShrink: 1,
    minWidth: '80px',
    fontSize: tokens.fontSizeBase300,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  line: { display: 'flex', alignItems: 'center', gap: '10px', minWidth: 0 },
  why: {
    display: 'block',
    color: tokens.colorStatusDangerForeground1,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  number: { textAlign: 'right' },
  heading: {
    height: '34px',
    display: 'flex',
    alignItems: 'center',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  headingNumber: { justifyContent: 'flex-end' },
})

interface RunRowProps {
  readonly run: RunSummary
  readonly rowIndex: number
  readonly isSelected: boolean
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
  /** Whether the Tab key stops here: one row of the grid takes it. */
  readonly isStop: boolean
  readonly onOpen: () => void
  readonly onSelect: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** One run of the list. */
export function RunRow(props: RunRowProps) {
  const { run, rowIndex, isSelected, isChosen, isStop, onChoose, onOpen, onSelect, onKeyDown } = props
  const styles = useRunRowStyles()
  const told = run.error?.message ?? run.suspendedBecause
  const why = told && toldText(told)
  return (
    <GridRow
      aria-rowindex={rowIndex + 2}
      aria-selected={isSelected}
      aria-label={`${run.flowName}, ${strings.status[run.status]}`}
      data-row={rowIndex}
      tabIndex={isStop ? 0 : -1}
      className={mergeClasses(styles.grid, styles.row, isSelected && styles.selected)}
      onClick={onOpen}
      onFocus={onSelect}
      onKeyDown={onKeyDown}
    >
      {/* Pressing beside the box is no wish to open the run. */}
      <GridCell className={styles.choose} onClick={(event) => event.stopPropagation()}>
        <Checkbox
          checked={isChosen}
          tabIndex={-1}
          aria-label={historyStrings.choice.choose(run.flowName)}
          onChange={(_event, { checked }) => onChoose(checked === true)}
        />
      </GridCell>
      <GridCell>
        <StatusBadge status={run.status} />
      </GridCell>
      <GridCell className={styles.cell}>
        <span className={styles.line}>
          <span className={styles.name}>{run.flowName}</span>
          {run.tags !== undefined && <TagPills tags={run.tags} />}
        </span>
        {why !== undefined && (
          <span className={styles.why} title={why}>
            {why}
          </span>
        )}
      </GridCell>
      <GridCell className={mergeClasses(styles.cell, styles.wideOnly)} title={run.trigger}>
        {run.trigger.replaceAll('_', ' ')}
      </GridCell>
      <GridCell className={mergeClasses(styles.cell, styles.wideOnly)}>
        {strings.runs.origins[run.origin]}
      </GridCell>
      <GridCell className={styles.cell}>
        <TimeAgo at={run.startTime} />
      </GridCell>
      <GridCell className={mergeClasses(styles.cell, styles.number)}>
        <LiveDuration startTime={run.startTime} endTime={run.endTime} />
      </GridCell>
    </GridRow>
  )
}
