import { Button, Link, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components'
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { useEffect, useState } from 'react'
import type { CustomConnectorDetails } from '../../shared/ipc/custom-connector-payloads.ts'
import { navigate } from '../app/navigation.ts'
import { useEnvironments } from '../home/environment-store.ts'
import { connectorStrings } from '../strings/connectors.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { MessageState } from '../ui/message-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Section } from '../ui/section.tsx'
import { SkeletonRows } from '../ui/skeleton-rows.tsx'
import { Facts } from './connector-facts.tsx'
import { ConnectorMenu } from './connector-menu.tsx'
import {
  type ConnectorRef,
  loadConnectorDetails,
  useConnectorDetails,
  useConnectorStore,
} from './connector-store.ts'
import { ConnectorTile } from './connector-tile.tsx'
import { DeleteConnectorDialog } from './delete-connector-dialog.tsx'
import { OperationList } from './operation-list.tsx'
import { ProblemLines } from './problem-lines.tsx'
import { RenameConnectorDialog } from './rename-connector-dialog.tsx'
import { ShippedConnectorPage } from './shipped-connector-page.tsx'

const strings = connectorStrings.page

const useStyles = makeStyles({
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(240px, 320px)',
    gap: '24px',
    padding: '4px 28px 24px',
    flexGrow: 1,
    minHeight: 0,
    '@media (max-width: 900px)': {
      gridTemplateColumns: 'minmax(0, 1fr)',
      padding: '4px 16px 20px',
      overflowY: 'auto',
    },
  },
  main: { display: 'flex', flexDirection: 'column', gap: '10px', minHeight: 0, minWidth: 0 },
  side: { display: 'flex', flexDirection: 'column', gap: '20px', minWidth: 0, overflowY: 'auto' },
  description: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
  },
  list: { display: 'flex', flexDirection: 'column', gap: '4px', margin: 0, padding: 0, listStyle: 'none' },
  quiet: { color: tokens.colorNeutralForeground3 },
  title: { display: 'flex', alignItems: 'center', gap: '10px', minWidth: 0 },
})

/** One connector of the environment: what it can do, how it signs in, who calls it, what is wrong with it. */
export function ConnectorPage(ref: ConnectorRef) {
  const { environmentId, connectorId } = ref
  const { value, error } = useConnectorDetails(ref)
  const shipped = useConnectorStore((state) =>
    state.shipped[environmentId]?.find(({ id }) => id === connectorId),
  )
  useEffect(() => {
    void loadConnectorDetails({ environmentId, connectorId })
  }, [environmentId, connectorId])
  const back = () => navigate({ page: 'connectors', environmentId })
  if (value !== undefined) return <Details details={value} onBack={back} />
  if (shipped !== undefined && error !== undefined) {
    return <ShippedConnectorPage environmentId={environmentId} connector={shipped} onBack={back} />
  }
  return (
    <>
      <PageHeader title={connectorId}>
        <Button icon={<ArrowLeftRegular />} onClick={back}>
          {strings.back}
        </Button>
      </PageHeader>
      {error === undefined ? (
        <SkeletonRows count={6} />
      ) : (
        <ErrorState title={strings.loadFailed} error={error} onRetry={() => void loadConnectorDetails(ref)} />
      )}
    </>
  )
}

interface DetailsProps {
  readonly details: CustomConnectorDetails
  readonly onBack: () => void
}

function Details({ details, onBack }: DetailsProps) {
  const styles = useStyles()
  const { summary, operations, problems, usedBy, servers } = details
  const { environmentId, connectorId } = summary
  const ref = { environmentId, connectorId }
  const isReadOnly = useEnvironments((state) => state.opened[environmentId]?.readOnly === true)
  const [tab, setTab] = useState<'actions' | 'triggers'>('actions')
  const [asked, setAsked] = useState<'rename' | 'delete'>()
  const triggers = operations.filter(({ isTrigger }) => isTrigger)
  const actions = operations.filter(({ isTrigger }) => !isTrigger)
  const shown = tab === 'actions' ? actions : triggers
  const edit = (goTo?: { readonly file: 'definition' | 'properties'; readonly offset: number }) =>
    navigate({ page: 'connector-editor', ...ref, ...(goTo === undefined ? {} : { goTo }) })
  return (
    <>
      <PageHeader
        title={summary.title}
        subtitle={
          <span className={styles.title}>
            <ConnectorTile title={summary.title} color={summary.color} size="small" />
            {summary.origin === 'gallery' ? connectorStrings.card.fromGallery : connectorStrings.own}
          </span>
        }
      >
        <Button icon={<ArrowLeftRegular />} onClick={onBack}>
          {strings.back}
        </Button>
        <Button appearance="primary" icon={<EditRegular />} onClick={() => edit()}>
          {strings.edit}
        </Button>
        <ConnectorMenu connector={ref} title={summary.title} isReadOnly={isReadOnly} onAsk={setAsked} />
      </PageHeader>
      <div className={styles.body}>
        <div className={styles.main}>
          <TabList
            selectedValue={tab}
            onTabSelect={(_event, { value }) => setTab(value === 'triggers' ? 'triggers' : 'actions')}
          >
            <Tab value="actions">{`${strings.operations} (${actions.length})`}</Tab>
            <Tab value="triggers">{`${strings.triggers} (${triggers.length})`}</Tab>
          </TabList>
          {shown.length === 0 ? (
            <MessageState
              size="small"
              icon={<EditRegular />}
              title={tab === 'actions' ? strings.noOperations : strings.noTriggers}
              {...(tab === 'actions' ? { body: strings.noOperationsHint } : {})}
            />
          ) : (
            <OperationList
              key={tab}
              operations={shown}
              label={tab === 'actions' ? strings.operations : strings.triggers}
              searchLabel={strings.searchOperations}
            />
          )}
        </div>
        <div className={styles.side}>
          <Section title={strings.facts}>
            <p className={styles.description} style={{ marginBottom: 12 }}>
              {details.description.trim() === '' ? strings.noDescription : details.description.slice(0, 1200)}
            </p>
            <Facts
              facts={[
                { name: strings.host, value: servers[0] ?? '' },
                {
                  name: strings.signIn,
                  value: summary.auth.map((kind) => connectorStrings.auth[kind]).join(', '),
                },
                { name: strings.version, value: summary.version },
                { name: strings.format, value: formatNames[summary.format] },
                { name: strings.id, value: <code>{connectorId}</code> },
              ]}
            />
          </Section>
          <Section title={strings.usedBy}>
            {usedBy.length === 0 ? (
              <span className={styles.quiet}>{strings.usedByNone}</span>
            ) : (
              <ul className={styles.list}>
                {usedBy.map(({ flowId, displayName }) => (
                  <li key={flowId}>
                    <Link onClick={() => navigate({ page: 'flow', environmentId, flowId })}>
                      {displayName}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <Section title={strings.problems}>
            {problems.length === 0 ? (
              <span className={styles.quiet}>{strings.noProblems}</span>
            ) : (
              <ProblemLines
                problems={problems}
                onGoTo={({ file, range }) => edit({ file, offset: range.start })}
              />
            )}
          </Section>
        </div>
      </div>
      {asked === 'rename' && (
        <RenameConnectorDialog connector={ref} title={summary.title} onClose={() => setAsked(undefined)} />
      )}
      {asked === 'delete' && (
        <DeleteConnectorDialog
          connector={ref}
          title={summary.title}
          usedBy={usedBy}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

const formatNames = {
  'swagger-2.0': 'Swagger 2.0',
  'openapi-3.0': 'OpenAPI 3.0',
  'openapi-3.1': 'OpenAPI 3.1',
} as const
