import {
  Button,
  makeStyles,
  Spinner,
  Tab,
  TabList,
  ToggleButton,
  Tooltip,
  tokens,
} from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { useEffect, useMemo, useState } from 'react'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import { parseJson } from '../../shared/json/index.ts'
import type { Content, ContentHash } from '../../shared/run/index.ts'
import { notify } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { strings } from '../strings/shell.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { formatBytes } from '../ui/format-time.ts'
import { JsonTree } from '../ui/json-tree.tsx'
import { binaryIn, saveBinary } from './binary-value.ts'
import { ContentSearch } from './content-search.tsx'
import { ContentTable } from './content-table.tsx'
import { pathExpression, type ValuePath } from './expression-path.ts'
import { prettyJson } from './json-text.ts'
import { tableOf } from './table-rows.ts'

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: '4px', minHeight: '32px' },
  title: {
    margin: 0,
    flexGrow: 1,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  box: {
    maxHeight: '420px',
    overflow: 'auto',
    padding: '8px 10px',
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke3}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  raw: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '19px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    userSelect: 'text',
  },
  note: { display: 'flex', alignItems: 'center', gap: '8px', color: tokens.colorNeutralForeground3 },
})

/** Payloads up to this size (bytes) come without asking. */
const autoLoadBytes = 262_144
/** Characters of raw text drawn; more would make the window slow. */
const rawLimit = 200_000

interface ContentViewProps {
  readonly title: string
  /** Absent: there was none. */
  readonly content: Content | undefined
  /** Reads the value in a flow; with it, parts can be copied as expressions. */
  readonly expression?: string
}

type View = 'tree' | 'raw' | 'table'

/** A payload of a run as a tree, as text or as a table. Large ones are loaded when asked for, secured ones never were kept. */
export function ContentView({ title, content, expression }: ContentViewProps) {
  const styles = useStyles()
  const [view, setView] = useState<View>('tree')
  const [isSearching, setSearching] = useState(false)
  const { json, error, isLoading, load } = usePayload(content)
  const value = useMemo(() => (json === undefined ? undefined : parseJson(json)), [json])
  const table = useMemo(() => (value === undefined ? undefined : tableOf(value)), [value])
  const binary = useMemo(() => (value === undefined ? undefined : binaryIn(value)), [value])
  const shown = view === 'table' && table === undefined ? 'tree' : view
  const onCopyPath =
    expression === undefined
      ? undefined
      : (path: ValuePath) => void copyExpression(pathExpression(expression, path))
  return (
    <section aria-label={title}>
      <div className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        {value !== undefined && (
          <>
            <Tooltip content={strings.content.search} relationship="label">
              <ToggleButton
                size="small"
                appearance="subtle"
                icon={<SearchRegular />}
                checked={isSearching}
                onClick={() => setSearching(!isSearching)}
              />
            </Tooltip>
            <TabList
              size="small"
              aria-label={strings.content.view}
              selectedValue={shown}
              onTabSelect={(_event, data) => setView(data.value as View)}
            >
              <Tab value="tree">{strings.content.tree}</Tab>
              <Tab value="raw">{strings.content.raw}</Tab>
              {table !== undefined && <Tab value="table">{strings.content.table}</Tab>}
            </TabList>
            <CopyButton size="small" text={() => prettyJson(json ?? '')} />
          </>
        )}
      </div>
      {value !== undefined && isSearching && (
        <ContentSearch title={title} value={value} expression={expression} onCopyPath={onCopyPath} />
      )}
      <div className={styles.box}>
        {content === undefined && <span className={styles.note}>{strings.action.nothing}</span>}
        {content?.kind === 'secured' && (
          <span className={styles.note}>
            <LockClosedRegular aria-hidden />
            {strings.content.secured}
          </span>
        )}
        {value !== undefined && shown === 'tree' && <JsonTree value={value} onCopyPath={onCopyPath} />}
        {json !== undefined && shown === 'raw' && <Raw json={json} />}
        {table !== undefined && shown === 'table' && <ContentTable table={table} title={title} />}
        {isLoading && (
          <Spinner size="tiny" label={strings.common.loading} style={{ justifyContent: 'start' }} />
        )}
        {error !== undefined && (
          <ErrorState size="small" title={strings.content.loadFailed} error={error} onRetry={load} />
        )}
        {content?.kind === 'stored' && json === undefined && !isLoading && error === undefined && (
          <span className={styles.note}>
            <Button size="small" style={{ flexShrink: 0, whiteSpace: 'nowrap' }} onClick={load}>
              {strings.content.load(formatBytes(content.bytes))}
            </Button>
            {strings.content.loadHint}
          </span>
        )}
      </div>
      {binary !== undefined && (
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowDownloadRegular />}
          onClick={() => void saveBinary(binary)}
        >
          {strings.content.saveBinary(formatBytes(binary.bytes))}
        </Button>
      )}
    </section>
  )
}

async function copyExpression(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(`@${text}`)
    notify({ intent: 'success', title: strings.content.copiedPath, body: `@${text}` })
  } catch {
    // The window has no clipboard for now; nothing was promised yet.
  }
}

interface Payload {
  readonly json: string | undefined
  readonly error: FlowErrorData | undefined
  readonly isLoading: boolean
  readonly load: () => void
}

function usePayload(content: Content | undefined): Payload {
  const hash = content?.kind === 'stored' ? content.hash : undefined
  const isSmall = content?.kind === 'stored' && content.bytes <= autoLoadBytes
  const [wanted, setWanted] = useState<ContentHash>()
  const [attempt, setAttempt] = useState(0)
  const [answer, setAnswer] = useState<{ hash: ContentHash; json?: string; error?: FlowErrorData }>()
  const isWanted = hash !== undefined && (isSmall || wanted === hash)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    if (hash === undefined || !isWanted) return
    let isCurrent = true
    bridge.runs.content({ hash }).then(
      (json) => isCurrent && setAnswer({ hash, json }),
      (error) => isCurrent && setAnswer({ hash, error: toErrorData(error) }),
    )
    return () => {
      isCurrent = false
    }
  }, [hash, isWanted, attempt])

  const mine = answer !== undefined && answer.hash === hash ? answer : undefined
  return {
    json: content?.kind === 'inline' ? content.json : mine?.json,
    error: mine?.error,
    isLoading: isWanted && mine === undefined,
    load: () => {
      setWanted(hash)
      setAnswer(undefined)
      setAttempt(attempt + 1)
    },
  }
}

function Raw({ json }: { json: string }) {
  const styles = useStyles()
  const text = useMemo(() => prettyJson(json), [json])
  const isLong = text.length > rawLimit
  return (
    <>
      {isLong && (
        <p className={styles.note} style={{ margin: '0 0 8px' }}>
          {strings.content.truncated(formatBytes(rawLimit), formatBytes(text.length))}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keys */}
      <pre className={styles.raw} tabIndex={0}>
        {isLong ? text.slice(0, rawLimit) : text}
      </pre>
    </>
  )
}
