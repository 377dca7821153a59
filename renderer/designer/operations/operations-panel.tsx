import { Button, makeStyles, SearchBox, Spinner, Switch, Tooltip, tokens } from '@fluentui/react-components'
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { EnvironmentId } from '../../../shared/run/index.ts'
import { canvasStrings } from '../../strings/canvas.ts'
import { designerStrings } from '../../strings/designer.ts'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { useFavouriteOperations, useRecentOperations } from './liked-operations.ts'
import { languageOperations, type OfferedOperation } from './offered-operation.ts'
import { OperationDetails } from './operation-details.tsx'
import { OperationRow, operationRowHeight } from './operation-row.tsx'
import { loadOperations, useEnvironmentOperations } from './operation-store.ts'
import { type PanelRow, panelRows } from './panel-rows.ts'
import { useOfferedTemplates } from './template-offers.ts'

const words = canvasStrings.operations
const groupWords = { ...words, categories: designerStrings.addMenu.categories }

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minHeight: 0,
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', alignItems: 'center', gap: '8px', padding: '12px 8px 4px 16px' },
  title: { margin: 0, flexGrow: 1, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  place: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    padding: '0 8px 8px 16px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  parallel: { flexShrink: 0, '& label': { whiteSpace: 'nowrap', paddingRight: 0 } },
  placeText: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  search: { maxWidth: 'none', margin: '0 12px 8px' },
  within: { display: 'flex', alignItems: 'center', padding: '0 8px 4px' },
  list: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, padding: '0 8px' },
  state: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '8px',
    padding: '24px 16px',
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
  },
  news: { padding: '4px 16px 8px', display: 'flex', alignItems: 'center', gap: '8px' },
})

interface OperationsPanelProps {
  readonly environmentId: EnvironmentId
  readonly kind: 'action' | 'trigger'
  /** Where what is chosen goes, in words. */
  readonly place: string
  /** Whether it goes beside what runs there; undefined where that makes no difference. */
  readonly isParallel: boolean | undefined
  readonly onParallel: (isParallel: boolean) => void
  readonly onChoose: (operation: OfferedOperation) => void
  readonly onClose: () => void
  /** A new object takes the focus to the search. */
  readonly focusWish: object
}

