import { Button, MessageBar, MessageBarBody, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left'
import { useEffect, useState } from 'react'
import type { GalleryDetails } from '../../shared/gallery/index.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { notLoaded } from '../bridge/loadable.ts'
import { useEnvironments } from '../home/environment-store.ts'
import { connectorStrings } from '../strings/connectors.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { SkeletonRows } from '../ui/skeleton-rows.tsx'
import { Facts, webLink } from './connector-facts.tsx'
import { acceptImported } from './connector-store.ts'
import { ConnectorTile } from './connector-tile.tsx'
import { galleryAuth } from './gallery-auth.ts'
import { loadGalleryDetails, useGallery } from './gallery-store.ts'
import { OperationList } from './operation-list.tsx'

const strings = connectorStrings.gallery

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: '14px',
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    padding: '18px 20px',
    boxSizing: 'border-box',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '12px',
    backgroundColor: tokens.colorNeutralCardBackground,
  },
  head: { display: 'flex', alignItems: 'center', gap: '14px', flexWrap: 'wrap' },
  words: { minWidth: '160px', flexGrow: 1, flexBasis: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  provider: { color: tokens.colorNeutralForeground3 },
  back: {
    display: 'none',
    '@media (max-width: 900px)': { display: 'inline-flex', alignSelf: 'flex-start', flexShrink: 0 },
  },
  description: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'pre-line',
    overflowWrap: 'anywhere',
    maxHeight: '132px',
    overflowY: 'auto',
    flexShrink: 0,
  },
  operations: { display: 'flex', flexDirection: 'column', minHeight: '260px', flexGrow: 1, gap: '8px' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
})

interface GalleryDetailsPanelProps {
  readonly entryId: string
  readonly environmentId: EnvironmentId | undefined
  readonly onBack: () => void
}

/** One public API: what it is, what it can do, where its description comes from, and the button that adds it. */
export function GalleryDetailsPanel({ entryId, environmentId, onBack }: GalleryDetailsPanelProps) {
  const styles = useStyles()
  const { value, error } = useGallery((state) => state.details[entryId] ?? notLoaded)
  useEffect(() => {
    void loadGalleryDetails(entryId)
  }, [entryId])
  return (
    <section className={styles.panel} aria-label={value?.entry.name ?? strings.loading}>
      <Button className={styles.back} icon={<ArrowLeftRegular />} onClick={onBack}>
        {strings.back}
      </Button>
      {value === undefined && error === undefined && <SkeletonRows count={6} />}
      {value === undefined && error !== undefined && (
        <ErrorState
          size="small"
          title={strings.detailsFailed}
          error={error}
          onRetry={() => void loadGalleryDetails(entryId)}
        />
      )}
      {value !== undefined && <Details details={value} environmentId={environmentId} />}
    </section>
  )
}

interface DetailsProps {
  readonly details: GalleryDetails
  readonly environmentId: EnvironmentId | undefined
}

function Details({ details, environmentId }: DetailsProps) {
  const styles = useStyles()
  const { entry, operations, description, servers } = details
  const isReadOnly = useEnvironments(
    (state) => environmentId !== undefined && state.opened[environmentId]?.readOnly === true,
  )
  const [isAdding, setIsAdding] = useState(false)
  const add = async () => {
    if (environmentId === undefined) return
    setIsAdding(true)
    try {
      acceptImported(environmentId, await bridge.gallery.add({ environmentId, entryId: entry.id }))
    } catch (thrown) {
      notifyError(strings.addFailed, thrown)
      setIsAdding(false)
    }
  }
  const text = plainText(description)
  return (
    <>
      <div className={styles.head}>
        <ConnectorTile title={entry.provider} color={entry.color} size="large" />
        <div className={styles.words}>
          <h2 className={styles.title}>{entry.name}</h2>
          <span className={styles.provider}>{entry.provider}</span>
        </div>
        <Button
          appearance="primary"
          icon={isAdding ? <Spinner size="tiny" /> : <AddRegular />}
          disabled={environmentId === undefined || isReadOnly || isAdding}
          onClick={() => void add()}
        >
          {isAdding ? strings.adding : strings.add}
        </Button>
      </div>
      {environmentId === undefined && (
        <MessageBar>
          <MessageBarBody>{strings.needEnvironment}</MessageBarBody>
        </MessageBar>
      )}
      {!entry.hasHost && (
        <MessageBar intent="warning">
          <MessageBarBody>{strings.noHost}</MessageBarBody>
        </MessageBar>
      )}
      {text !== '' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too
        <p className={styles.description} tabIndex={0}>
          {text}
        </p>
      )}
      <Facts
        facts={[
          { name: strings.auth, value: galleryAuth(entry.auth) },
          { name: strings.server, value: servers[0] ?? '' },
          { name: strings.version, value: entry.version },
          { name: strings.license, value: entry.license ?? strings.noLicense },
          { name: strings.website, value: webLink(details.website) },
          { name: strings.terms, value: webLink(details.termsUrl) },
          { name: strings.origin, value: webLink(details.originUrl) },
          { name: strings.provider, value: entry.isUnofficial ? strings.unofficial : undefined },
        ]}
      />
      <div className={styles.operations}>
        <h3 className={styles.heading}>{`${strings.operationsTitle} (${operations.length})`}</h3>
        <OperationList
          operations={operations}
          label={strings.operationsTitle}
          searchLabel={strings.searchOperations}
        />
      </div>
    </>
  )
}

/** Markdown and HTML as plain lines; nothing of it is ever drawn as markup. */
function plainText(text: string): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*#+\s*/gm, '')
    .replace(/[*_`]{1,3}/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
