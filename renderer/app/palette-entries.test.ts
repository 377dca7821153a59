import { expect, test } from 'vitest'
import { type PaletteEntry, rankEntries } from './palette-entries.ts'

const entry = (title: string, group: string, isSearchedOnly = false): PaletteEntry => ({
  id: title,
  title,
  group,
  isSearchedOnly,
  run: () => {},
})
const entries = [
  entry('Go to Home', 'Go'),
  entry('Open the log file', 'App'),
  entry('Go to Runs', 'Go'),
  entry('Home renovation', 'Flows', true),
  entry('Log_errors', 'Flows', true),
]

test.each([
  ['', ['Go to Home', 'Go to Runs', 'Open the log file']],
  ['home', ['Home renovation', 'Go to Home']],
  ['LOG', ['Log_errors', 'Open the log file']],
  ['errors', ['Log_errors']],
  ['go run', ['Go to Runs']],
  ['nothing like it', []],
])('%j finds %j', (typed, expected) => {
  expect(rankEntries(entries, typed).map(({ title }) => title)).toEqual(expected)
})
