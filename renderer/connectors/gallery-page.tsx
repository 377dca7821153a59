import {
  Button,
  Dropdown,
  makeStyles,
  mergeClasses,
  Option,
  SearchBox,
  tokens,
} from '@fluentui/react-components'
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left'
import { BookGlobeRegular } from '@fluentui/react-icons/svg/book-globe'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { AuthKind } from '../../shared/connectors/index.ts'
import { type GalleryIndex, galleryFacets, searchGallery } from '../../shared/gallery/index.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { connectorStrings } from '../strings/connectors.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { MessageState } from '../ui/message-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SkeletonRows } from '../ui/skeleton-rows.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { galleryAuth } from './gallery-auth.ts'
import { GalleryDetailsPanel } from './gallery-details-panel.tsx'
import { GalleryRow } from './gallery-row.tsx'
import { loadGallery, useGallery } from './gallery-store.ts'

const strings = connectorStrings.gallery
const rowHeight = 72

const useStyles = makeStyles({
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    padding: '0 28px 12px',
    '@media (max-width: 900px)': { padding: '0 16px 10px' },
  },
  search: { flexGrow: 1, minWidth: '200px', maxWidth: '560px' },
  filter: { minWidth: '150px' },
  body: {
    display: 'flex',
    gap: '20px',
    flexGrow: 1,
    minHeight: 0,
    padding: '0 28px 16px',
    '@media (max-width: 900px)': { padding: '0 16px 12px' },
  },
  list: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '12px',
    backgroundColor: tokens.colorNeutralCardBackground,
  },
  listBox: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    flexBasis: '50%',
    minWidth: 0,
    minHeight: 0,
  },
  details: { display: 'flex', flexBasis: '50%', flexGrow: 1, minWidth: 0, minHeight: 0 },
  hiddenWhenNarrow: { '@media (max-width: 900px)': { display: 'none' } },
  note: {
    padding: '0 28px 12px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    '@media (max-width: 900px)': { padding: '0 16px 10px' },
  },
})

interface GalleryPageProps {
  /** The environment that entries are added to. */
  readonly environmentId: EnvironmentId | undefined
  readonly entryId: string | undefined
}

/** The gallery of public APIs: to search, look at and add. */
export function GalleryPage({ environmentId, entryId }: GalleryPageProps) {
  const { value: index, error } = useGallery((state) => state.index)
  useEffect(() => {
    void loadGallery()
  }, [])
  const back = () =>
    navigate({ page: 'connectors', ...(environmentId === undefined ? {} : { environmentId }) })
  return (
    <>
      <PageHeader
        title={strings.title}
        {...(index === undefined ? {} : { subtitle: strings.subtitle(index.entries.length) })}
      >
        <Button icon={<ArrowLeftRegular />} onClick={back}>
          {connectorStrings.page.back}
        </Button>
      </PageHeader>
      {index === undefined && error === undefined && <SkeletonRows count={7} />}
      {index === undefined && error !== undefined && (
        <ErrorState title={strings.loadFailed} error={error} onRetry={() => void loadGallery()} />
      )}
      {index !== undefined && <Gallery index={index} environmentId={environmentId} entryId={entryId} />}
    </>
  )
}

function Gallery({ index, environmentId, entryId }: GalleryPageProps & { readonly index: GalleryIndex }) {
  const styles = useStyles()
  const [search, setSearch] = useState('')
  const [category, setCategory] = useState<string>()
  const [auth, setAuth] = useState<AuthKind>()
  const typed = useDeferredValue(search)
  const facets = useMemo(() => galleryFacets(index.entries), [index])
  const found = useMemo(
    () =>
      searchGallery(index.entries, {
        text: typed,
        ...(category === undefined ? {} : { category }),
        ...(auth === undefined ? {} : { auth }),
      }),
    [index, typed, category, auth],
  )
  const selectedAt = entryId === undefined ? -1 : found.findIndex(({ id }) => id === entryId)
  const select = (id: string | undefined) =>
    navigate(
      {
        page: 'gallery',
        ...(environmentId === undefined ? {} : { environmentId }),
        ...(id === undefined ? {} : { entryId: id }),
      },
      { replace: true },
    )
  const nameOfCategory = (name: string) => connectorStrings.categories[name] ?? name.replaceAll('_', ' ')
  return (
    <>
      <div className={styles.filters}>
        <SearchBox
          className={styles.search}
          autoFocus
          aria-label={strings.search}
          placeholder={strings.search}
          value={search}
          onChange={(_event, { value }) => setSearch(value)}
        />
        <Dropdown
          className={styles.filter}
          aria-label={strings.category}
          value={category === undefined ? strings.anyCategory : nameOfCategory(category)}
          selectedOptions={[category ?? '']}
          onOptionSelect={(_event, { optionValue }) => setCategory(optionValue || undefined)}
        >
          <Option value="">{strings.anyCategory}</Option>
          {facets.categories.map(({ value, count }) => (
            <Option key={value} value={value} text={nameOfCategory(value)}>
              {`${nameOfCategory(value)} (${count})`}
            </Option>
          ))}
        </Dropdown>
        <Dropdown
          className={styles.filter}
          aria-label={strings.auth}
          value={auth === undefined ? strings.anyAuth : galleryAuth([auth])}
          selectedOptions={[auth ?? '']}
          onOptionSelect={(_event, { optionValue }) =>
            setAuth((optionValue || undefined) as AuthKind | undefined)
          }
        >
          <Option value="">{strings.anyAuth}</Option>
          {facets.auth.map(({ value, count }) => (
            <Option key={value} value={value} text={galleryAuth([value])}>
              {`${galleryAuth([value])} (${count})`}
            </Option>
          ))}
        </Dropdown>
      </div>
      <div className={styles.note}>
        <span role="status">{strings.found(found.length, index.entries.length)}</span>
        {`. ${strings.leftOut(index.leftOut.length)} ${strings.source(index.source.package, index.source.version)}`}
      </div>
      {found.length === 0 ? (
        <MessageState icon={<SearchRegular />} title={strings.noMatch} body={strings.noMatchHint}>
          <Button
            onClick={() => {
              setSearch('')
              setCategory(undefined)
              setAuth(undefined)
            }}
          >
            {connectorStrings.clearSearch}
          </Button>
        </MessageState>
      ) : (
        <div className={styles.body}>
          <div className={mergeClasses(styles.listBox, entryId !== undefined && styles.hiddenWhenNarrow)}>
            <VirtualList
              className={styles.list}
              items={found}
              rowHeight={rowHeight}
              role="list"
              label={strings.list}
              keyOf={({ id }) => id}
              {...(selectedAt === -1 ? {} : { revealIndex: selectedAt })}
              renderRow={(entry) => (
                <GalleryRow
                  entry={entry}
                  isSelected={entry.id === entryId}
                  onSelect={() => select(entry.id)}
                />
              )}
            />
          </div>
          <div className={mergeClasses(styles.details, entryId === undefined && styles.hiddenWhenNarrow)}>
            {entryId === undefined ? (
              <MessageState icon={<BookGlobeRegular />} title={strings.choose} body={strings.chooseHint} />
            ) : (
              <GalleryDetailsPanel
                key={entryId}
                entryId={entryId}
                environmentId={environmentId}
                onBack={() => select(undefined)}
              />
            )}
          </div>
        </div>
      )}
    </>
  )
}
