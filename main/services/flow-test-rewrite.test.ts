import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { filesThatName, rewriteTestFiles } from './flow-test-rewrite.ts'

let folder: string
const add = { kind: 'action', name: 'Add' } as const
const naming = '{"expect":{"order":["Add"]}}\r\n'
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowbench-rewrite-'))
  writeFileSync(join(folder, 'a.flowtest.json'), naming)
  // UTF-16 with a byte order mark.
  writeFileSync(join(folder, 'b.flowtest.json'), Buffer.from(`\ufeff${naming}`, 'utf16le'))
  writeFileSync(join(folder, 'c.cassette.json'), '{"interactions":[{"action":"add"}]}')
  writeFileSync(join(folder, 'other.flowtest.json'), '{"description":"Add"}')
  writeFileSync(join(folder, 'notes.json'), naming)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const bytes = () =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name)).toString('hex')]),
  )
const renamed = (files: Awaited<ReturnType<typeof filesThatName>>) =>
  files.map((file) => ({ ...file, text: file.text.replace(/add/i, 'Sum') }))

test('the tests and cassettes that name an action are found; no folder, no files', async () => {
  expect((await filesThatName(folder, add)).map(({ file }) => file)).toEqual([
    'a.flowtest.json',
    'b.flowtest.json',
    'c.cassette.json',
  ])
  expect(await filesThatName(join(folder, 'none'), add)).toEqual([])
})

test('written in the encoding each has, and back to the same bytes', async () => {
  const before = bytes()
  const files = await filesThatName(folder, add)
  const now = await rewriteTestFiles(folder, renamed(files))
  expect(readFileSync(join(folder, 'a.flowtest.json'), 'utf8')).toBe('{"expect":{"order":["Sum"]}}\r\n')
  expect(readFileSync(join(folder, 'b.flowtest.json')).toString('utf16le')).toBe(
    '\ufeff{"expect":{"order":["Sum"]}}\r\n',
  )
  expect((await filesThatName(folder, { kind: 'action', name: 'Sum' })).map((file) => file)).toEqual(now)
  await rewriteTestFiles(
    folder,
    now.map((file, index) => ({ ...file, text: files[index]?.text ?? '' })),
  )
  expect(bytes()).toEqual(before)
})

test('a file that was changed meanwhile stops all of it before anything is written', async () => {
  const files = renamed(await filesThatName(folder, add))
  writeFileSync(join(folder, 'b.flowtest.json'), '{}')
  const before = bytes()
  await expect(rewriteTestFiles(folder, files)).rejects.toMatchObject({ code: 'file.changed-outside' })
  expect(bytes()).toEqual(before)
})

test('a file that cannot be written takes back those that were', async () => {
  const files = renamed(await filesThatName(folder, add))
  chmodSync(join(folder, 'c.cassette.json'), 0o444)
  const before = bytes()
  await expect(rewriteTestFiles(folder, files)).rejects.toMatchObject({ code: 'file.read-only' })
  expect(bytes()).toEqual(before)
  mkdirSync(join(folder, 'd.flowtest.json'))
  await expect(filesThatName(folder, add)).rejects.toMatchObject({ code: 'file.is-folder' })
})
