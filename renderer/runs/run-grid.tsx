import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { isFinal, type RunId, type RunSummary } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { strings } from '../strings/shell.ts'
import { GridBox, GridHeading, GridRow } from '../ui/grid.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { RunRow, runRowHeight, useRunRowStyles } from './run-row.tsx'

const useStyles = makeStyles({
  grid: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, padding: '0 14px' },
  rows: { paddingBottom: '12px' },
  footer: {
    display: 'flex',
    justifyContent: 'center',
    padding: '12px',
    color: tokens.colorNeutralForeground3,
  },
})

interface RunGridProps {
  readonly runs: readonly RunSummary[]
  readonly isLoadingOlder: boolean
  readonly onNearEnd: () => void
  readonly onDelete: (run: RunSummary) => void
  /** Runs that are chosen, for what is done with several at once. */
  readonly chosen: ReadonlySet<RunId>
  readonly onChoose: (runIds: readonly RunId[], isChosen: boolean) => void
}

/** The runs as a grid: arrows move, Enter opens, Space chooses, Delete deletes a finished one. */
export function RunGrid(props: RunGridProps) {
  const { runs, isLoadingOlder, onNearEnd, onDelete, chosen, onChoose } = props
  const styles = useStyles()
  const [selectedId, setSelectedId] = useState<string>()
  const list = useRef<HTMLDivElement>(null)
  const found = runs.findIndex((run) => run.runId === selectedId)
  const selected = Math.max(0, found)
  const focusNext = useRef(false)

  useEffect(() => {
    if (!focusNext.current) return
    focusNext.current = false
    list.current?.querySelector<HTMLElement>(`[data-row="${selected}"]`)?.focus()
  }, [selected])

  const onKeyDown = (run: RunSummary, event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? 0) / runRowHeight) - 1)
    const target = {
      ArrowDown: selected + 1,
      ArrowUp: selected - 1,
      PageDown: selected + page,
      PageUp: selected - page,
      Home: 0,
      End: runs.length - 1,
    }[event.key]
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      event.preventDefault()
      onChoose(
        runs.map(({ runId }) => runId),
        true,
      )
      return
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (target !== undefined) {
      focusNext.current = true
      setSelectedId(runs[Math.max(0, Math.min(runs.length - 1, target))]?.runId)
    } else if (event.key === 'Enter') navigate({ page: 'run', runId: run.runId })
    else if (event.key === ' ') onChoose([run.runId], !chosen.has(run.runId))
    else if (event.key === 'Delete' && isFinal(run.status)) onDelete(run)
    else return
    event.preventDefault()
  }

  return (
    <GridBox aria-label={strings.runs.title} aria-rowcount={runs.length + 1} className={styles.grid}>
      <VirtualList
        ref={list}
        role="rowgroup"
        header={<Headings />}
        className={styles.rows}
        items={runs}
        rowHeight={runRowHeight}
        keyOf={(run) => run.runId}
        revealIndex={found < 0 ? undefined : found}
        onNearEnd={onNearEnd}
        renderRow={(run, index) => (
          <RunRow
            run={run}
            rowIndex={index}
            isSelected={index === found}
            isChosen={chosen.has(run.runId)}
            onChoose={(isChosen) => onChoose([run.runId], isChosen)}
            isStop={index === selected}
            onOpen={() => navigate({ page: 'run', runId: run.runId })}
            onSelect={() => setSelectedId(run.runId)}
            onKeyDown={(event) => onKeyDown(run, event)}
          />
        )}
        footer={
          isLoadingOlder ? (
            <div className={styles.footer}>
              <Spinner size="tiny" label={strings.runs.loadingOlder} />
            </div>
          ) : undefined
        }
      />
    </GridBox>
  )
}

function Headings() {
  const styles = useRunRowStyles()
  const { columns } = strings.runs
  const heading = (label: string, className = '') => (
    <GridHeading className={mergeClasses(styles.heading, className)}>{label}</GridHeading>
  )
  return (
    <GridRow aria-rowindex={1} className={mergeClasses(styles.grid, styles.headings)}>
      {heading('')}
      {heading(columns.status)}
      {heading(columns.flow)}
      {heading(columns.trigger, styles.wideOnly)}
      {heading(columns.origin, styles.wideOnly)}
      {heading(columns.started)}
      {heading(columns.duration, styles.headingNumber)}
    </GridRow>
  )
}
