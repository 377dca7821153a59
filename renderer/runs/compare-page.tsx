import {
  Button,
  makeStyles,
  mergeClasses,
  Spinner,
  Switch,
  Tab,
  TabList,
  tokens,
} from '@fluentui/react-components'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import type { ActionState, Content, RunId, RunState } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { bridge } from '../bridge/bridge.ts'
import { historyStrings } from '../strings/history.ts'
import { toldText } from '../strings/sentences.ts'
import { strings } from '../strings/shell.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { formatDateTime, formatDuration } from '../ui/format-time.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { StatusIcon } from '../ui/status-icon.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { compareRuns, type StepPair } from './compare-runs.ts'
import { prettyJson } from './json-text.ts'
import { catchUp } from './run-state-store.ts'
import { useRun } from './use-run.ts'

const words = historyStrings.compare

const CompareView = lazy(() =>
  import('../editor/compare-view.tsx').then((module) => ({ default: module.CompareView })),
)

const rowHeight = 40

const useStyles = makeStyles({
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(280px, 38%) minmax(0, 1fr)',
    gridTemplateRows: 'minmax(0, 1fr)',
    flexGrow: 1,
    minHeight: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  list: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', alignItems: 'center', padding: '2px 12px' },
  title: { margin: 0, flexGrow: 1, fontSize: tokens.fontSizeBase300 },
  row: {
    boxSizing: 'border-box',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 92px 92px',
    alignItems: 'center',
    gap: '8px',
    width: '100%',
    height: '100%',
    padding: '0 12px',
    border: 'none',
    textAlign: 'left',
    cursor: 'pointer',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  chosen: { backgroundColor: tokens.colorBrandBackground2 },
  same: { color: tokens.colorNeutralForeground3 },
  name: { minWidth: 0, display: 'flex', flexDirection: 'column' },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  difference: { color: tokens.colorPaletteMarigoldForeground2, fontSize: tokens.fontSizeBase100 },
  side: { display: 'flex', alignItems: 'center', gap: '5px', fontVariantNumeric: 'tabular-nums' },
  values: { display: 'flex', flexDirection: 'column', minWidth: 0, minHeight: 0 },
  view: { flexGrow: 1, minHeight: 0 },
  note: { padding: '20px', color: tokens.colorNeutralForeground3 },
  sides: { display: 'flex', gap: '16px', flexWrap: 'wrap' },
  ofSide: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
  waiting: { flexGrow: 1, display: 'grid', placeItems: 'center' },
})

interface ComparePageProps {
  readonly left: RunId
  readonly right: RunId
}

/** Two runs side by side: what went differently, and each step's inputs and outputs as a difference of texts. */
export function ComparePage({ left, right }: ComparePageProps) {
  const styles = useStyles()
  const one = useRun(left)
  const two = useRun(right)
  const error = one.error ?? two.error
  if (one.state !== undefined && two.state !== undefined) {
    return <Comparison left={one.state} right={two.state} />
  }
  return (
    <>
      <PageHeader title={words.title} />
      {error === undefined ? (
        <div className={styles.waiting}>
          <Spinner label={strings.common.loading} labelPosition="below" />
        </div>
      ) : (
        <ErrorState
          title={words.loadFailed}
          error={error}
          onRetry={() => {
            void catchUp(left)
            void catchUp(right)
          }}
        />
      )}
    </>
  )
}

function Comparison({ left, right }: { readonly left: RunState; readonly right: RunState }) {
  const styles = useStyles()
  const [onlyChanged, setOnlyChanged] = useState(true)
  const [key, setKey] = useState<string>()
  const pairs = useMemo(() => compareRuns(left, right), [left, right])
  const shown = onlyChanged ? pairs.filter(({ difference }) => difference !== 'same') : pairs
  const chosen = pairs.find((pair) => pair.key === key)
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={
          <span className={styles.sides}>
            <Side label={words.left} run={left} />
            <Side label={words.right} run={right} />
          </span>
        }
      />
      <div className={styles.body}>
        <section className={styles.list} aria-label={words.steps}>
          <div className={styles.head}>
            <h2 className={styles.title}>{words.steps}</h2>
            <Switch
              label={words.onlyChanged}
              labelPosition="before"
              checked={onlyChanged}
              onChange={(_event, { checked }) => setOnlyChanged(checked)}
            />
          </div>
          {shown.length === 0 ? (
            <p className={styles.note}>{words.noDifferences}</p>
          ) : (
            <VirtualList
              items={shown}
              rowHeight={rowHeight}
              keyOf={(pair) => pair.key}
              renderRow={(pair) => (
                <PairRow pair={pair} isChosen={pair.key === key} onChoose={() => setKey(pair.key)} />
              )}
            />
          )}
        </section>
        <section className={styles.values} aria-label={strings.common.details}>
          {chosen === undefined ? (
            <p className={styles.note}>{words.pick}</p>
          ) : (
            <PairValues key={chosen.key} pair={chosen} />
          )}
        </section>
      </div>
    </>
  )
}

