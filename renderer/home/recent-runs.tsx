import { Button, makeStyles } from '@fluentui/react-components'
import { PlayCircleRegular } from '@fluentui/react-icons/svg/play-circle'
import { useEffect } from 'react'
import type { RunSummary } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { loadRecentRuns, useRecentRuns } from '../runs/recent-runs-store.ts'
import { toldText } from '../strings/sentences.ts'
import { strings } from '../strings/shell.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { LiveDuration } from '../ui/live-duration.tsx'
import { MessageState } from '../ui/message-state.tsx'
import { Panel } from '../ui/panel.tsx'
import { Section } from '../ui/section.tsx'
import { SkeletonRows } from '../ui/skeleton-rows.tsx'
import { StatusIcon } from '../ui/status-icon.tsx'
import { statusTone, toneBackground } from '../ui/status-look.ts'
import { TimeAgo } from '../ui/time-ago.tsx'
import { useListRowStyles } from './list-row-styles.ts'

const useStyles = makeStyles({ list: { margin: 0, padding: '6px', listStyleType: 'none' } })

/** The last runs of all flows, live. */
export function RecentRuns() {
  const styles = useStyles()
  const { value, error } = useRecentRuns((state) => state.runs)
  useEffect(() => {
    void loadRecentRuns()
  }, [])
  const hasRuns = value !== undefined && value.length > 0
  return (
    <Section
      title={strings.home.recentRuns}
      action={
        hasRuns ? (
          <Button appearance="transparent" size="small" onClick={() => navigate({ page: 'runs' })}>
            {strings.home.allRuns}
          </Button>
        ) : undefined
      }
    >
      <Panel>
        {value === undefined && error === undefined && <SkeletonRows count={3} />}
        {value === undefined && error !== undefined && (
          <ErrorState
            size="small"
            title={strings.runs.loadFailed}
            error={error}
            onRetry={() => void loadRecentRuns()}
          />
        )}
        {value?.length === 0 && (
          <MessageState
            size="small"
            icon={<PlayCircleRegular />}
            title={strings.home.noRuns}
            body={strings.home.noRunsHint}
          />
        )}
        {hasRuns && (
          <ul className={styles.list}>
            {value.map((run) => (
              <li key={run.runId}>
                <RecentRunRow run={run} />
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </Section>
  )
}

function RecentRunRow({ run }: { run: RunSummary }) {
  const row = useListRowStyles()
  return (
    <div className={row.row}>
      <button type="button" className={row.main} onClick={() => navigate({ page: 'run', runId: run.runId })}>
        <span aria-hidden className={row.tile} style={{ background: toneBackground[statusTone(run.status)] }}>
          <StatusIcon status={run.status} size={20} />
        </span>
        <span className={row.words}>
          <span className={row.name}>{run.flowName}</span>
          <span className={row.detail}>
            {run.error === undefined ? strings.status[run.status] : toldText(run.error.message)}
          </span>
        </span>
        <span className={row.end}>
          <TimeAgo at={run.startTime} />
          <br />
          <LiveDuration startTime={run.startTime} endTime={run.endTime} />
        </span>
      </button>
    </div>
  )
}
