import { expect, test } from 'vitest'
import { hasDisplay } from './has-display.ts'

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
] as const)('%s %o: %s', (platform, env, expected) => {
  expect(hasDisplay(env, platform)).toBe(expected)
})