function Side({ label, run }: { readonly label: string; readonly run: RunState }) {
  const styles = useStyles()
  return (
    <span className={styles.ofSide}>
      {label}
      <StatusBadge status={run.status} />
      <Button
        size="small"
        appearance="transparent"
        onClick={() => navigate({ page: 'run', runId: run.runId })}
      >{`${run.flow.displayName}, ${formatDateTime(run.startTime, Date.now())}`}</Button>
    </span>
  )
}

interface PairRowProps {
  readonly pair: StepPair
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function PairRow({ pair, isChosen, onChoose }: PairRowProps) {
  const styles = useStyles()
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      className={mergeClasses(
        styles.row,
        pair.difference === 'same' && styles.same,
        isChosen && styles.chosen,
      )}
      onClick={onChoose}
    >
      <span className={styles.name}>
        <span className={styles.line}>{pair.key.replaceAll('_', ' ')}</span>
        {pair.difference !== 'same' && (
          <span className={mergeClasses(styles.line, styles.difference)}>{describe(pair)}</span>
        )}
      </span>
      <StepSide action={pair.left} />
      <StepSide action={pair.right} />
    </button>
  )
}

function StepSide({ action }: { readonly action: StepPair['left'] }) {
  const styles = useStyles()
  if (action === undefined) return <span className={styles.side}>–</span>
  const { status, startTime, endTime } = action
  return (
    <span className={styles.side} title={strings.status[status]}>
      <StatusIcon status={status} size={14} />
      {startTime !== undefined && endTime !== undefined && status !== 'Skipped'
        ? formatDuration(endTime - startTime)
        : strings.status[status]}
    </span>
  )
}

function describe({ difference, parts }: StepPair): string {
  if (difference === 'only-left') return words.onlyLeft
  if (difference === 'only-right') return words.onlyRight
  const names = {
    status: strings.runs.columns.status,
    inputs: words.inputs,
    outputs: words.outputs,
    error: words.error,
  }
  return parts.map((part) => names[part]).join(', ')
}

function messageOf(action: ActionState | undefined): string | undefined {
  return action?.error && toldText(action.error.message)
}

/** Inputs or outputs of a step in both runs. */
function PairValues({ pair }: { readonly pair: StepPair }) {
  const styles = useStyles()
  const [part, setPart] = useState<'inputs' | 'outputs'>(
    pair.parts.includes('outputs') || !pair.parts.includes('inputs') ? 'outputs' : 'inputs',
  )
  const left = useText(pair.left?.[part], messageOf(pair.left))
  const right = useText(pair.right?.[part], messageOf(pair.right))
  return (
    <>
      <div className={styles.head}>
        <TabList
          size="small"
          aria-label={pair.key}
          selectedValue={part}
          onTabSelect={(_event, { value }) => setPart(value === 'inputs' ? 'inputs' : 'outputs')}
        >
          <Tab value="inputs">{words.inputs}</Tab>
          <Tab value="outputs">{words.outputs}</Tab>
        </TabList>
      </div>
      <div className={styles.view}>
        {left !== undefined && right !== undefined && (
          <Suspense fallback={<Spinner />}>
            <CompareView before={left} after={right} label={words.of(words[part])} />
          </Suspense>
        )}
      </div>
    </>
  )
}

/** A payload as text to compare; undefined while it is read. */
function useText(content: Content | undefined, error: string | undefined): string | undefined {
  const [read, setRead] = useState<{ readonly hash: string; readonly json: string }>()
  const hash = content?.kind === 'stored' ? content.hash : undefined
  useEffect(() => {
    if (hash === undefined) return
    let isCurrent = true
    bridge.runs.content({ hash }).then(
      (json) => isCurrent && setRead({ hash, json }),
      () => isCurrent && setRead({ hash, json: 'null' }),
    )
    return () => {
      isCurrent = false
    }
  }, [hash])
  if (content === undefined) return error ?? words.nothing
  if (content.kind === 'secured') return words.secured
  if (content.kind === 'inline') return prettyJson(content.json)
  return read?.hash === hash && read !== undefined ? prettyJson(read.json) : undefined
}
