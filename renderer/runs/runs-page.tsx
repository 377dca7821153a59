import { Button, Dropdown, makeStyles, Option, Tab, TabList, tokens } from '@fluentui/react-components'
import { FilterRegular } from '@fluentui/react-icons/svg/filter'
import { PlayCircleRegular } from '@fluentui/react-icons/svg/play-circle'
import { useEffect, useState } from 'react'
import type { EnvironmentId, FlowId, RunSummary } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { loadFlows, useFlowList } from '../flows/flow-store.ts'
import { useEnvironments } from '../home/environment-store.ts'
import { strings } from '../strings/shell.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { MessageState } from '../ui/message-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SkeletonRows } from '../ui/skeleton-rows.tsx'
import { type RunFilter, runFilters } from './run-filter.ts'
import { RunGrid } from './run-grid.tsx'
import { deleteRun, showOlderRuns, showRuns, useRunList } from './run-list-store.ts'

const useStyles = makeStyles({
  filters: {
    padding: '0 20px 4px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 900px)': { padding: '0 8px 4px' },
  },
  flow: { minWidth: '180px', maxWidth: '260px' },
})

const allFlows = '*'

interface RunsPageProps {
  readonly environmentId: EnvironmentId | undefined
  readonly flowId: FlowId | undefined
}

/** The runs of one flow or of all, newest first, live. */
export function RunsPage({ environmentId, flowId }: RunsPageProps) {
  const styles = useStyles()
  const [filter, setFilter] = useState<RunFilter>('all')
  const [toDelete, setToDelete] = useState<RunSummary>()
  const { runs, error, hasMore, isLoading } = useRunList()

  useEffect(() => {
    void showRuns({ environmentId, flowId, filter })
  }, [environmentId, flowId, filter])

  const showAll = () => {
    setFilter('all')
    navigate({ page: 'runs', ...(environmentId === undefined ? {} : { environmentId }) })
  }
  const isFiltered = filter !== 'all' || flowId !== undefined
  return (
    <>
      <PageHeader
        title={strings.runs.title}
        subtitle={runs !== undefined && <span role="status">{strings.runs.count(runs.length, hasMore)}</span>}
      >
        <FlowChoice environmentId={environmentId} flowId={flowId} className={styles.flow} />
      </PageHeader>
      <div className={styles.filters}>
        <TabList
          size="small"
          aria-label={strings.runs.filter}
          selectedValue={filter}
          onTabSelect={(_event, { value }) => setFilter(value as RunFilter)}
        >
          {runFilters.map((choice) => (
            <Tab key={choice} value={choice}>
              {strings.runs.filters[choice]}
            </Tab>
          ))}
        </TabList>
      </div>
      {runs === undefined && error === undefined && <SkeletonRows count={7} />}
      {runs === undefined && error !== undefined && (
        <ErrorState
          title={strings.runs.loadFailed}
          error={error}
          onRetry={() => void showRuns({ environmentId, flowId, filter })}
        />
      )}
      {runs?.length === 0 && !isFiltered && (
        <MessageState icon={<PlayCircleRegular />} title={strings.runs.empty} body={strings.runs.emptyHint} />
      )}
      {runs?.length === 0 && isFiltered && (
        <MessageState
          icon={<FilterRegular />}
          title={strings.runs.emptyFiltered}
          body={strings.runs.emptyFilteredHint}
        >
          <Button onClick={showAll}>{strings.runs.showAll}</Button>
        </MessageState>
      )}
      {runs !== undefined && runs.length > 0 && (
        <RunGrid runs={runs} isLoadingOlder={isLoading} onNearEnd={showOlderRuns} onDelete={setToDelete} />
      )}
      {toDelete !== undefined && (
        <ConfirmDialog
          title={strings.runs.deleteTitle}
          body={strings.runs.deleteBody}
          confirmLabel={strings.common.delete}
          onConfirm={() => {
            setToDelete(undefined)
            void deleteRun(toDelete.runId)
          }}
          onClose={() => setToDelete(undefined)}
        />
      )}
    </>
  )
}

interface FlowChoiceProps extends RunsPageProps {
  readonly className: string
}

function FlowChoice({ environmentId, flowId, className }: FlowChoiceProps) {
  const currentId = useEnvironments((state) => state.currentId)
  const shownId = environmentId ?? currentId
  const { value: flows } = useFlowList(shownId ?? ('' as EnvironmentId))
  useEffect(() => {
    if (shownId !== undefined && flows === undefined) void loadFlows(shownId)
  }, [shownId, flows])
  if (shownId === undefined || flows === undefined) return null
  const chosen = flows.find((flow) => flow.flowId === flowId)
  return (
    <Dropdown
      aria-label={strings.runs.ofFlow}
      className={className}
      value={chosen?.displayName ?? flowId ?? strings.runs.allFlows}
      selectedOptions={[flowId ?? allFlows]}
      onOptionSelect={(_event, { optionValue }) => {
        const picked = flows.find((flow) => flow.flowId === optionValue)
        navigate(
          picked === undefined
            ? { page: 'runs', environmentId: shownId }
            : { page: 'runs', environmentId: shownId, flowId: picked.flowId },
          { replace: true },
        )
      }}
    >
      <Option value={allFlows}>{strings.runs.allFlows}</Option>
      {flows.map((flow) => (
        <Option key={flow.flowId} value={flow.flowId}>
          {flow.displayName}
        </Option>
      ))}
    </Dropdown>
  )
}
