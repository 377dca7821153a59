import {
  Dropdown,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  Option,
  Spinner,
  tokens,
} from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import type { TextRange } from '../../shared/errors/index.ts'
import { kindOf, type WdlValue } from '../../shared/expressions/index.ts'
import type { Repetition, RunId } from '../../shared/run/index.ts'
import type { FlowGraph } from '../../shared/wdl/graph.ts'
import type { FlowRef } from '../document/documents.ts'
import { indexActions } from '../runs/repetitions.ts'
import { fieldStrings } from '../strings/fields.ts'
import { toldText } from '../strings/sentences.ts'
import { strings } from '../strings/shell.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { formatBytes, formatDateTime } from '../ui/format-time.ts'
import { JsonTree } from '../ui/json-tree.tsx'
import { evaluateInRun } from './evaluate-in-run.ts'
import type { FlowScope } from './flow-scope.ts'
import { shortText } from './short-text.ts'
import { type RunValuesState, useRunsOfFlow } from './use-run-values.ts'

const words = fieldStrings.live

const useStyles = makeStyles({
  result: {
    display: 'flex',
    flexDirection: 'column',
    gap: '10px',
    minWidth: 0,
    minHeight: 0,
    height: '100%',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  choice: { minWidth: 0, width: '100%' },
  loops: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  loop: { width: '130px' },
  value: {
    padding: '8px 10px',
    minHeight: '40px',
    maxHeight: '40%',
    flexShrink: 0,
    overflow: 'auto',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowWrap: 'anywhere',
    userSelect: 'text',
  },
  type: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  text: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, whiteSpace: 'pre-wrap' },
  error: { color: tokens.colorStatusDangerForeground1 },
  note: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  parts: { listStyleType: 'none', margin: 0, padding: 0, overflow: 'auto', minHeight: 0, flexGrow: 1 },
  part: {
    display: 'flex',
    flexDirection: 'column',
    gap: '1px',
    padding: '5px 8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    fontSize: tokens.fontSizeBase200,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  source: {
    fontFamily: tokens.fontFamilyMonospace,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  partValue: {
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  null: { color: tokens.colorStatusWarningForeground3, fontWeight: tokens.fontWeightSemibold },
})

interface LiveResultProps {
  readonly flow: FlowRef
  readonly source: string
  readonly scope: FlowScope
  readonly graph: FlowGraph | undefined
  readonly run: RunValuesState
  readonly runId: RunId | undefined
  readonly onRun: (runId: RunId | undefined) => void
  /** A part is pointed at. */
  readonly onPoint?: (range: TextRange | undefined) => void
}

/** What an expression gives in a run that is over, in the iteration chosen, with the value of each of its parts. */
export function LiveResult({ flow, source, scope, graph, run, runId, onRun, onPoint }: LiveResultProps) {
  const styles = useStyles()
  const { runs, isLoading, error } = useRunsOfFlow(flow, true)
  const loops = scope.loops.filter(({ name, kind }) => name !== undefined || kind === 'input')
  const [indexes, setIndexes] = useState<Readonly<Record<string, number>>>({})
  const { values } = run
  const failure = run.error ?? error
  const now = useMemo(() => Date.now(), [])
  const repetition: Repetition = [...loops]
    .reverse()
    .flatMap(({ name }) => (name === undefined ? [] : [{ scope: name, index: indexes[name] ?? 0 }]))
  const itemIndex = indexes[''] ?? 0
  const repetitionKey = JSON.stringify(repetition)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the repetition
  const outcome = useMemo(
    () =>
      values === undefined || source.trim() === ''
        ? undefined
        : evaluateInRun(source, values, { scope, graph, repetition, itemIndex }, now),
    [source, values, scope, graph, repetitionKey, itemIndex, now],
  )
  const nameOfRun = (id: RunId | undefined) => {
    const found = runs.find((one) => one.runId === id)
    return found === undefined
      ? ''
      : words.runAt(formatDateTime(found.startTime, now), strings.status[found.status])
  }
  if (!isLoading && runs.length === 0 && error === undefined) {
    return (
      <section className={styles.result} aria-label={words.title}>
        <h3 className={styles.title}>{words.title}</h3>
        <p className={styles.note}>{words.noRuns}</p>
      </section>
    )
  }
  return (
    <section className={styles.result} aria-label={words.title}>
      <h3 className={styles.title}>{words.title}</h3>
      <Dropdown
        className={styles.choice}
        size="small"
        aria-label={words.run}
        value={nameOfRun(runId)}
        selectedOptions={runId === undefined ? [] : [runId]}
        placeholder={isLoading ? words.loading : words.none}
        onOptionSelect={(_event, { optionValue }) =>
          onRun(runs.find((one) => one.runId === optionValue)?.runId)
        }
      >
        {runs.map((one) => (
          <Option key={one.runId} value={one.runId}>
            {nameOfRun(one.runId)}
          </Option>
        ))}
      </Dropdown>
      {loops.length > 0 && (
        <div className={styles.loops}>
          {loops.map((loop) => {
            const key = loop.name ?? ''
            const total = values === undefined ? undefined : iterationsOf(values.runState, loop.name)
            return (
              <Field
                key={key}
                className={styles.loop}
                label={{ children: words.iteration(loop.name ?? 'item()'), size: 'small' }}
                {...(total === undefined ? {} : { hint: `1 - ${total}` })}
              >
                <Input
                  size="small"
                  type="number"
                  min={1}
                  value={String((indexes[key] ?? 0) + 1)}
                  onChange={(_event, data) => {
                    const index = Number(data.value) - 1
                    if (Number.isInteger(index) && index >= 0) setIndexes({ ...indexes, [key]: index })
                  }}
                />
              </Field>
            )
          })}
        </div>
      )}
      {failure !== undefined && <ErrorState size="small" title={words.failed} error={failure} />}
      {run.isLoading && runId !== undefined && <Spinner size="tiny" label={words.loading} />}
      <div className={styles.value} role="status" aria-label={words.value}>
        {outcome === undefined && <span className={styles.note}>{words.waiting}</span>}
        {outcome?.error !== undefined && (
          <div className={styles.error}>
            <div>{toldText(outcome.error.message)}</div>
            {outcome.error.hint !== undefined && (
              <div className={styles.note}>{toldText(outcome.error.hint)}</div>
            )}
          </div>
        )}
        {outcome?.value !== undefined && <Value value={outcome.value} />}
      </div>
      {run.skippedBytes > 0 && <p className={styles.note}>{words.tooLarge(formatBytes(run.skippedBytes))}</p>}
      {outcome !== undefined && outcome.parts.length > 0 && (
        <>
          <h3 className={styles.title}>{words.steps}</h3>
          <ol className={styles.parts} aria-label={words.steps}>
            {outcome.parts.map((part) => (
              <li
                key={`${part.range.start} ${part.range.end}`}
                className={styles.part}
                onMouseEnter={() => onPoint?.(part.range)}
                onMouseLeave={() => onPoint?.(undefined)}
              >
                <span className={styles.source} title={part.source}>
                  {part.source}
                </span>
                {part.value === null ? (
                  <span className={mergeClasses(styles.partValue, styles.null)}>{words.nullHere}</span>
                ) : (
                  <span className={styles.partValue} title={shortText(part.value)}>
                    {shortText(part.value)}
                  </span>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

function Value({ value }: { readonly value: WdlValue }) {
  const styles = useStyles()
  return (
    <>
      <div className={styles.type}>{kindOf(value)}</div>
      {typeof value === 'object' && value !== null ? (
        <JsonTree value={value} />
      ) : (
        <div className={styles.text}>
          {typeof value === 'string' ? value.slice(0, 5000) : shortText(value)}
        </div>
      )}
    </>
  )
}

function iterationsOf(
  runState: Parameters<typeof indexActions>[0],
  name: string | undefined,
): number | undefined {
  if (name === undefined) return undefined
  const counts = (indexActions(runState).get(name) ?? []).map(({ iterations }) => iterations?.total ?? 0)
  return counts.length === 0 ? undefined : Math.max(...counts)
}
