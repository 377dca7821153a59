import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isFresh, stampFile, takeStamp, writeStamp } from './source-stamp.mjs'

const group = { name: 'cli', inputs: ['src', 'package.json', 'not-there'], outputs: ['dist/cli/out.mjs'] }
let root: string

/** A checkout with two sources and a build of them. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'source-stamp-'))
  mkdirSync(join(root, 'src/deep'), { recursive: true })
  mkdirSync(join(root, 'dist/cli'), { recursive: true })
  writeFileSync(join(root, 'src/deep/a.ts'), 'a')
  writeFileSync(join(root, 'package.json'), '{}')
  writeFileSync(join(root, 'dist/cli/out.mjs'), '')
  writeStamp(root, group.name, takeStamp(root, group.inputs))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const inTheFuture = new Date(Date.now() + 60_000)

test.each<[string, () => void, boolean]>([
  ['nothing changed', () => undefined, true],
  ['a source changed', () => writeFileSync(join(root, 'src/deep/a.ts'), 'b'), false],
  ['a source came', () => writeFileSync(join(root, 'src/b.ts'), ''), false],
  ['a source went', () => rmSync(join(root, 'src/deep/a.ts')), false],
  ['a missing input came', () => writeFileSync(join(root, 'not-there'), ''), false],
  ['a test came', () => writeFileSync(join(root, 'src/a.test.ts'), ''), true],
  ['a page of documentation came', () => writeFileSync(join(root, 'src/README.md'), ''), true],
  ['only a time changed', () => utimesSync(join(root, 'src/deep/a.ts'), inTheFuture, inTheFuture), true],
  ['the output went', () => rmSync(join(root, 'dist/cli/out.mjs')), false],
  ['the stamp went', () => rmSync(stampFile(root, group.name)), false],
  ['the stamp is broken', () => writeFileSync(stampFile(root, group.name), '{"quick":1'), false],
])('%s: fresh is %s', (_, change, expected) => {
  change()
  expect(isFresh(root, group)).toBe(expected)
})

test('after a time changed, the next look is quick again', () => {
  utimesSync(join(root, 'src/deep/a.ts'), inTheFuture, inTheFuture)
  const before = takeStamp(root, group.inputs)
  isFresh(root, group)
  // Content changed behind the same size and time is what only the slow look would see.
  writeFileSync(join(root, 'src/deep/a.ts'), 'z')
  utimesSync(join(root, 'src/deep/a.ts'), inTheFuture, inTheFuture)
  expect(takeStamp(root, group.inputs).quick).toBe(before.quick)
  expect(isFresh(root, group)).toBe(true)
})
