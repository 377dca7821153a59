import { Button, makeStyles, mergeClasses, SearchBox, tokens } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { useState } from 'react'

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: '8px', minHeight: 0 },
  search: { maxWidth: 'none' },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    height: 'min(300px, 40vh)',
    overflowY: 'auto',
    margin: 0,
    padding: '2px',
  },
  row: { display: 'flex', alignItems: 'center' },
  choice: {
    position: 'relative',
    flexGrow: 1,
    minWidth: 0,
    padding: '7px 10px',
    borderRadius: tokens.borderRadiusLarge,
    border: '1px solid transparent',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  },
  chosen: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
  },
  radio: { position: 'absolute', opacity: 0, width: '1px', height: '1px' },
  title: { display: 'block', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  detail: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  empty: { padding: '12px', color: tokens.colorNeutralForeground2 },
})

/** Something that can be chosen. */
export interface Choice {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly onDelete?: { readonly label: string; readonly run: () => void }
}

interface ChoiceListProps {
  readonly label: string
  readonly searchLabel: string
  readonly empty: string
  readonly choices: readonly Choice[]
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

/** Most choices that are drawn; a search narrows the rest. */
const maxShown = 200

/** A list to choose one of, with a search above it. */
export function ChoiceList({ label, searchLabel, empty, choices, chosen, onChoose }: ChoiceListProps) {
  const styles = useStyles()
  const [search, setSearch] = useState('')
  const parts = search.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = choices
    .filter(({ title, detail }) => parts.every((part) => `${title} ${detail}`.toLowerCase().includes(part)))
    .slice(0, maxShown)
  return (
    <div className={styles.box}>
      <SearchBox
        className={styles.search}
        aria-label={searchLabel}
        placeholder={searchLabel}
        value={search}
        onChange={(_event, { value }) => setSearch(value)}
      />
      <div className={styles.list} role="radiogroup" aria-label={label}>
        {shown.map(({ id, title, detail, onDelete }) => (
          <div key={id} className={styles.row}>
            <label className={mergeClasses(styles.choice, id === chosen && styles.chosen)}>
              <input
                type="radio"
                name={label}
                className={styles.radio}
                checked={id === chosen}
                onChange={() => onChoose(id)}
              />
              <span className={styles.title}>{title}</span>
              <span className={styles.detail}>{detail}</span>
            </label>
            {onDelete !== undefined && (
              <Button
                appearance="subtle"
                size="small"
                icon={<DeleteRegular />}
                aria-label={onDelete.label}
                onClick={onDelete.run}
              />
            )}
          </div>
        ))}
        {shown.length === 0 && <span className={styles.empty}>{empty}</span>}
      </div>
    </div>
  )
}
