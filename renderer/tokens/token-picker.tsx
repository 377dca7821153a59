import {
  Badge,
  Button,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  SearchBox,
  tokens,
} from '@fluentui/react-components'
import { MathFormulaRegular } from '@fluentui/react-icons/svg/math-formula'
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { StepIcon } from '../designer/canvas/step-icon.tsx'
import { readableName } from '../designer/canvas/step-name.ts'
import { type TokenEntry, type TokenGroup, tokenGroups } from '../expression/token-catalogue.ts'
import type { TypeWord } from '../expression/value-schema.ts'
import { fieldStrings } from '../strings/fields.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import type { FieldContext, FieldPlace } from './field-context.tsx'
import { filterGroups, lookOfGroup } from './filter-groups.ts'

const words = fieldStrings.picker

const useStyles = makeStyles({
  surface: {
    width: '380px',
    maxWidth: 'calc(100vw - 24px)',
    padding: '12px 8px 8px',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
  },
  search: { maxWidth: 'none', margin: '0 4px' },
  bar: { display: 'flex', alignItems: 'center', gap: '6px', margin: '0 4px', flexWrap: 'wrap' },
  list: { display: 'flex', flexDirection: 'column', minHeight: 0, margin: 0, padding: 0 },
  group: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    height: '32px',
    boxSizing: 'border-box',
    padding: '6px 8px 0',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  option: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    height: '30px',
    boxSizing: 'border-box',
    padding: '0 8px',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
  },
  active: { backgroundColor: tokens.colorSubtleBackgroundSelected },
  label: {
    flexShrink: 1,
    minWidth: '60px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  within: { color: tokens.colorNeutralForeground3 },
  sample: {
    flexGrow: 1,
    flexBasis: 0,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  type: { flexShrink: 0, fontSize: tokens.fontSizeBase100, color: tokens.colorNeutralForeground3 },
  nothing: { padding: '10px 8px', color: tokens.colorNeutralForeground3 },
})

/** Height of a row, in CSS px. */
const rowHeight = 32

interface TokenPickerProps {
  readonly target: HTMLElement
  readonly context: FieldContext
  readonly place: FieldPlace
  readonly wanted: TypeWord
  readonly onChoose: (entry: TokenEntry) => void
  readonly onExpression: () => void
  readonly onClose: () => void
}

/** A heading, or a value with its place among the values. */
type Row =
  | { readonly kind: 'group'; readonly group: TokenGroup }
  | { readonly kind: 'value'; readonly group: TokenGroup; readonly entry: TokenEntry; readonly index: number }

/** The values a field may take, by step, with what they were in the last run: type to search, arrows, Enter. */
export function TokenPicker(props: TokenPickerProps) {
  const { target, context, place, wanted, onChoose, onExpression, onClose } = props
  const styles = useStyles()
  const listId = useId()
  const [search, setSearch] = useState('')
  const [isAll, setIsAll] = useState(false)
  const [active, setActive] = useState(0)
  const groups = useMemo(() => tokenGroups(context.schemasAt(place)), [context, place])
  const shown = useMemo(
    () => filterGroups(groups, search, isAll ? 'any' : wanted),
    [groups, search, isAll, wanted],
  )
  const rows = useMemo((): readonly Row[] => {
    let index = 0
    return shown.flatMap((group) => [
      { kind: 'group' as const, group },
      ...group.entries.map((entry) => ({ kind: 'value' as const, group, entry, index: index++ })),
    ])
  }, [shown])
  const values = useMemo(() => shown.flatMap(({ entries }) => entries), [shown])
  const activeRow = rows.findIndex((row) => row.kind === 'value' && row.index === active)
  const hasHidden = useMemo(
    () =>
      groups.some(({ entries }) => entries.length > 0) &&
      filterCount(groups, wanted) < filterCount(groups, 'any'),
    [groups, wanted],
  )

  const moveTo = (index: number) => {
    setActive(Math.max(0, Math.min(values.length - 1, index)))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') moveTo(active + 1)
    else if (event.key === 'ArrowUp') moveTo(active - 1)
    else if (event.key === 'PageDown') moveTo(active + 10)
    else if (event.key === 'PageUp') moveTo(active - 10)
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      const entry = values[active]
      if (entry !== undefined) onChoose(entry)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <Popover
      open
      trapFocus
      positioning={{ target, position: 'below', align: 'start', fallbackPositions: ['above', 'before'] }}
      onOpenChange={(_event, data) => {
        if (!data.open) onClose()
      }}
    >
      <PopoverSurface className={styles.surface} aria-label={words.label} onKeyDown={onKeyDown}>
        <SearchBox
          className={styles.search}
          autoFocus
          value={search}
          placeholder={words.search}
          aria-label={words.search}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={values.length === 0 ? undefined : `${listId}-${active}`}
          onChange={(_event, data) => {
            setSearch(data.value)
            setActive(0)
          }}
        />
        <div className={styles.bar}>
          <Button
            size="small"
            icon={<MathFormulaRegular />}
            onClick={onExpression}
            title={words.expressionHint}
          >
            {words.expression}
          </Button>
          {hasHidden && (
            <Button size="small" appearance="transparent" onClick={() => setIsAll(!isAll)}>
              {isAll ? words.showFitting : words.showAll}
            </Button>
          )}
        </div>
        {values.length === 0 ? (
          <div id={listId} className={styles.nothing} role="status">
            {search === '' ? words.nothingYet : words.nothing(search)}
          </div>
        ) : (
          <div
            id={listId}
            role="listbox"
            aria-label={words.label}
            className={styles.list}
            style={{ height: `min(${rows.length * rowHeight}px, 380px, 50vh)` }}
          >
            <VirtualList
              items={rows}
              rowHeight={rowHeight}
              role="presentation"
              revealIndex={active === 0 ? 0 : activeRow}
              keyOf={(row) =>
                row.kind === 'group' ? row.group.id : `${row.group.id} ${row.index} ${row.entry.expression}`
              }
              renderRow={(row) =>
                row.kind === 'group' ? (
                  <GroupHead group={row.group} />
                ) : (
                  // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the search box, which names the active option
                  // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the search box
                  <div
                    id={`${listId}-${row.index}`}
                    role="option"
                    aria-selected={row.index === active}
                    aria-setsize={values.length}
                    aria-posinset={row.index + 1}
                    className={mergeClasses(styles.option, row.index === active && styles.active)}
                    style={{ paddingLeft: 30 + Math.min(row.entry.depth, 6) * 14 }}
                    title={row.entry.description ?? row.entry.expression}
                    onClick={() => onChoose(row.entry)}
                    onMouseMove={() => setActive(row.index)}
                  >
                    <TokenRow context={context} place={place} entry={row.entry} />
                  </div>
                )
              }
            />
          </div>
        )}
      </PopoverSurface>
    </Popover>
  )
}

function GroupHead({ group }: { readonly group: TokenGroup }) {
  const styles = useStyles()
  const look = lookOfGroup(group)
  return (
    <div className={styles.group} role="presentation">
      <StepIcon name={look.icon} colour={look.colour} size={16} />
      <span>{look.title === '' ? readableName(group.name) : look.title}</span>
    </div>
  )
}

interface TokenRowProps {
  readonly context: FieldContext
  readonly place: FieldPlace
  readonly entry: TokenEntry
}

function TokenRow({ context, place, entry }: TokenRowProps) {
  const styles = useStyles()
  const label = entry.label === '' ? context.lookOf(entry.expression, place).label : entry.label
  const sample = entry.inItemsOf === undefined ? context.sampleOf(entry.expression, place) : undefined
  return (
    <>
      <span className={styles.label}>
        {entry.within?.map((parent) => (
          <span key={parent} className={styles.within}>{`${parent} › `}</span>
        ))}
        {label}
      </span>
      <span className={styles.sample} title={sample === undefined ? '' : words.sample(sample)}>
        {sample ?? ''}
      </span>
      {entry.inItemsOf !== undefined && (
        <Badge appearance="outline" size="small" title={words.wrapsHint}>
          {words.wraps}
        </Badge>
      )}
      <span className={styles.type}>{fieldStrings.types[entry.type]}</span>
    </>
  )
}

function filterCount(groups: readonly TokenGroup[], wanted: TypeWord): number {
  return filterGroups(groups, '', wanted).reduce((count, { entries }) => count + entries.length, 0)
}
