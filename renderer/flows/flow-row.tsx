import { Button, mergeClasses, Tooltip } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { CircleFilled } from '@fluentui/react-icons/svg/circle'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { WarningRegular } from '@fluentui/react-icons/svg/warning'
import type { KeyboardEvent, MouseEvent } from 'react'
import type { FlowSummary } from '../../shared/ipc/payloads.ts'
import { strings } from '../strings/shell.ts'
import { FlowKindIcon } from '../ui/flow-kind-icon.tsx'
import { GridCell, GridRow } from '../ui/grid.tsx'
import { StatusIcon } from '../ui/status-icon.tsx'
import { TimeAgo } from '../ui/time-ago.tsx'
import { useFlowRowStyles } from './flow-row-styles.ts'
import { FlowSwitch } from './flow-switch.tsx'

interface FlowRowProps {
  readonly flow: FlowSummary
  readonly rowIndex: number
  readonly isSelected: boolean
  /** Whether the Tab key stops here: one row of the grid takes it. */
  readonly isStop: boolean
  readonly isUnsaved: boolean
  readonly onOpen: () => void
  readonly onSelect: () => void
  /** Opens the row's menu at a place in the window, in CSS px. */
  readonly onMenu: (at: { readonly x: number; readonly y: number }) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** One flow of the list. */
export function FlowRow(props: FlowRowProps) {
  const { flow, rowIndex, isSelected, isStop, isUnsaved, onOpen, onSelect, onMenu, onKeyDown } = props
  const styles = useFlowRowStyles()
  const isUnreadable = flow.unreadable !== undefined
  return (
    <GridRow
      aria-rowindex={rowIndex + 2}
      aria-selected={isSelected}
      aria-label={flow.displayName}
      data-row={rowIndex}
      tabIndex={isStop ? 0 : -1}
      className={mergeClasses(styles.grid, styles.row, isSelected && styles.selected)}
      onClick={onOpen}
      onFocus={onSelect}
      onKeyDown={onKeyDown}
      onContextMenu={(event: MouseEvent) => {
        event.preventDefault()
        onMenu({ x: event.clientX, y: event.clientY })
      }}
    >
      <GridCell className={styles.first}>
        <FlowKindIcon kind={isUnreadable ? 'unreadable' : flow.kind} />
        <div className={styles.words}>
          <span className={styles.line}>
            <span className={styles.name}>{flow.displayName}</span>
            {isUnsaved && (
              <Tooltip content={strings.common.unsaved} relationship="label">
                <span role="img" className={styles.dot}>
                  <CircleFilled />
                </span>
              </Tooltip>
            )}
          </span>
          <span
            className={mergeClasses(styles.detail, isUnreadable && styles.danger)}
            title={flow.unreadable}
          >
            {flow.unreadable ?? `${strings.flows.kinds[flow.kind]} · ${flow.fileName}`}
          </span>
        </div>
      </GridCell>
      <GridCell className={mergeClasses(styles.cell, styles.wideOnly)} title={flow.trigger}>
        {isUnreadable ? strings.flows.unreadableHint : flow.trigger}
      </GridCell>
      <GridCell className={mergeClasses(styles.cell, styles.wideOnly, styles.number)}>
        {isUnreadable ? '' : flow.actionCount}
      </GridCell>
      <GridCell className={styles.cell}>
        <ProblemState flow={flow} />
      </GridCell>
      <GridCell className={styles.cell}>
        {flow.lastRun === undefined ? (
          <span className={styles.good}>{strings.flows.neverRun}</span>
        ) : (
          <span className={styles.state} title={strings.status[flow.lastRun.status]}>
            <StatusIcon status={flow.lastRun.status} />
            <span>
              <span className="sr-only">{strings.status[flow.lastRun.status]}, </span>
              <TimeAgo at={flow.lastRun.startTime} />
            </span>
          </span>
        )}
      </GridCell>
      <GridCell className={mergeClasses(styles.cell, styles.wideOnly)}>
        <TimeAgo at={flow.modifiedAt} />
      </GridCell>
      <GridCell>
        <FlowSwitch flow={flow} canTurnOn={!isUnreadable} />
      </GridCell>
      <GridCell>
        <Button
          appearance="subtle"
          size="small"
          tabIndex={-1}
          icon={<MoreHorizontalRegular />}
          aria-label={strings.flows.actionsOf(flow.displayName)}
          aria-haspopup="menu"
          onClick={(event) => {
            event.stopPropagation()
            const box = event.currentTarget.getBoundingClientRect()
            onMenu({ x: box.right, y: box.bottom })
          }}
        />
      </GridCell>
    </GridRow>
  )
}

function ProblemState({ flow }: { flow: FlowSummary }) {
  const styles = useFlowRowStyles()
  if (flow.unreadable !== undefined) {
    return (
      <span className={mergeClasses(styles.state, styles.danger)}>
        <ErrorCircleRegular aria-hidden />
        {strings.flows.unreadableShort}
      </span>
    )
  }
  if (flow.errorCount > 0) {
    return (
      <span className={mergeClasses(styles.state, styles.danger)}>
        <ErrorCircleRegular aria-hidden />
        {strings.flows.errors(flow.errorCount)}
      </span>
    )
  }
  if (flow.worst === 'warning') {
    return (
      <span className={mergeClasses(styles.state, styles.warning)}>
        <WarningRegular aria-hidden />
        {strings.flows.warnings}
      </span>
    )
  }
  return (
    <span className={mergeClasses(styles.state, styles.good)}>
      <CheckmarkCircleRegular aria-hidden />
      {strings.flows.noProblems}
    </span>
  )
}
