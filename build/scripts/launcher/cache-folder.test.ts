import { expect, test } from 'vitest'
import { cacheFolder } from './cache-folder.ts'

test.each([
  ['linux', {}, '/home/me/.cache/flowbench'],
  ['linux', { XDG_CACHE_HOME: '/fast' }, '/fast/flowbench'],
  ['linux', { XDG_CACHE_HOME: '' }, '/home/me/.cache/flowbench'],
  ['darwin', {}, '/home/me/Library/Caches/flowbench'],
  ['win32', { LOCALAPPDATA: '/local' }, '/local/flowbench/Cache'],
] as const)('%s %o: %s', (platform, env, expected) => {
  expect(cacheFolder(env, platform, '/home/me').replaceAll('\\', '/')).toBe(expected)
})