/** Everything that can be added: type to search over all operations, arrows, Enter, or drag one onto the canvas. */
export function OperationsPanel(props: OperationsPanelProps) {
  const { environmentId, kind, place, isParallel, onParallel, onChoose, onClose, focusWish } = props
  const styles = useStyles()
  const listId = useId()
  const panel = useRef<HTMLElement>(null)
  const known = useEnvironmentOperations(environmentId)
  const templates = useOfferedTemplates(environmentId)
  const recent = useRecentOperations()
  const favourites = useFavouriteOperations()
  const [search, setSearch] = useState('')
  const [connectorId, setConnectorId] = useState<string>()
  const [activeKey, setActiveKey] = useState<string>()

  const { connectors, operations } = known.value ?? nothing
  const connector = connectors.find(({ id }) => id === connectorId)
  const rows = useMemo(
    () =>
      panelRows(
        { kind, language: languageOperations, connectors, operations, templates, recent, favourites },
        groupWords,
        search,
        connector?.id,
      ),
    [kind, connectors, operations, templates, recent, favourites, search, connector],
  )
  const found = rows.findIndex(({ key }) => key === activeKey)
  const active = found >= 0 ? found : rows.findIndex(({ row }) => row !== 'heading')
  const activeRow = rows[active]

  useEffect(() => {
    void focusWish
    const input = panel.current?.querySelector<HTMLInputElement>('[role="combobox"]')
    input?.focus()
    input?.select()
  }, [focusWish])

  const openConnector = (id: string | undefined) => {
    setConnectorId(id)
    setSearch('')
    setActiveKey(undefined)
    panel.current?.querySelector<HTMLElement>('[role="combobox"]')?.focus()
  }
  const choose = (row: PanelRow | undefined) => {
    if (row?.row === 'connector') openConnector(row.connector.id)
    else if (row?.row === 'operation') onChoose(row.operation)
  }
  const moveBy = (step: number) => {
    const sign = step < 0 ? -1 : 1
    let next = Math.max(0, Math.min(rows.length - 1, active + step))
    while (rows[next]?.row === 'heading') next += sign
    if (rows[next] !== undefined) setActiveKey(rows[next]?.key)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') moveBy(1)
    else if (event.key === 'ArrowUp') moveBy(-1)
    else if (event.key === 'PageDown') moveBy(8)
    else if (event.key === 'PageUp') moveBy(-8)
    else if (event.key === 'Enter') choose(activeRow)
    else if (event.key === 'Backspace' && search === '' && connectorId !== undefined) openConnector(undefined)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (search !== '') setSearch('')
    else if (connectorId !== undefined) openConnector(undefined)
    else onClose()
  }
  const hint = kind === 'action' ? words.search : words.searchTriggers
  const label = connector === undefined ? hint : words.searchIn(connector.title)

  return (
    <section
      ref={panel}
      className={styles.panel}
      aria-label={kind === 'action' ? words.title : words.triggerTitle}
      data-operations
      onKeyDown={onEscape}
    >
      <div className={styles.head}>
        <h2 className={styles.title}>{kind === 'action' ? words.title : words.triggerTitle}</h2>
        <Tooltip content={words.close} relationship="label">
          <Button appearance="subtle" size="small" icon={<DismissRegular />} onClick={onClose} />
        </Tooltip>
      </div>
      <div className={styles.place}>
        <span className={styles.placeText} title={place}>
          {place}
        </span>
        {isParallel !== undefined && (
          <Switch
            className={styles.parallel}
            label={words.parallel}
            labelPosition="before"
            checked={isParallel}
            onChange={(_event, data) => onParallel(data.checked)}
          />
        )}
      </div>
      <SearchBox
        className={styles.search}
        value={search}
        placeholder={label}
        aria-label={label}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={activeRow === undefined ? undefined : `${listId}-${active}`}
        onChange={(_event, data) => {
          setSearch(data.value)
          setActiveKey(undefined)
        }}
        onKeyDown={onKeyDown}
      />
      {connector !== undefined && (
        <div className={styles.within}>
          <Button
            appearance="transparent"
            size="small"
            icon={<ArrowLeftRegular />}
            onClick={() => openConnector(undefined)}
          >
            {words.all}
          </Button>
        </div>
      )}
      {rows.length === 0 && !known.isLoading ? (
        <div className={styles.state} role="status">
          <strong>{words.nothing(search)}</strong>
          <span>{words.nothingHint}</span>
        </div>
      ) : null}
      <div id={listId} role="listbox" aria-label={words.list} className={styles.list}>
        <VirtualList
          items={rows}
          rowHeight={operationRowHeight}
          role="presentation"
          keyOf={({ key }) => key}
          revealIndex={active < 0 ? undefined : active}
          renderRow={(row, index) => (
            <OperationRow
              row={row}
              id={`${listId}-${index}`}
              isActive={index === active}
              onChoose={() => choose(row)}
              onPoint={() => setActiveKey(row.key)}
            />
          )}
        />
      </div>
      {known.isLoading && known.value === undefined && (
        <div className={styles.news}>
          <Spinner size="tiny" label={words.loading} />
        </div>
      )}
      {known.error !== undefined && (
        <div className={styles.news} role="alert">
          <span>{words.failed}</span>
          <Button size="small" onClick={() => void loadOperations(environmentId)}>
            {words.retry}
          </Button>
        </div>
      )}
      {activeRow?.row === 'operation' && (
        <OperationDetails operation={activeRow.operation} onAdd={() => choose(activeRow)} />
      )}
    </section>
  )
}

const nothing = { connectors: [], operations: [] }
