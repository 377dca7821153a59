import { Badge, makeStyles, mergeClasses, SearchBox, tokens } from '@fluentui/react-components'
import { useDeferredValue, useMemo, useState } from 'react'
import { connectorStrings } from '../strings/connectors.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import { MethodBadge } from './method-badge.tsx'

const rowHeight = 52

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', minHeight: 0, flexGrow: 1, gap: '8px' },
  search: { maxWidth: '100%' },
  list: {
    minHeight: '160px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '12px',
    backgroundColor: tokens.colorNeutralCardBackground,
  },
  row: {
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    height: '100%',
    padding: '0 14px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: { minWidth: 0, flexGrow: 1 },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  path: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontFamily: tokens.fontFamilyMonospace,
  },
  deprecated: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
  none: { padding: '16px', color: tokens.colorNeutralForeground3 },
})

/** An operation as this list shows it. */
export interface ListedOperation {
  readonly operationId: string
  readonly method: string
  readonly path: string
  readonly summary?: string
  readonly isTrigger: boolean
  readonly isDeprecated: boolean
  readonly isInternal?: boolean
}

interface OperationListProps {
  readonly operations: readonly ListedOperation[]
  readonly label: string
  readonly searchLabel: string
}

/** The operations of a connector, to look through; thousands cost as much as fifty. */
export function OperationList({ operations, label, searchLabel }: OperationListProps) {
  const styles = useStyles()
  const [search, setSearch] = useState('')
  const typed = useDeferredValue(search)
  const shown = useMemo(() => {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
    return operations.filter(({ operationId, path, summary = '', method }) => {
      const text = `${operationId} ${method} ${path} ${summary}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
  }, [operations, typed])
  return (
    <div className={styles.box}>
      {operations.length > 8 && (
        <SearchBox
          className={styles.search}
          aria-label={searchLabel}
          placeholder={searchLabel}
          value={search}
          onChange={(_event, { value }) => setSearch(value)}
        />
      )}
      {shown.length === 0 ? (
        <div className={styles.none}>{connectorStrings.page.noOperationMatch}</div>
      ) : (
        <VirtualList
          className={styles.list}
          items={shown}
          rowHeight={rowHeight}
          role="list"
          label={label}
          tabIndex={0}
          keyOf={({ method, path }) => `${method} ${path}`}
          renderRow={(operation) => <OperationRow operation={operation} />}
        />
      )}
    </div>
  )
}

function OperationRow({ operation }: { readonly operation: ListedOperation }) {
  const styles = useStyles()
  const { operationId, method, path, summary, isTrigger, isDeprecated, isInternal } = operation
  return (
    // biome-ignore lint/a11y/useSemanticElements: the virtual list lays its rows out by itself
    <div className={styles.row} role="listitem">
      <MethodBadge method={method} />
      <div className={styles.words}>
        <div className={mergeClasses(styles.line, isDeprecated && styles.deprecated)}>
          {summary === undefined || summary === '' ? operationId : summary}
        </div>
        <div className={mergeClasses(styles.line, styles.path)} title={path}>
          {path}
        </div>
      </div>
      {isTrigger && (
        <Badge appearance="tint" color="brand">
          {connectorStrings.card.triggers(1).replace(/^1 /, '')}
        </Badge>
      )}
      {isInternal === true && (
        <Badge appearance="outline" color="informative">
          {connectorStrings.page.internal}
        </Badge>
      )}
      {isDeprecated && (
        <Badge appearance="outline" color="warning">
          {connectorStrings.page.deprecated}
        </Badge>
      )}
    </div>
  )
}
