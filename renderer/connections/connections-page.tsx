import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  SearchBox,
} from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { Connection } from '../../shared/connections/index.ts'
import type { ConnectionId, EnvironmentId } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { useEnvironments } from '../home/environment-store.ts'
import { NoEnvironment } from '../home/no-environment.tsx'
import { connectionStrings as strings } from '../strings/connections.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { MessageState } from '../ui/message-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SkeletonRows } from '../ui/skeleton-rows.tsx'
import { ConnectionDetails } from './connection-details.tsx'
import { ConnectionDialogs, type ConnectionTask } from './connection-dialogs.tsx'
import { groupConnections } from './connection-groups.ts'
import { ConnectionList } from './connection-list.tsx'
import {
  loadConnections,
  loadConnectorTitles,
  loadSecretStore,
  loadUsage,
  useConnectionList,
  useConnections,
  useConnectors,
} from './connection-store.ts'
import { SecretStoreBanner } from './secret-store-banner.tsx'

const useStyles = makeStyles({
  banners: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '0 28px 8px',
    ':empty': { display: 'none' },
    '@media (max-width: 900px)': { padding: '0 16px 8px' },
  },
  body: { display: 'flex', flexGrow: 1, minHeight: 0 },
  withDetails: { '@media (max-width: 1020px)': { display: 'none' } },
})

interface ConnectionsPageProps {
  readonly environmentId: EnvironmentId | undefined
  readonly connectionId: ConnectionId | undefined
}

/** The connections of an environment: what each is, how it is, who uses it. */
export function ConnectionsPage({ environmentId, connectionId }: ConnectionsPageProps) {
  if (environmentId !== undefined)
    return <ConnectionsOf environmentId={environmentId} connectionId={connectionId} />
  return <NoEnvironment title={strings.title} hint={strings.noEnvironmentHint} />
}

interface ConnectionsOfProps {
  readonly environmentId: EnvironmentId
  readonly connectionId: ConnectionId | undefined
}

function ConnectionsOf({ environmentId, connectionId }: ConnectionsOfProps) {
  const styles = useStyles()
  const { value: list, error } = useConnectionList(environmentId)
  const { value: connectors } = useConnectors(environmentId)
  const usage = useConnections((state) => state.usage[environmentId])
  const isReadOnly = useEnvironments((state) => state.opened[environmentId]?.readOnly === true)
  const [search, setSearch] = useState('')
  const [task, setTask] = useState<ConnectionTask>()
  const typed = useDeferredValue(search)
  const all = list?.connections
  const groups = useMemo(() => groupConnections(all ?? [], connectors ?? [], typed), [all, connectors, typed])
  const shownCount = groups.reduce((count, group) => count + group.connections.length, 0)
  const chosen = all?.find(({ id }) => id === connectionId)

  useEffect(() => {
    const load = () => {
      void loadConnections(environmentId)
      void loadUsage(environmentId)
      void loadSecretStore()
    }
    load()
    void loadConnectorTitles(environmentId)
    // The folder may have changed while the person was elsewhere: an editor, a git checkout.
    window.addEventListener('focus', load)
    return () => window.removeEventListener('focus', load)
  }, [environmentId])

  const select = (connection: Connection | undefined) =>
    navigate(
      {
        page: 'connections',
        environmentId,
        ...(connection === undefined ? {} : { connectionId: connection.id }),
      },
      { replace: true },
    )
  const newConnection = (
    <Button
      appearance="primary"
      icon={<AddRegular />}
      disabled={isReadOnly}
      onClick={() => setTask({ kind: 'create' })}
    >
      {strings.new}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={strings.title}
        subtitle={
          all !== undefined && (
            <span role="status">
              {typed.trim() === '' ? strings.subtitle(all.length) : strings.found(shownCount, all.length)}
            </span>
          )
        }
      >
        <SearchBox
          aria-label={strings.search}
          placeholder={strings.search}
          value={search}
          onChange={(_event, { value }) => setSearch(value)}
          style={{ width: 220 }}
        />
        {newConnection}
      </PageHeader>
      <div className={styles.banners}>
        <SecretStoreBanner />
        {list !== undefined && list.problems.length > 0 && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{strings.problemsTitle}</MessageBarTitle>
              {list.problems.join(' ')}
            </MessageBarBody>
          </MessageBar>
        )}
      </div>
      {all === undefined && error === undefined && <SkeletonRows count={5} />}
      {all === undefined && error !== undefined && (
        <ErrorState
          title={strings.loadFailed}
          error={error}
          onRetry={() => void loadConnections(environmentId)}
        />
      )}
      {all?.length === 0 && (
        <MessageState icon={<PlugConnectedRegular />} title={strings.empty} body={strings.emptyHint}>
          {newConnection}
        </MessageState>
      )}
      {all !== undefined && all.length > 0 && shownCount === 0 && (
        <MessageState icon={<SearchRegular />} title={strings.noMatch(typed.trim())}>
          <Button onClick={() => setSearch('')}>{strings.clearSearch}</Button>
        </MessageState>
      )}
      {shownCount > 0 && (
        <div className={styles.body}>
          <ConnectionList
            groups={groups}
            usage={usage}
            selectedId={chosen?.id}
            isReadOnly={isReadOnly}
            {...(chosen === undefined ? {} : { className: styles.withDetails })}
            onSelect={select}
            onTask={setTask}
          />
          {chosen !== undefined && (
            <ConnectionDetails
              key={chosen.id}
              connection={chosen}
              connector={connectors?.find(({ id }) => id.toLowerCase() === chosen.connectorId.toLowerCase())}
              uses={usage === undefined ? undefined : (usage[chosen.id] ?? [])}
              isReadOnly={isReadOnly}
              onTask={setTask}
              onClose={() => select(undefined)}
            />
          )}
        </div>
      )}
      {task !== undefined && (
        <ConnectionDialogs
          environmentId={environmentId}
          task={task}
          uses={task.kind === 'create' ? undefined : usage?.[task.connection.id]}
          onMade={select}
          onClose={() => setTask(undefined)}
        />
      )}
    </>
  )
}
