import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fileSettingsStore } from './settings-file.ts'
import { memorySettingsStore } from './settings-store.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowbench-settings-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('what was set is there after the next start; dots in a key are nothing special', async () => {
  const path = join(folder, 'deep/settings.json')
  fileSettingsStore(path).set('a.b', { list: [1, 'ä'] })
  fileSettingsStore(path).set('theme', 'dark')
  const store = fileSettingsStore(path)
  expect([store.get('a.b'), store.get('theme'), store.get('none')]).toEqual([
    { list: [1, 'ä'] },
    'dark',
    undefined,
  ])
  expect(await readdir(join(folder, 'deep'))).toEqual(['settings.json'])
})

test.each(['{ broken', '[]', ''])('a file that holds %j is set aside', async (text) => {
  const path = join(folder, 'settings.json')
  await writeFile(path, text)
  const store = fileSettingsStore(path)
  expect(store.get('theme')).toBeUndefined()
  store.set('theme', 'light')
  expect(await readFile(`${path}.broken`, 'utf8')).toBe(text)
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ theme: 'light' })
})

test.each([
  ['memory', () => memorySettingsStore()],
  ['file', () => fileSettingsStore(join(folder, 's.json'))],
])('a value from %s is a copy', (_name, open) => {
  const store = open()
  const list = [1]
  store.set('list', list)
  list.push(2)
  ;(store.get('list') as number[]).push(3)
  expect(store.get('list')).toEqual([1])
})
