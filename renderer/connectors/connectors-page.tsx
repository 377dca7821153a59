import { Button, makeStyles, SearchBox } from '@fluentui/react-components'
import { BookGlobeRegular } from '@fluentui/react-icons/svg/book-globe'
import { PuzzlePieceRegular } from '@fluentui/react-icons/svg/puzzle-piece'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { ConnectorSummary } from '../../shared/ipc/connectors-payloads.ts'
import type { CustomConnectorSummary, ImportedConnector } from '../../shared/ipc/custom-connector-payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { useCommands } from '../app/commands.ts'
import { navigate } from '../app/navigation.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { useEnvironments } from '../home/environment-store.ts'
import { NoEnvironment } from '../home/no-environment.tsx'
import { connectorStrings as strings } from '../strings/connectors.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { MessageState } from '../ui/message-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Section } from '../ui/section.tsx'
import { SkeletonRows } from '../ui/skeleton-rows.tsx'
import { BlankConnectorDialog } from './blank-connector-dialog.tsx'
import { type CardConnector, ConnectorCard } from './connector-card.tsx'
import { ConnectorPage } from './connector-page.tsx'
import { acceptImported, loadOwnConnectors, useConnectorStore, useOwnConnectors } from './connector-store.ts'
import { ImportProblemsDialog } from './import-problems-dialog.tsx'
import { ImportUrlDialog } from './import-url-dialog.tsx'
import { NewConnectorMenu, type NewConnectorWay } from './new-connector-menu.tsx'

const useStyles = makeStyles({
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: '24px',
    padding: '4px 28px 28px',
    overflowY: 'auto',
    minHeight: 0,
    flexGrow: 1,
    '@media (max-width: 900px)': { padding: '4px 16px 20px' },
  },
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(280px, 100%), 1fr))',
    gap: '12px',
  },
})

interface ConnectorsPageProps {
  readonly environmentId: EnvironmentId | undefined
  readonly connectorId: string | undefined
}

/** The connectors of an environment, or one of them. */
export function ConnectorsPage({ environmentId, connectorId }: ConnectorsPageProps) {
  if (environmentId === undefined) {
    return <NoEnvironment title={strings.title} hint={strings.noEnvironmentHint} />
  }
  if (connectorId !== undefined) {
    return <ConnectorPage environmentId={environmentId} connectorId={connectorId} />
  }
  return <ConnectorsOf environmentId={environmentId} />
}

