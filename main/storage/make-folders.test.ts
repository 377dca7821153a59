import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeFolders } from './make-folders.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowbench-make-folder-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a folder with those above it, once or again', () => {
  const deep = join(folder, 'a', 'b', 'c')
  makeFolders(deep)
  makeFolders(deep)
  expect(existsSync(deep)).toBe(true)
})

test('a file in the way is told', () => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => makeFolders(join(folder, 'file'))).toThrow(expect.objectContaining({ code: 'EEXIST' }))
  expect(() => makeFolders(join(folder, 'file', 'x'))).toThrow(expect.objectContaining({ code: 'ENOTDIR' }))
})

test.skipIf(process.platform !== 'linux')('a folder that takes none is told, and not tried for ever', () => {
  expect(() => makeFolders('/proc/flowbench/data')).toThrow(expect.objectContaining({ code: 'ENOENT' }))
})
