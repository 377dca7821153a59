import { expect, test } from 'vitest'
import { electronArguments } from './electron-arguments.ts'

test.each([
  ['linux', true, ['--no-sandbox', '/app', '--x'], true],
  ['linux', false, ['/app', '--x'], false],
  ['darwin', true, ['/app', '--x'], false],
] as const)('%s as root: %s', (platform, isRoot, args, withoutSandbox) => {
  expect(electronArguments('/app', ['--x'], { platform, isRoot })).toEqual({ args, withoutSandbox })
})
