import {
  Button,
  Dropdown,
  makeStyles,
  Option,
  Tab,
  TabList,
  ToggleButton,
  tokens,
} from '@fluentui/react-components'
import { DataHistogramRegular } from '@fluentui/react-icons/svg/data-histogram'
import { FilterRegular } from '@fluentui/react-icons/svg/filter'
import { PlayCircleRegular } from '@fluentui/react-icons/svg/play-circle'
import { useCallback, useEffect, useMemo, useState } from 'react'
import {
  type EnvironmentId,
  type FlowId,
  isFinal,
  type RunId,
  type RunSummary,
} from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { loadFlows, useFlowList } from '../flows/flow-store.ts'
import { useEnvironments } from '../home/environment-store.ts'
import { historyStrings } from '../strings/history.ts'
import { strings } from '../strings/shell.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { MessageState } from '../ui/message-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SkeletonRows } from '../ui/skeleton-rows.tsx'
import { ChosenRunsBar } from './chosen-runs-bar.tsx'
import { type RunFilter, runFilters } from './run-filter.ts'
import { RunGrid } from './run-grid.tsx'
import { deleteRuns, showOlderRuns, showRuns, useRunList } from './run-list-store.ts'
import { RunSearch } from './run-search.tsx'
import { nothingSearched, type RunSearchState, searchRuns, useRunSearch } from './run-search-store.ts'
import { RunStatisticsPanel } from './run-statistics-panel.tsx'

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
  const place = { environmentId, flowId }
  const search = useRunSearch(place)
  const { filter } = search
  const [toDelete, setToDelete] = useState<readonly RunSummary[]>([])
  const [chosenIds, setChosenIds] = useState<ReadonlySet<RunId>>(new Set())
  const [showsStatistics, setShowsStatistics] = useState(false)
  const { runs, error, hasMore, isLoading } = useRunList()
  const currentId = useEnvironments((state) => state.currentId)

  useEffect(() => {
    void showRuns({ environmentId, flowId, ...search })
  }, [environmentId, flowId, search])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is chosen from anew
  useEffect(() => setChosenIds(new Set()), [environmentId, flowId])

  const chosen = useMemo(() => (runs ?? []).filter(({ runId }) => chosenIds.has(runId)), [runs, chosenIds])
  const triggers = useMemo(() => [...new Set((runs ?? []).map(({ trigger }) => trigger))].sort(), [runs])
  const choose = useCallback(
    (runIds: readonly RunId[], isChosen: boolean) =>
      setChosenIds((before) => {
        const next = new Set(before)
        for (const runId of runIds) {
          if (isChosen) next.add(runId)
          else next.delete(runId)
        }
        return next
      }),
    [],
  )

  const showAll = () => {
    searchRuns({ environmentId }, nothingSearched)
    navigate({ page: 'runs', ...(environmentId === undefined ? {} : { environmentId }) })
  }
  const isFiltered = flowId !== undefined || search !== nothingSearched
  const shownEnvironment = environmentId ?? currentId
  return (
    <>
      <PageHeader
        title={strings.runs.title}
        subtitle={runs !== undefined && <span role="status">{strings.runs.count(runs.length, hasMore)}</span>}
      >
        <ToggleButton
          appearance="subtle"
          icon={<DataHistogramRegular />}
          checked={showsStatistics}
          onClick={() => setShowsStatistics(!showsStatistics)}
        >
          {historyStrings.statistics.show}
        </ToggleButton>
        <FlowChoice environmentId={environmentId} flowId={flowId} search={search} className={styles.flow} />
      </PageHeader>
      {showsStatistics && shownEnvironment !== undefined && (
        <RunStatisticsPanel
          environmentId={shownEnvironment}
          flowId={flowId}
          version={`${runs?.[0]?.runId ?? ''} ${runs?.filter(({ endTime }) => endTime !== undefined).length ?? 0}`}
        />
      )}
      <RunSearch
        place={{ environmentId: shownEnvironment, flowId }}
        state={search}
        triggers={triggers}
        onChange={(changed) => searchRuns(place, changed)}
      />
      <div className={styles.filters}>
        <TabList
          size="small"
          aria-label={strings.runs.filter}
          selectedValue={filter}
          onTabSelect={(_event, { value }) => searchRuns(place, { ...search, filter: value as RunFilter })}
        >
          {runFilters.map((choice) => (
            <Tab key={choice} value={choice}>
              {strings.runs.filters[choice]}
            </Tab>
          ))}
        </TabList>
      </div>
      {chosen.length > 0 && (
        <ChosenRunsBar
          runs={chosen}
          onDelete={() => setToDelete(chosen.filter(({ status }) => isFinal(status)))}
          onClear={() => setChosenIds(new Set())}
        />
      )}
      {runs === undefined && error === undefined && <SkeletonRows count={7} />}
      {runs === undefined && error !== undefined && (
        <ErrorState
          title={strings.runs.loadFailed}
          error={error}
          onRetry={() => void showRuns({ environmentId, flowId, ...search })}
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
        <RunGrid
          runs={runs}
          isLoadingOlder={isLoading}
          onNearEnd={showOlderRuns}
          onDelete={(run) => setToDelete([run])}
          chosen={chosenIds}
          onChoose={choose}
        />
      )}
      {toDelete.length > 0 && (
        <ConfirmDialog
          title={
            toDelete.length === 1
              ? strings.runs.deleteTitle
              : historyStrings.choice.deleteTitle(toDelete.length)
          }
          body={toDelete.length === 1 ? strings.runs.deleteBody : historyStrings.choice.deleteBody}
          confirmLabel={strings.common.delete}
          onConfirm={() => {
            setToDelete([])
            choose(
              toDelete.map(({ runId }) => runId),
              false,
            )
            void deleteRuns(toDelete.map(({ runId }) => runId))
          }}
          onClose={() => setToDelete([])}
        />
      )}
    </>
  )
}

interface FlowChoiceProps extends RunsPageProps {
  /** Stays when another flow is chosen. */
  readonly search: RunSearchState
  readonly className: string
}

function FlowChoice({ environmentId, flowId, search, className }: FlowChoiceProps) {
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
        const next =
          picked === undefined
            ? { environmentId: shownId }
            : { environmentId: shownId, flowId: picked.flowId }
        searchRuns(next, { ...search, trigger: undefined })
        navigate({ page: 'runs', ...next }, { replace: true })
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
