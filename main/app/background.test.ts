import { expect, test } from 'vitest'
import { goesOnWithoutWindow } from './background.ts'

const inTray = {
  platform: 'linux',
  isQuitting: false,
  flowsOn: 1,
  hasTray: true,
  keepInBackground: true,
} as const

test.each([
  ['a flow is on and the tray is there', {}, true],
  ['none is on', { flowsOn: 0 }, false],
  ['there is no tray', { hasTray: false }, false],
  ['the person does not want it', { keepInBackground: false }, false],
  ['the person quits', { isQuitting: true }, false],
  ['macOS keeps apps without windows', { platform: 'darwin', flowsOn: 0 }, true],
  ['macOS, and the person quits', { platform: 'darwin', isQuitting: true }, false],
] as const)('%s', (_why, facts, expected) => {
  expect(goesOnWithoutWindow({ ...inTray, ...facts })).toBe(expected)
})
