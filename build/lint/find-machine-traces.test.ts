import { expect, test } from 'vitest'
import { findExpressionTypeImports } from './find-expression-type-imports.ts'
import { findMachineTraces } from './find-machine-traces.ts'

const facts = { registryHosts: ['packages.example.test'], folders: ['/srv/checkout', '/home/somebody'] }

test.each<[string, string, string[]]>([
  ['docs/a.md', 'see https://packages.example.test/x', ['registry host']],
  ['docs/a.md', 'cd /srv/checkout/main', ['machine path']],
  ['docs/a.md', 'cd /srv/checkout', ['machine path']],
  ['docs/a.md', 'cd /srv/checkout-two and /var/srv/checkout', []],
  ['docs/a.md', 'nothing', []],
  [
    'package-lock.json',
    '"resolved": "https://other.example.test/x.tgz"',
    ['download address in the lock file'],
  ],
  ['package-lock.json', '"resolved": "packages/local"', []],
])('%s: %s', (path, text, expected) => {
  expect(findMachineTraces(path, text, facts).map((trace) => trace.what)).toEqual(expected)
})

test('the line is named', () => {
  expect(findMachineTraces('a', 'x\ny /home/somebody/z', facts)).toEqual([{ line: 2, what: 'machine path' }])
})

test.each<[string, string[]]>([
  ["type A = Map<import('./a.ts').A, string>", ['./a.ts']],
  ["let a: import('./a.ts').A", ['./a.ts']],
  ["type M = typeof import('./a.ts')", ['./a.ts']],
  ["const load = () => import('./a.ts')", []],
  ["const a = await import('./a.ts')", []],
  ["import type { A } from './a.ts'", []],
])('types reached by import(): %s', (source, expected) => {
  expect(findExpressionTypeImports(source).map((found) => found.specifier)).toEqual(expected)
})
