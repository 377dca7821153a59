import { Button, SearchBox } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { FlowchartRegular } from '@fluentui/react-icons/svg/flowchart'
import { FolderAddRegular } from '@fluentui/react-icons/svg/folder-add'
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { SparkleRegular } from '@fluentui/react-icons/svg/sparkle'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { FlowSummary } from '../../shared/ipc/payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { useCommands } from '../app/commands.ts'
import { openSampleEnvironment, revealEnvironment, useEnvironments } from '../home/environment-store.ts'
import { NoEnvironment } from '../home/no-environment.tsx'
import { strings } from '../strings/shell.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { MessageState } from '../ui/message-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SkeletonRows } from '../ui/skeleton-rows.tsx'
import { DeleteFlowDialog } from './delete-flow-dialog.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { FlowGrid } from './flow-grid.tsx'
import { FlowMenu } from './flow-menu.tsx'
import { loadFlows, useFlowList } from './flow-store.ts'
import { NewFlowDialog } from './new-flow-dialog.tsx'
import { RenameFlowDialog } from './rename-flow-dialog.tsx'
import { arrangeFlows, type FlowSort } from './sort-flows.ts'

type Asked =
  | { readonly kind: 'new' }
  | { readonly kind: 'rename' | 'export' | 'delete'; readonly flow: FlowSummary }
  | {
      readonly kind: 'menu'
      readonly flow: FlowSummary
      readonly at: { readonly x: number; readonly y: number }
    }

interface FlowsPageProps {
  readonly environmentId: EnvironmentId | undefined
  readonly onNewEnvironment: () => void
}

/** The flows of an environment, or how to come to one. */
export function FlowsPage({ environmentId, onNewEnvironment }: FlowsPageProps) {
  if (environmentId !== undefined) return <FlowsOf environmentId={environmentId} />
  return (
    <NoEnvironment title={strings.flows.title} hint={strings.flows.noEnvironmentHint}>
      <Button icon={<FolderAddRegular />} onClick={onNewEnvironment}>
        {strings.environment.create}
      </Button>
      <Button icon={<SparkleRegular />} onClick={() => void openSampleEnvironment()}>
        {strings.environment.openSample}
      </Button>
    </NoEnvironment>
  )
}

function FlowsOf({ environmentId }: { environmentId: EnvironmentId }) {
  const { value: flows, error } = useFlowList(environmentId)
  const environment = useEnvironments((state) => state.opened[environmentId])
  const isReadOnly = environment?.readOnly === true
  const [search, setSearch] = useState('')
  const [sort, setSort] = useState<FlowSort>({ column: 'name', isDescending: false })
  const [asked, setAsked] = useState<Asked>()
  const typed = useDeferredValue(search)
  const shown = useMemo(() => arrangeFlows(flows ?? [], typed, sort), [flows, typed, sort])
  const close = () => setAsked(undefined)

  useEffect(() => {
    void loadFlows(environmentId)
  }, [environmentId])
  useCommands([
    {
      id: 'new-flow',
      title: strings.commands.newFlow,
      group: strings.palette.flows,
      shortcuts: ['Mod+N'],
      run: () => setAsked({ kind: 'new' }),
      isEnabled: () => !isReadOnly,
    },
  ])

  const newFlow = (
    <Button
      appearance="primary"
      icon={<AddRegular />}
      disabled={isReadOnly}
      onClick={() => setAsked({ kind: 'new' })}
    >
      {strings.flows.new}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={strings.flows.title}
        subtitle={
          flows !== undefined && (
            <span role="status">
              {search.trim() === ''
                ? strings.flows.count(flows.length)
                : strings.flows.found(shown.length, flows.length)}
            </span>
          )
        }
      >
        <SearchBox
          aria-label={strings.flows.search}
          placeholder={strings.flows.search}
          value={search}
          onChange={(_event, { value }) => setSearch(value)}
          style={{ width: 220 }}
        />
        <Button icon={<FolderOpenRegular />} onClick={() => void revealEnvironment(environmentId)}>
          {strings.flows.revealEnvironment}
        </Button>
        {newFlow}
      </PageHeader>
      {flows === undefined && error === undefined && <SkeletonRows count={7} />}
      {flows === undefined && error !== undefined && (
        <ErrorState
          title={strings.flows.loadFailed}
          error={error}
          onRetry={() => void loadFlows(environmentId)}
        />
      )}
      {flows?.length === 0 && (
        <MessageState icon={<FlowchartRegular />} title={strings.flows.empty} body={strings.flows.emptyHint}>
          {newFlow}
        </MessageState>
      )}
      {flows !== undefined && flows.length > 0 && shown.length === 0 && (
        <MessageState icon={<SearchRegular />} title={strings.flows.noMatch(search.trim())}>
          <Button onClick={() => setSearch('')}>{strings.flows.clearSearch}</Button>
        </MessageState>
      )}
      {shown.length > 0 && (
        <FlowGrid
          flows={shown}
          sort={sort}
          onSort={setSort}
          isReadOnly={isReadOnly}
          onMenu={(flow, at) => setAsked({ kind: 'menu', flow, at })}
          onRename={(flow) => setAsked({ kind: 'rename', flow })}
          onDelete={(flow) => setAsked({ kind: 'delete', flow })}
        />
      )}
      {asked?.kind === 'new' && <NewFlowDialog environmentId={environmentId} onClose={close} />}
      {asked?.kind === 'rename' && <RenameFlowDialog flow={asked.flow} onClose={close} />}
      {asked?.kind === 'export' && <ExportDialog flow={asked.flow} flows={flows ?? []} onClose={close} />}
      {asked?.kind === 'delete' && <DeleteFlowDialog flow={asked.flow} onClose={close} />}
      {asked?.kind === 'menu' && (
        <FlowMenu
          flow={asked.flow}
          at={asked.at}
          isReadOnly={isReadOnly}
          onRename={() => setAsked({ kind: 'rename', flow: asked.flow })}
          onExport={() => setAsked({ kind: 'export', flow: asked.flow })}
          onDelete={() => setAsked({ kind: 'delete', flow: asked.flow })}
          // A chosen item may have asked for a dialog already.
          onClose={() => setAsked((now) => (now?.kind === 'menu' ? undefined : now))}
        />
      )}
    </>
  )
}
