import { mkdtemp, readdir, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { EnvironmentService } from '../services/environment-service.ts'
import { memorySettingsStore } from '../storage/settings-store.ts'
import { environmentHandlers } from './environments.ts'
import { english } from './words/en.ts'

const caller = { windowId: 1 }
let root: string
let picked: string | undefined
let revealed: string[]
let handlers: ReturnType<typeof environmentHandlers>

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'flowbench-ipc-')))
  picked = undefined
  revealed = []
  const service = new EnvironmentService({
    settings: memorySettingsStore(),
    documentsFolder: join(root, 'documents'),
    sampleSource: undefined,
  })
  const shell = {
    pickFolder: async () => picked,
    pickFile: async () => undefined,
    pickSavePath: async () => undefined,
    openFolder: async (path: string) => void revealed.push(path),
    revealFile: (path: string) => void revealed.push(path),
    openFile: async (path: string) => void revealed.push(path),
    openLink: async (url: string) => void revealed.push(url),
  }
  handlers = environmentHandlers(service, shell, () => english.pick)
})
afterEach(async () => {
  await rm(root, { recursive: true, force: true })
})

test('a dismissed dialog opens and makes nothing', async () => {
  expect(await handlers.pick(undefined, caller)).toBeNull()
  expect(await handlers.create({ name: 'New' }, caller)).toBeNull()
  expect(await handlers.recent(undefined, caller)).toEqual([])
})

test('a new environment gets a folder of its own in the chosen one, and can be shown and opened', async () => {
  picked = root
  const made = await handlers.create({ name: 'New' }, caller)
  expect(made?.path).toBe(join(root, 'New'))
  expect(await readdir(root)).toEqual(['New'])
  if (made === null) return
  await handlers.reveal({ environmentId: made.id }, caller)
  expect(revealed).toEqual([made.path])
  picked = made.path
  expect(await handlers.pick(undefined, caller)).toEqual(made)
})

test('with a path no dialog is asked', async () => {
  const path = join(root, 'here')
  expect(await handlers.create({ name: 'New', path }, caller)).toMatchObject({ path, name: 'New' })
})
