import { expect, test } from 'vitest'
import { findLockGaps } from './find-lock-gaps.ts'

const lock = (packages: object) => JSON.stringify({ lockfileVersion: 3, packages })

test('an optional package without an entry is a gap; one beside or above its asker is none', () => {
  const found = findLockGaps(
    lock({
      '': { optionalDependencies: { a: '1.0.0', gone: '2.0.0' } },
      'node_modules/a': { optionalDependencies: { 'a-linux': '1.0.0', 'a-win32': '1.0.0' } },
      'node_modules/a-linux': {},
      'node_modules/b': {},
      'node_modules/b/node_modules/@c/c': {
        optionalDependencies: { a: '1.0.0', near: '1.0.0', '@c/d': '1.0.0' },
      },
      'node_modules/b/node_modules/near': {},
    }),
  )
  expect(found).toEqual([
    { name: 'gone', version: '2.0.0', wantedBy: 'this project' },
    { name: 'a-win32', version: '1.0.0', wantedBy: 'node_modules/a' },
    { name: '@c/d', version: '1.0.0', wantedBy: 'node_modules/b/node_modules/@c/c' },
  ])
})

test('a lock file without packages has no gap', () => {
  expect(findLockGaps('{}')).toEqual([])
})
