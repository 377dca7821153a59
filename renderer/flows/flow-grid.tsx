import { makeStyles, mergeClasses } from '@fluentui/react-components'
import { ArrowSortDownRegular } from '@fluentui/react-icons/svg/arrow-sort-down'
import { ArrowSortUpRegular } from '@fluentui/react-icons/svg/arrow-sort-up'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { FlowSummary } from '../../shared/ipc/payloads.ts'
import { navigate } from '../app/navigation.ts'
import { isMac } from '../app/shortcut.ts'
import { documentKey, useUnsavedKeys } from '../document/documents.ts'
import { strings } from '../strings/shell.ts'
import { GridBox, GridHeading, GridRow } from '../ui/grid.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { FlowRow } from './flow-row.tsx'
import { flowRowHeight, useFlowRowStyles } from './flow-row-styles.ts'
import { duplicateFlow } from './flow-store.ts'
import { type FlowColumn, type FlowSort, nextSort } from './sort-flows.ts'

/** Read aloud, not seen. */
const hiddenText = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const

const useStyles = makeStyles({
  grid: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, padding: '0 14px 0' },
  rows: { paddingBottom: '12px' },
})

interface FlowGridProps {
  readonly flows: readonly FlowSummary[]
  readonly sort: FlowSort
  readonly isReadOnly: boolean
  readonly onSort: (sort: FlowSort) => void
  readonly onMenu: (flow: FlowSummary, at: { readonly x: number; readonly y: number }) => void
  readonly onRename: (flow: FlowSummary) => void
  readonly onDelete: (flow: FlowSummary) => void
}

/** The flows as a grid: arrows move, Enter opens, F2 renames, Ctrl+D duplicates, Delete deletes. */
export function FlowGrid({ flows, sort, isReadOnly, onSort, onMenu, onRename, onDelete }: FlowGridProps) {
  const styles = useStyles()
  const unsaved = new Set(useUnsavedKeys())
  const [selectedId, setSelectedId] = useState<string>()
  const list = useRef<HTMLDivElement>(null)
  const found = flows.findIndex((flow) => flow.flowId === selectedId)
  const selected = Math.max(0, found)
  const focusNext = useRef(false)

  useEffect(() => {
    if (!focusNext.current) return
    focusNext.current = false
    list.current?.querySelector<HTMLElement>(`[data-row="${selected}"]`)?.focus()
  }, [selected])

  const onKeyDown = (flow: FlowSummary, event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? 0) / flowRowHeight) - 1)
    const target = {
      ArrowDown: selected + 1,
      ArrowUp: selected - 1,
      PageDown: selected + page,
      PageUp: selected - page,
      Home: 0,
      End: flows.length - 1,
    }[event.key]
    const mod = isMac ? event.metaKey : event.ctrlKey
    if (target !== undefined && !mod && !event.altKey) {
      focusNext.current = true
      setSelectedId(flows[Math.max(0, Math.min(flows.length - 1, target))]?.flowId)
    } else if (event.key === 'Enter' && event.target === event.currentTarget) open(flow)
    else if (event.key === 'F2' && !isReadOnly) onRename(flow)
    else if (event.key === 'Delete' && !isReadOnly) onDelete(flow)
    else if (event.key.toLowerCase() === 'd' && mod && !isReadOnly) void duplicateFlow(flow)
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      const box = event.currentTarget.getBoundingClientRect()
      onMenu(flow, { x: box.left + 60, y: box.top + 30 })
    } else return
    event.preventDefault()
  }

  return (
    <GridBox aria-label={strings.flows.title} aria-rowcount={flows.length + 1} className={styles.grid}>
      <VirtualList
        ref={list}
        role="rowgroup"
        header={<Headings sort={sort} onSort={onSort} />}
        className={styles.rows}
        items={flows}
        rowHeight={flowRowHeight}
        keyOf={(flow) => flow.flowId}
        revealIndex={found < 0 ? undefined : found}
        renderRow={(flow, index) => (
          <FlowRow
            flow={flow}
            rowIndex={index}
            isSelected={index === found}
            isStop={index === selected}
            isUnsaved={unsaved.has(documentKey(flow))}
            onOpen={() => open(flow)}
            onSelect={() => setSelectedId(flow.flowId)}
            onMenu={(at) => {
              setSelectedId(flow.flowId)
              onMenu(flow, at)
            }}
            onKeyDown={(event) => onKeyDown(flow, event)}
          />
        )}
      />
    </GridBox>
  )
}

function open({ environmentId, flowId }: FlowSummary): void {
  navigate({ page: 'flow', environmentId, flowId })
}

function Headings({ sort, onSort }: Pick<FlowGridProps, 'sort' | 'onSort'>) {
  const styles = useFlowRowStyles()
  const heading = (column: FlowColumn, className = '') => {
    const isSorted = sort.column === column
    return (
      <GridHeading
        aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}
        className={className}
      >
        <button
          type="button"
          className={mergeClasses(styles.heading, column === 'actions' && styles.headingNumber)}
          onClick={() => onSort(nextSort(sort, column))}
        >
          {strings.flows.columns[column]}
          {isSorted &&
            (sort.isDescending ? <ArrowSortDownRegular aria-hidden /> : <ArrowSortUpRegular aria-hidden />)}
        </button>
      </GridHeading>
    )
  }
  return (
    <GridRow aria-rowindex={1} className={mergeClasses(styles.grid, styles.headings)}>
      {heading('name')}
      {heading('trigger', styles.wideOnly)}
      {heading('actions', styles.wideOnly)}
      {heading('problems')}
      {heading('lastRun')}
      {heading('modified', styles.wideOnly)}
      <GridHeading className={styles.onHeading}>{strings.flows.columns.on}</GridHeading>
      <GridHeading>
        <span style={hiddenText}>{strings.common.moreActions}</span>
      </GridHeading>
    </GridRow>
  )
}