function ConnectorsOf({ environmentId }: { readonly environmentId: EnvironmentId }) {
  const styles = useStyles()
  const { value: own, error } = useOwnConnectors(environmentId)
  const shipped = useConnectorStore((state) => state.shipped[environmentId])
  const isReadOnly = useEnvironments((state) => state.opened[environmentId]?.readOnly === true)
  const [search, setSearch] = useState('')
  const [asked, setAsked] = useState<'url' | 'blank'>()
  const [refused, setRefused] = useState<FlowErrorData>()
  const typed = useDeferredValue(search)
  const cards = useMemo(
    () => ({ own: (own ?? []).map(cardOfOwn), shipped: (shipped ?? []).map(cardOfShipped) }),
    [own, shipped],
  )
  const shown = { own: matching(cards.own, typed), shipped: matching(cards.shipped, typed) }
  const all = cards.own.length + cards.shipped.length
  const found = shown.own.length + shown.shipped.length

  useEffect(() => {
    const load = () => void loadOwnConnectors(environmentId)
    load()
    // The folder may have changed while the person was elsewhere.
    window.addEventListener('focus', load)
    return () => window.removeEventListener('focus', load)
  }, [environmentId])

  const importWith = async (work: () => Promise<ImportedConnector | null>) => {
    try {
      const made = await work()
      if (made !== null) acceptImported(environmentId, made)
    } catch (thrown) {
      setRefused(toErrorData(thrown))
    }
  }
  const begin = (way: NewConnectorWay) => {
    if (way === 'gallery') navigate({ page: 'gallery', environmentId })
    else if (way === 'file') void importWith(() => bridge.customConnectors.importFile({ environmentId }))
    else if (way === 'folder') void importWith(() => bridge.customConnectors.importFolder({ environmentId }))
    else setAsked(way)
  }
  useCommands([
    {
      id: 'new-connector',
      title: `${strings.new}: ${strings.newMenu.blank}`,
      group: strings.title,
      run: () => setAsked('blank'),
      isEnabled: () => !isReadOnly,
    },
  ])
  const open = (id: string) => navigate({ page: 'connectors', environmentId, connectorId: id })
  const gallery = (
    <Button icon={<BookGlobeRegular />} onClick={() => begin('gallery')}>
      {strings.gallery.title}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={strings.title}
        subtitle={
          own !== undefined && (
            <span role="status">
              {typed.trim() === ''
                ? strings.subtitle(cards.own.length, cards.shipped.length)
                : strings.found(found, all)}
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
        {gallery}
        <NewConnectorMenu isDisabled={isReadOnly} onChoose={begin} />
      </PageHeader>
      {own === undefined && error === undefined && <SkeletonRows count={5} />}
      {own === undefined && error !== undefined && (
        <ErrorState
          title={strings.loadFailed}
          error={error}
          onRetry={() => void loadOwnConnectors(environmentId)}
        />
      )}
      {own !== undefined && all === 0 && (
        <MessageState icon={<PuzzlePieceRegular />} title={strings.empty} body={strings.emptyHint}>
          <Button appearance="primary" icon={<BookGlobeRegular />} onClick={() => begin('gallery')}>
            {strings.gallery.title}
          </Button>
          <Button disabled={isReadOnly} onClick={() => begin('blank')}>
            {strings.newMenu.blank}
          </Button>
        </MessageState>
      )}
      {all > 0 && found === 0 && (
        <MessageState icon={<SearchRegular />} title={strings.noMatch(typed.trim())}>
          <Button onClick={() => setSearch('')}>{strings.clearSearch}</Button>
        </MessageState>
      )}
      {found > 0 && (
        <div className={styles.body}>
          {shown.own.length > 0 && <Cards title={strings.own} cards={shown.own} onOpen={open} />}
          {shown.shipped.length > 0 && (
            <Cards title={strings.shipped} cards={shown.shipped} onOpen={(id) => open(id)} />
          )}
        </div>
      )}
      {asked === 'blank' && (
        <BlankConnectorDialog environmentId={environmentId} onClose={() => setAsked(undefined)} />
      )}
      {asked === 'url' && (
        <ImportUrlDialog environmentId={environmentId} onClose={() => setAsked(undefined)} />
      )}
      {refused !== undefined && (
        <ImportProblemsDialog error={refused} onClose={() => setRefused(undefined)} />
      )}
    </>
  )
}

interface CardsProps {
  readonly title: string
  readonly cards: readonly CardConnector[]
  readonly onOpen: (id: string) => void
}

function Cards({ title, cards, onOpen }: CardsProps) {
  const styles = useStyles()
  return (
    <Section title={title}>
      <div className={styles.cards}>
        {cards.map((card) => (
          <ConnectorCard key={card.id} connector={card} onOpen={() => onOpen(card.id)} />
        ))}
      </div>
    </Section>
  )
}

function cardOfOwn(connector: CustomConnectorSummary): CardConnector {
  const { connectorId, title, host, summary, color, operations, triggers, auth, errors, warnings } = connector
  return {
    id: connectorId,
    title,
    detail: host === '' ? connectorId : host,
    summary: connector.unreadable ?? summary,
    color,
    actions: operations - triggers,
    triggers,
    auth,
    errors,
    warnings,
  }
}

function cardOfShipped(connector: ConnectorSummary): CardConnector {
  const { id, title, publisher, description, color, icon, actionCount, triggerCount, authKinds } = connector
  return {
    id,
    title,
    detail: publisher ?? id,
    summary: description ?? '',
    color,
    icon,
    actions: actionCount,
    triggers: triggerCount,
    auth: authKinds,
    errors: connector.errorCount,
    warnings: 0,
  }
}

/** Those in which every word is found somewhere. */
function matching(cards: readonly CardConnector[], typed: string): readonly CardConnector[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return cards.filter(({ title, detail, summary, id }) => {
    const text = `${title} ${detail} ${summary} ${id}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
