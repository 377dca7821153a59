import { Combobox, makeStyles, Option, tokens } from '@fluentui/react-components'
import { type KeyboardEvent, useState } from 'react'
import { type KnownTag, readTag, type TagQuery, tagText } from '../../shared/run/index.ts'
import { historyStrings } from '../strings/history.ts'
import { strings } from '../strings/shell.ts'
import type { RunListPlace } from './run-search-store.ts'
import { useKnownTags } from './use-known-tags.ts'

const words = historyStrings.tags

const useStyles = makeStyles({
  list: { maxHeight: '320px', minWidth: '260px' },
  input: { width: '100%', minWidth: 0 },
  // Large enough to be met by a finger: WCAG 2.5.8.
  expand: { minWidth: '24px', minHeight: '24px', display: 'grid', placeItems: 'center' },
  option: { display: 'flex', alignItems: 'baseline', gap: '10px', width: '100%', minWidth: 0 },
  name: { flexGrow: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  note: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
  },
})

interface TagBoxProps {
  readonly label: string
  readonly className: string
  /** Whose tags are offered. */
  readonly place: RunListPlace
  /** Tags that are there already. */
  readonly taken: readonly TagQuery[]
  /** What is said of a tag that was typed and is not known. */
  readonly typedNote: string
  /** For a search: a name alone may stand for all its values. */
  readonly isSearch: boolean
  readonly onPick: (tag: TagQuery) => void
  readonly onEscape?: () => void
  readonly autoFocus?: boolean
}

/** A field for a tag: offers those that runs have, takes any other. */
export function TagBox(props: TagBoxProps) {
  const { label, className, place, taken, typedNote, isSearch, onPick, onEscape, autoFocus } = props
  const styles = useStyles()
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const known = useKnownTags(place, typed.trim(), isOpen)
  const takenTexts = new Set(taken.map((tag) => tagText(tag).toLowerCase()))
  const offered = known.filter(
    (tag) => (isSearch || tag.value !== undefined) && !takenTexts.has(tagText(tag).toLowerCase()),
  )
  const own = typed.trim() === '' ? undefined : readTag(typed)
  const ownText = own === undefined ? '' : tagText(own)
  const isKnown = offered.some((tag) => tagText(tag).toLowerCase() === ownText.toLowerCase())
  const isNew = own !== undefined && !isKnown && !takenTexts.has(ownText.toLowerCase())
  // Whoever searches means one that there is, as long as there is one; whoever gives a tag means what is typed.
  const offersTyped = isNew && (!isSearch || offered.length === 0)

  const pick = (text: string) => {
    const tag = readTag(text)
    if (tag === undefined) return
    setTyped('')
    setOpen(false)
    onPick(tag)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !isOpen) onEscape?.()
    // The list that is still being asked for has no option yet that Enter could choose.
    if (event.key !== 'Enter' || own === undefined) return
    if (document.activeElement?.getAttribute('aria-activedescendant')) return
    event.preventDefault()
    pick(typed)
  }
  return (
    <Combobox
      freeform
      autoFocus={autoFocus === true}
      className={className}
      aria-label={label}
      placeholder={label}
      value={typed}
      selectedOptions={[]}
      open={isOpen}
      input={{ className: styles.input }}
      listbox={{ className: styles.list }}
      expandIcon={{ className: styles.expand, 'aria-label': strings.common.choicesFor(label) }}
      onOpenChange={(_event, { open }) => setOpen(open)}
      onChange={({ target }) => {
        setTyped(target.value)
        setOpen(true)
      }}
      onKeyDown={onKeyDown}
      onOptionSelect={(_event, { optionValue }) => {
        if (optionValue !== undefined) pick(optionValue)
      }}
    >
      {offersTyped && (
        <Option key="typed" value={ownText} text={ownText} checkIcon={null}>
          <TagChoice text={ownText} note={typedNote} />
        </Option>
      )}
      {offered.map((tag) => (
        <Option key={keyOf(tag)} value={tagText(tag)} text={tagText(tag)} checkIcon={null}>
          <TagChoice
            text={tagText(tag)}
            note={tag.value === undefined ? words.anyValue(tag.runs) : words.runs(tag.runs)}
          />
        </Option>
      ))}
      {offered.length === 0 && own === undefined && (
        <Option disabled value="" text={words.none} checkIcon={null}>
          <span className={styles.note}>{words.none}</span>
        </Option>
      )}
    </Combobox>
  )
}

function TagChoice({ text, note }: { readonly text: string; readonly note: string }) {
  const styles = useStyles()
  return (
    <span className={styles.option}>
      <span className={styles.name} title={text}>
        {text}
      </span>
      <span className={styles.note}>{note}</span>
    </span>
  )
}

function keyOf({ name, value }: KnownTag): string {
  return value === undefined ? name : `${name}=${value}`
}
