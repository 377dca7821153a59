import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { FlowchartRegular } from '@fluentui/react-icons/svg/flowchart'
import { type KeyboardEvent, useRef } from 'react'
import type { FlowTestInfo } from '../../shared/ipc/tests-payloads.ts'
import { testStrings } from '../strings/tests.ts'
import { formatDuration } from '../ui/format-time.ts'
import { OutcomeIcon } from './outcome-icon.tsx'
import type { TestSelection } from './test-selection.ts'
import { testKey } from './test-store.ts'

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', overflowY: 'auto', padding: '8px', gap: '1px' },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    width: '100%',
    minHeight: '32px',
    padding: '2px 10px 2px 26px',
    boxSizing: 'border-box',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  flow: { paddingLeft: '8px', fontWeight: tokens.fontWeightSemibold, marginTop: '6px' },
  chosen: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundSelected },
  },
  name: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  time: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  icon: { fontSize: '16px', color: tokens.colorBrandForeground1, display: 'inline-flex' },
})

interface TestListProps {
  readonly tests: readonly FlowTestInfo[]
  readonly running: ReadonlySet<string>
  readonly selection: TestSelection | undefined
  readonly onSelect: (selection: TestSelection) => void
}

/** Tests below their flows. Up and Down go from row to row. */
export function TestList({ tests, running, selection, onSelect }: TestListProps) {
  const styles = useStyles()
  const list = useRef<HTMLDivElement>(null)
  const flows = new Map<FlowTestInfo['flowId'], FlowTestInfo[]>()
  for (const test of tests) flows.set(test.flowId, [...(flows.get(test.flowId) ?? []), test])

  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const rows = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = rows.indexOf(document.activeElement as HTMLButtonElement)
    rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus()
  }
  const row = (target: TestSelection, isFlow: boolean, children: React.ReactNode) => {
    const isChosen = selection?.flowId === target.flowId && selection.name === target.name
    return (
      <button
        key={`${target.flowId}\n${target.name ?? ''}`}
        type="button"
        aria-current={isChosen}
        className={mergeClasses(styles.row, isFlow && styles.flow, isChosen && styles.chosen)}
        onClick={() => onSelect(target)}
      >
        {children}
      </button>
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a navigation between results, not of the app
    <div ref={list} role="group" aria-label={testStrings.list} className={styles.list} onKeyDown={move}>
      {[...flows].map(([flowId, own]) => [
        row(
          { flowId },
          true,
          <>
            <span aria-hidden className={styles.icon}>
              <FlowchartRegular />
            </span>
            <span className={styles.name}>{own[0]?.flowName}</span>
            <span className={styles.time}>{testStrings.count(own.length)}</span>
          </>,
        ),
        ...own.map((test) =>
          row(
            { flowId, name: test.name },
            false,
            <>
              <OutcomeIcon outcome={test.result?.outcome} isRunning={running.has(testKey(test))} />
              <span className={styles.name} title={test.description ?? test.name}>
                {test.name}
              </span>
              {test.result !== undefined && test.result.outcome !== 'skipped' && (
                <span className={styles.time}>{formatDuration(test.result.durationMs)}</span>
              )}
            </>,
          ),
        ),
      ])}
    </div>
  )
}
