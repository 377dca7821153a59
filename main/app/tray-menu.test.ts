import { expect, test } from 'vitest'
import { wordsIn } from '../ipc/words/words-in.ts'
import { trayMenu } from './tray-menu.ts'

const actions = { open: () => {}, quit: () => {} }
const words = wordsIn('en').tray
const labels = (names: readonly string[], spoken = words) =>
  trayMenu(names, actions, spoken).map(({ label, type }) => label ?? type)

test('open, the flows that are on, quit', () => {
  expect(labels(['Orders'])).toEqual([
    'Open Flowbench',
    'separator',
    '1 flow is on',
    'Orders',
    'separator',
    'Quit and stop the flows',
  ])
})

test('of many flows the first ones are named', () => {
  const names = Array.from({ length: 20 }, (_, index) => `Flow ${index}`)
  expect(labels(names).slice(2, 5)).toEqual(['20 flows are on', 'Flow 0', 'Flow 1'])
  expect(labels(names).at(-3)).toBe('… and 8 more')
  expect(words.tip(names.length)).toBe('Flowbench: 20 flows are on')
})

test('its items do what they say, the names do nothing', () => {
  const done: string[] = []
  const items = trayMenu(['A'], { open: () => done.push('open'), quit: () => done.push('quit') }, words)
  for (const { click } of items) (click as (() => void) | undefined)?.()
  expect(done).toEqual(['open', 'quit'])
})

test('in German', () => {
  expect(labels(['A', 'B'], wordsIn('de').tray)).toContain('2 Flows sind eingeschaltet')
})
