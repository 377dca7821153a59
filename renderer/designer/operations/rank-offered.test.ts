import { expect, test } from 'vitest'
import { searchWords as german } from '../../strings/de/search-words.ts'
import { searchWords as english } from '../../strings/en/search-words.ts'
import { languageOperations, type OfferedOperation } from './offered-operation.ts'
import { rankOffered } from './rank-offered.ts'

const actions = languageOperations.filter(({ kind }) => kind === 'action')
const triggers = languageOperations.filter(({ kind }) => kind === 'trigger')
const keysOf = (from: readonly OfferedOperation[], search: string) =>
  rankOffered(from, search, new Set()).map(({ key }) => key)

test.each([
  ['loop', ['Foreach', 'Until']],
  ['for each', ['Foreach']],
  ['if', ['If']],
  ['try catch', ['Scope']],
  ['rest api', ['Http']],
  ['sleep', ['Wait']],
  ['child flow', ['Workflow']],
  ['time zone', ['Expression']],
])('%s is found by the words of other tools', (search, keys) => {
  expect(keysOf(actions, search).slice(0, keys.length)).toEqual(keys)
})

test('a title goes before what is only called so elsewhere', () => {
  const [first] = keysOf(actions, 'filter')
  expect(first).toBe('Query')
  expect(keysOf(actions, 'switch')[0]).toBe('Switch')
  expect(keysOf(actions, 'response')[0]).toBe('Response')
})

test('triggers are found by them, too', () => {
  expect(keysOf(triggers, 'cron')).toEqual(['#Recurrence'])
  expect(keysOf(triggers, 'button')[0]).toBe('#Request')
})

test('each list speaks of operations that there are, in lower case', () => {
  const known = new Set(languageOperations.map(({ key }) => key))
  for (const words of [english, german]) {
    expect(Object.keys(words).filter((key) => !known.has(key))).toEqual([])
    expect(Object.values(words).filter((text) => text !== text.toLowerCase())).toEqual([])
  }
})
