import { expect, test } from 'vitest'
import { hasTrayHost } from './tray-host.ts'

const answers =
  (said: Readonly<Record<string, string>>) =>
  async (program: string): Promise<string | undefined> =>
    said[program]

test.each([
  ['win32', {}, true],
  ['darwin', {}, true],
  ['linux', {}, false],
  ['linux', { 'dbus-send': 'method return time=1\n   boolean true\n' }, true],
  ['linux', { 'dbus-send': 'method return time=1\n   boolean false\n' }, false],
  ['linux', { gdbus: '(true,)\n' }, true],
  ['linux', { gdbus: '(false,)\n' }, false],
] as const)('%s, told %j: %s', async (platform, said, expected) => {
  expect(await hasTrayHost(platform, answers(said))).toBe(expected)
})
