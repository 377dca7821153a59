import {
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  type PositioningVirtualElement,
  SearchBox,
  tokens,
} from '@fluentui/react-components'
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import type { OperationManifest } from '../../../shared/operations/index.ts'
import { designerStrings } from '../../strings/designer.ts'
import { StepIcon } from '../canvas/step-icon.tsx'
import { rankOperations } from './rank-operations.ts'

const words = designerStrings.addMenu

const useStyles = makeStyles({
  surface: { width: '340px', padding: '12px 8px 8px', display: 'flex', flexDirection: 'column', gap: '8px' },
  search: { maxWidth: 'none', margin: '0 4px' },
  list: { maxHeight: '320px', overflowY: 'auto', margin: 0, padding: 0 },
  group: {
    padding: '8px 8px 2px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  option: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    padding: '6px 8px',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  active: { backgroundColor: tokens.colorSubtleBackgroundSelected },
  texts: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  summary: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  nothing: { padding: '8px', color: tokens.colorNeutralForeground3 },
})

interface AddMenuProps {
  /** The '+' it hangs on. */
  readonly target: HTMLElement | PositioningVirtualElement
  readonly offered: readonly OperationManifest[]
  readonly title: string
  readonly onChoose: (manifest: OperationManifest) => void
  readonly onClose: () => void
}

/** A searchable list of what can be added: type, arrows, Enter. */
export function AddMenu({ target, offered, title, onChoose, onClose }: AddMenuProps) {
  const styles = useStyles()
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const [search, setSearch] = useState('')
  const [active, setActive] = useState(0)
  const found = useMemo(() => rankOperations(offered, search), [offered, search])

  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(found.length - 1, index))
    setActive(next)
    list.current?.querySelector(`[data-index="${next}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') moveTo(active + 1)
    else if (event.key === 'ArrowUp') moveTo(active - 1)
    else if (event.key === 'Enter') {
      const chosen = found[active]
      if (chosen !== undefined) onChoose(chosen)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <Popover
      open
      trapFocus
      withArrow
      positioning={{ target, position: 'below', fallbackPositions: ['above', 'after', 'before'] }}
      onOpenChange={(_event, data) => {
        if (!data.open) onClose()
      }}
    >
      <PopoverSurface className={styles.surface} aria-label={title} onKeyDown={onKeyDown}>
        <SearchBox
          className={styles.search}
          autoFocus
          value={search}
          placeholder={words.search}
          aria-label={words.search}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={found.length === 0 ? undefined : `${listId}-${active}`}
          onChange={(_event, data) => {
            setSearch(data.value)
            setActive(0)
          }}
        />
        <div ref={list} id={listId} role="listbox" aria-label={title} className={styles.list}>
          {found.map((manifest, index) => (
            <div key={manifest.type} role="presentation">
              {search === '' && found[index - 1]?.category !== manifest.category && (
                <div className={styles.group} role="presentation">
                  {words.categories[manifest.category]}
                </div>
              )}
              {/* biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the search box, which names the active option */}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the search box */}
              <div
                id={`${listId}-${index}`}
                data-index={index}
                role="option"
                aria-selected={index === active}
                className={mergeClasses(styles.option, index === active && styles.active)}
                onClick={() => onChoose(manifest)}
                onMouseMove={() => setActive(index)}
              >
                <StepIcon name={manifest.icon} colour={manifest.colour} size={28} />
                <span className={styles.texts}>
                  <span>{manifest.title}</span>
                  <span className={styles.summary} title={manifest.summary}>
                    {manifest.summary}
                  </span>
                </span>
              </div>
            </div>
          ))}
          {found.length === 0 && <div className={styles.nothing}>{words.nothing(search)}</div>}
        </div>
      </PopoverSurface>
    </Popover>
  )
}
