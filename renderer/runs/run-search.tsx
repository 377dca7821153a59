import { Dropdown, makeStyles, Option, SearchBox, tokens } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import { historyStrings } from '../strings/history.ts'
import { type RunPeriod, runPeriods } from './run-period.ts'

const words = historyStrings.search

/** A search begins when nothing was typed for so long, in ms. */
const typingPauseMs = 300

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    padding: '8px 20px 0',
    '@media (max-width: 900px)': { padding: '8px 8px 0' },
  },
  search: { flexGrow: 1, minWidth: '200px', maxWidth: '420px' },
  choice: { minWidth: '150px', maxWidth: '220px', color: tokens.colorNeutralForeground1 },
})

/** What the list is searched for. */
export interface RunSearchState {
  readonly text: string
  readonly period: RunPeriod
  /** Name of a trigger; undefined: any. */
  readonly trigger: string | undefined
}

export const nothingSearched: RunSearchState = { text: '', period: 'any', trigger: undefined }

interface RunSearchProps {
  readonly state: RunSearchState
  /** Names of the triggers that can be asked for. */
  readonly triggers: readonly string[]
  readonly onChange: (state: RunSearchState) => void
}

/** Searches the run list by a text in what runs recorded, by time and by trigger. */
export function RunSearch({ state, triggers, onChange }: RunSearchProps) {
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
    </search>
  )
}
