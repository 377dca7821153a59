import { expect, test } from 'vitest'
import { fitToScreens, readWindowState } from './window-state.ts'

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const second = { x: 1440, y: 0, width: 1920, height: 1080 }

test.each([
  [
    'stays where it was',
    { x: 10, y: 40, width: 1000, height: 700 },
    { x: 10, y: 40, width: 1000, height: 700 },
  ],
  [
    'on the second screen',
    { x: 1500, y: 10, width: 1000, height: 700 },
    { x: 1500, y: 10, width: 1000, height: 700 },
  ],
  ['on a screen that is gone', { x: 5000, y: 10, width: 1000, height: 700 }, { width: 1000, height: 700 }],
  ['above the screen', { x: 10, y: -900, width: 1000, height: 700 }, { width: 1000, height: 700 }],
  [
    'title under the menu bar',
    { x: 10, y: 5, width: 1000, height: 700 },
    { x: 10, y: 25, width: 1000, height: 700 },
  ],
  [
    'larger than the screen',
    { x: 10, y: 40, width: 4000, height: 3000 },
    { x: 10, y: 40, width: 1440, height: 875 },
  ],
  ['tiny', { x: 10, y: 40, width: 150, height: 10 }, { x: 10, y: 40, width: 800, height: 600 }],
  ['no place yet', { width: 1000, height: 700 }, { width: 1000, height: 700 }],
])('%s', (_name, state, expected) =>
  expect(fitToScreens({ ...state, isMaximized: false }, [laptop, second])).toEqual({
    ...expected,
    isMaximized: false,
  }),
)

test.each([
  [undefined, { width: 1280, height: 840, isMaximized: false }],
  ['nonsense', { width: 1280, height: 840, isMaximized: false }],
  [
    { width: Number.NaN, height: 5 },
    { width: 1280, height: 840, isMaximized: false },
  ],
  [
    { x: 1.4, y: 2.6, width: 900.2, height: 700, isMaximized: true },
    { x: 1, y: 3, width: 900, height: 700, isMaximized: true },
  ],
  [
    { x: 'left', y: 2, width: 900, height: 700 },
    { width: 900, height: 700, isMaximized: false },
  ],
])('stored %j', (stored, expected) => expect(readWindowState(stored)).toEqual(expected))
