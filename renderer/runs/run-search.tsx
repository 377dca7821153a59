import { Dropdown, makeStyles, Option, SearchBox, Tag, TagGroup, tokens } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import { readTag, tagText } from '../../shared/run/index.ts'
import { historyStrings } from '../strings/history.ts'
import { type RunPeriod, runPeriods } from './run-period.ts'
import type { RunListPlace, RunSearchState } from './run-search-store.ts'
import { TagBox } from './tag-box.tsx'

const words = historyStrings.search

/** A search begins when nothing was typed for so long, in ms. */
const typingPauseMs = 300

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    padding: '8px 28px 0',
    '@media (max-width: 900px)': { padding: '8px 16px 0' },
  },
  search: { flexGrow: 1, minWidth: '200px', maxWidth: '420px' },
  choice: { minWidth: '150px', maxWidth: '220px', color: tokens.colorNeutralForeground1 },
  tag: { minWidth: '130px', maxWidth: '220px' },
  tags: { display: 'flex', flexWrap: 'wrap', gap: '6px', alignItems: 'center' },
})

interface RunSearchProps {
  readonly place: RunListPlace
  readonly state: RunSearchState
  /** Names of the triggers that can be asked for. */
  readonly triggers: readonly string[]
  readonly onChange: (state: RunSearchState) => void
}

/** Searches the run list by a text in what runs recorded, by time, by trigger and by tags. */
export function RunSearch({ place, state, triggers, onChange }: RunSearchProps) {
  const styles = useStyles()
  const [typed, setTyped] = useState(state.text)
  const latest = useRef({ state, onChange })
  useEffect(() => {
    latest.current = { state, onChange }
  })
  useEffect(() => {
    if (typed === latest.current.state.text) return
    const timer = setTimeout(
      () => latest.current.onChange({ ...latest.current.state, text: typed }),
      typingPauseMs,
    )
    return () => clearTimeout(timer)
  }, [typed])
  useEffect(() => setTyped(state.text), [state.text])
  return (
    <search className={styles.bar}>
      <SearchBox
        className={styles.search}
        aria-label={words.label}
        placeholder={words.placeholder}
        value={typed}
        onChange={(_event, { value }) => setTyped(value)}
      />
      <Dropdown
        className={styles.choice}
        aria-label={words.period}
        value={words.periods[state.period]}
        selectedOptions={[state.period]}
        onOptionSelect={(_event, { optionValue }) =>
          onChange({ ...state, period: (optionValue ?? 'any') as RunPeriod })
        }
      >
        {runPeriods.map((period) => (
          <Option key={period} value={period}>
            {words.periods[period]}
          </Option>
        ))}
      </Dropdown>
      {(triggers.length > 1 || state.trigger !== undefined) && (
        <Dropdown
          className={styles.choice}
          aria-label={words.trigger}
          value={state.trigger?.replaceAll('_', ' ') ?? words.anyTrigger}
          selectedOptions={[state.trigger ?? '']}
          onOptionSelect={(_event, { optionValue }) =>
            onChange({ ...state, trigger: optionValue === '' ? undefined : optionValue })
          }
        >
          <Option value="">{words.anyTrigger}</Option>
          {triggers.map((name) => (
            <Option key={name} value={name}>
              {name.replaceAll('_', ' ')}
            </Option>
          ))}
        </Dropdown>
      )}
      <TagBox
        className={styles.tag}
        label={historyStrings.tags.filter}
        place={place}
        taken={state.tags}
        typedNote={historyStrings.tags.find}
        isSearch
        onPick={(tag) => onChange({ ...state, tags: [...state.tags, tag] })}
      />
      {state.tags.length > 0 && (
        <TagGroup
          aria-label={historyStrings.tags.title}
          className={styles.tags}
          onDismiss={(_event, { value }) => {
            const gone = tagText(readTag(String(value)) ?? { name: '' })
            onChange({ ...state, tags: state.tags.filter((tag) => tagText(tag) !== gone) })
          }}
        >
          {state.tags.map((tag) => {
            const text = tagText(tag)
            return (
              <Tag
                key={text}
                value={text}
                dismissible
                dismissIcon={{ 'aria-label': historyStrings.tags.remove(text) }}
              >
                {text}
              </Tag>
            )
          })}
        </TagGroup>
      )}
    </search>
  )
}
