import { makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { DayOfRuns, EnvironmentId, FlowId, RunStatistics } from '../../shared/run/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { historyStrings } from '../strings/history.ts'
import { language } from '../strings/language.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { formatDuration } from '../ui/format-time.ts'

const words = historyStrings.statistics
const days = 28

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: '10px 28px',
    margin: '10px 20px 4px',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  fact: { display: 'flex', flexDirection: 'column', minWidth: '84px' },
  number: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold, lineHeight: '28px' },
  label: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  charts: { display: 'flex', flexWrap: 'wrap', gap: '20px', flexGrow: 1, justifyContent: 'flex-end' },
  chart: { display: 'block' },
  note: { margin: 0, color: tokens.colorNeutralForeground3 },
})

interface RunStatisticsPanelProps {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId | undefined
  /** Changes when runs ended: counted anew. */
  readonly version: string
}

/** How the runs of the last 28 days went: how many, how many failed, how long they took. */
export function RunStatisticsPanel({ environmentId, flowId, version }: RunStatisticsPanelProps) {
  const styles = useStyles()
  const [statistics, setStatistics] = useState<RunStatistics>()
  const [error, setError] = useState<FlowErrorData>()

  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is counted anew
  useEffect(() => {
    let isCurrent = true
    const offsetMinutes = -new Date().getTimezoneOffset()
    bridge.runs
      .statistics({ environmentId, days, offsetMinutes, ...(flowId === undefined ? {} : { flowId }) })
      .then(
        (counted) => {
          if (!isCurrent) return
          setStatistics(counted)
          setError(undefined)
        },
        (thrown) => isCurrent && setError(toErrorData(thrown)),
      )
    return () => {
      isCurrent = false
    }
  }, [environmentId, flowId, version])

  if (error !== undefined) return <ErrorState size="small" title={words.failed} error={error} />
  if (statistics === undefined) {
    return (
      <section className={styles.panel} aria-label={words.title}>
        <Spinner size="tiny" />
      </section>
    )
  }
  const { total } = statistics
  const runs = total.succeeded + total.failed + total.cancelled + total.open
  const over = runs - total.open
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <section className={styles.panel} aria-label={words.title}>
      {runs === 0 ? (
        <p className={styles.note}>{words.none}</p>
      ) : (
        <>
          <Fact label={words.runs} value={new Intl.NumberFormat(language).format(runs)} />
          <Fact
            label={
              over === 0
                ? words.failures
                : `${words.failures}, ${words.failureRate(percent.format(total.failed / over))}`
            }
            value={new Intl.NumberFormat(language).format(total.failed)}
            isBad={total.failed > 0}
          />
          {total.medianMs !== undefined && (
            <Fact label={words.median} value={formatDuration(total.medianMs)} />
          )}
          {total.p95Ms !== undefined && <Fact label={words.p95} value={formatDuration(total.p95Ms)} />}
          <div className={styles.charts}>
            <RunsChart days={statistics.days} label={words.chart(runs, total.failed)} />
            <DurationsChart days={statistics.days} />
          </div>
        </>
      )}
    </section>
  )
}

function Fact({ label, value, isBad = false }: { label: string; value: string; isBad?: boolean }) {
  const styles = useStyles()
  return (
    <div className={styles.fact}>
      <span className={isBad ? `${styles.number} ${styles.bad}` : styles.number}>{value}</span>
      <span className={styles.label}>{label}</span>
    </div>
  )
}

const barWidth = 6
const gap = 2
const height = 44
const width = days * (barWidth + gap)

function RunsChart({ days: list, label }: { readonly days: readonly DayOfRuns[]; readonly label: string }) {
  const styles = useStyles()
  const most = Math.max(1, ...list.map(({ succeeded, failed, cancelled }) => succeeded + failed + cancelled))
  const scale = (count: number) => (count === 0 ? 0 : Math.max(1.5, (count / most) * height))
  return (
    <svg className={styles.chart} width={width} height={height} role="img" aria-label={label}>
      {list.map((day, index) => {
        const parts = [
          [day.succeeded, tokens.colorPaletteGreenBackground3],
          [day.cancelled, tokens.colorNeutralForeground4],
          [day.failed, tokens.colorPaletteRedBackground3],
        ] as const
        let below = 0
        return (
          <g key={day.day}>
            <title>{words.day(dateOf(day.day), day.succeeded, day.failed, day.cancelled)}</title>
            <rect x={index * (barWidth + gap)} y={0} width={barWidth} height={height} fill="transparent" />
            <rect
              x={index * (barWidth + gap)}
              y={height - 1}
              width={barWidth}
              height={1}
              fill={tokens.colorNeutralStroke2}
            />
            {parts.map(([count, fill]) => {
              const tall = scale(count)
              below += tall
              return (
                tall > 0 && (
                  <rect
                    key={fill}
                    x={index * (barWidth + gap)}
                    y={Math.max(0, height - below)}
                    width={barWidth}
                    height={tall}
                    rx={1}
                    fill={fill}
                  />
                )
              )
            })}
          </g>
        )
      })}
    </svg>
  )
}

function DurationsChart({ days: list }: { readonly days: readonly DayOfRuns[] }) {
  const styles = useStyles()
  const longest = Math.max(1, ...list.map(({ medianMs }) => medianMs ?? 0))
  return (
    <svg className={styles.chart} width={width} height={height} role="img" aria-label={words.durations}>
      {list.map(({ day, medianMs }, index) => (
        <g key={day}>
          <title>
            {medianMs === undefined ? dateOf(day) : `${dateOf(day)}: ${formatDuration(medianMs)}`}
          </title>
          <rect
            x={index * (barWidth + gap)}
            y={
              medianMs === undefined
                ? height - 1
                : Math.min(height - 2, height - (medianMs / longest) * height)
            }
            width={barWidth}
            height={medianMs === undefined ? 1 : Math.max(2, (medianMs / longest) * height)}
            rx={1}
            fill={medianMs === undefined ? tokens.colorNeutralStroke2 : tokens.colorBrandBackground}
          />
        </g>
      ))}
    </svg>
  )
}

function dateOf(day: number): string {
  return new Date(day).toLocaleDateString(language, { day: 'numeric', month: 'short' })
}
