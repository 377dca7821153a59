import { execFile } from 'node:child_process'
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FlowError } from '../../shared/errors/index.ts'
import { unprivileged } from '../../tests/support/unprivileged.ts'
import { memorySettingsStore, type SettingsStore } from '../storage/settings-store.ts'
import { EnvironmentService } from './environment-service.ts'

let root: string
let settings: SettingsStore
let service: EnvironmentService

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'flowbench-env-')))
  await chmod(root, 0o777)
  await mkdir(join(root, 'shipped/flows'), { recursive: true })
  await writeFile(join(root, 'shipped/environment.json'), '{"id":"sample-1","name":"Sample"}')
  await writeFile(join(root, 'shipped/flows/a.json'), '{}')
  settings = memorySettingsStore()
  service = newService()
})
afterEach(async () => {
  await rm(root, { recursive: true, force: true })
})

function newService(): EnvironmentService {
  return new EnvironmentService({
    settings,
    documentsFolder: join(root, 'documents'),
    sampleSource: join(root, 'shipped'),
    now: () => 1000,
  })
}

/** Makes a folder with these files and answers its path. */
async function folderWith(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const path = join(root, name)
  await mkdir(join(path, 'flows'), { recursive: true })
  for (const [file, text] of Object.entries(files)) await writeFile(join(path, file), text)
  return path
}

const codeOf = (error: unknown) => (error instanceof FlowError ? error.code : String(error))
const failure = (work: Promise<unknown>) => work.then(() => 'no error', codeOf)

/** What another process without rights sees: `access` asks for the real user, which only a process of its own has. */
async function isReadOnlyForNobody(path: string): Promise<boolean> {
  const module = new URL('../storage/environment-folder.ts', import.meta.url).href
  const code = `const { readEnvironmentFolder } = await import(${JSON.stringify(module)})
    console.log((await readEnvironmentFolder(${JSON.stringify(path)})).readOnly)`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', code],
    process.getuid?.() === 0 ? { uid: 65534 } : {},
  )
  return stdout.trim() === 'true'
}

describe('open', () => {
  test('an environment with its manifest', async () => {
    const path = await folderWith('mine', {
      'environment.json': '\ufeff{"id":"e1","name":"Mine", // note\n}',
    })
    expect(await service.open(path)).toEqual({ id: 'e1', name: 'Mine', path, readOnly: false })
    expect(await service.recent()).toEqual([{ path, name: 'Mine', openedAt: 1000, missing: false }])
  })

  test('a folder of loose flow files, which stays as it is until something is written', async () => {
    const path = join(root, 'loose')
    await mkdir(path)
    await writeFile(join(path, 'x.json'), '{}')
    const info = await service.open(path)
    expect(info).toMatchObject({ name: 'loose', path, readOnly: false })
    expect(info.id).toMatch(/^folder-[0-9a-f]{16}$/)
    expect(await readdir(path)).toEqual(['x.json'])
    expect((await service.get(info.id)).flowsFolder).toBe(path)

    await service.prepareToWrite(info.id)
    expect((await readdir(path)).sort()).toEqual(['environment.json', 'x.json'])
    expect(JSON.parse(await readFile(join(path, 'environment.json'), 'utf8'))).toEqual({
      id: info.id,
      name: 'loose',
      variables: {},
    })
    const again = await newService().open(path)
    expect(again).toEqual(info)
  })

  test('a broken environment.json is told and never overwritten', async () => {
    const path = await folderWith('broken', { 'environment.json': '[1, 2' })
    const info = await service.open(path)
    expect(info).toMatchObject({ name: 'broken', notice: expect.stringContaining('no valid JSON object') })
    await service.prepareToWrite(info.id)
    expect(await readFile(join(path, 'environment.json'), 'utf8')).toBe('[1, 2')
  })

  test.each([
    ['a missing folder', 'nowhere', 'environment.not-found'],
    ['a file', 'shipped/flows/a.json', 'environment.not-a-folder'],
    ['the manifest itself', 'shipped/environment.json', 'environment.not-a-folder'],
    ['a way through a file', 'shipped/environment.json/x', 'environment.not-a-folder'],
    ['a folder with nothing of ours', 'other', 'environment.not-an-environment'],
  ])('%s', async (_name, path, code) => {
    await mkdir(join(root, 'other'))
    await writeFile(join(root, 'other/notes.txt'), 'x')
    expect(await failure(service.open(join(root, path)))).toBe(code)
  })

  test('a relative path', async () => {
    expect(await failure(service.open('some/folder'))).toBe('environment.relative-path')
  })

  test.skipIf(process.platform === 'win32')('an unreadable folder', async () => {
    const path = await folderWith('closed', { 'environment.json': '{}' })
    await chmod(path, 0o000)
    expect(await unprivileged(() => failure(service.open(path)))).toBe('environment.unreadable')
    await chmod(path, 0o755)
  })

  test.skipIf(process.platform === 'win32')(
    'a read-only folder opens and refuses to be written',
    async () => {
      const path = await folderWith('fixed', { 'flows/a.json': '{}' })
      await chmod(path, 0o555)
      const write = await unprivileged(async () =>
        failure(service.prepareToWrite((await service.open(path)).id)),
      )
      const readOnly = await isReadOnlyForNobody(path)
      await chmod(path, 0o755)
      expect({ readOnly, write }).toEqual({ readOnly: true, write: 'environment.read-only' })
    },
  )

  test.skipIf(process.platform === 'win32')('a link and its target are one environment', async () => {
    const path = await folderWith('real', { 'environment.json': '{"id":"e1"}' })
    await symlink(path, join(root, 'link'))
    const [byLink, direct] = [await service.open(join(root, 'link')), await service.open(path)]
    expect(byLink).toEqual(direct)
    expect(await service.recent()).toHaveLength(1)
  })

  test('a copy gets an id of its own while the original is there; a moved one keeps it', async () => {
    const original = await folderWith('one', { 'environment.json': '{"id":"e1"}' })
    const copy = await folderWith('two', { 'environment.json': '{"id":"e1"}' })
    const first = await service.open(original)
    const second = await service.open(copy)
    expect(first.id).toBe('e1')
    expect(second.id).toMatch(/^e1-[0-9a-f]{16}$/)

    const moved = join(root, 'three')
    await rename(original, moved)
    expect((await newService().open(moved)).id).toBe('e1')
  })
})

describe('get', () => {
  test('opens again what was open in an earlier sitting', async () => {
    const path = await folderWith('mine', { 'environment.json': '{"id":"e1"}' })
    const { id } = await service.open(path)
    expect(await newService().get(id)).toMatchObject({ id, path })
  })

  test('refuses what was never open', async () => {
    const { id } = await service.open(await folderWith('mine', {}))
    expect(await failure(new EnvironmentService({ ...fresh() }).get(id))).toBe('environment.not-open')
  })

  const fresh = () => ({
    settings: memorySettingsStore(),
    documentsFolder: root,
    sampleSource: undefined,
  })
})

describe('create', () => {
  test('in a given folder, made with its parents', async () => {
    const path = join(root, 'deep/er/new')
    const info = await service.create({ name: 'Neu & schön', path })
    expect(info).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'Neu & schön',
      path,
      readOnly: false,
    })
    expect((await readdir(path)).sort()).toEqual(['environment.json', 'flows'])
    expect(await readFile(join(path, 'environment.json'), 'utf8')).toBe(
      `{\n  "id": "${info.id}",\n  "name": "Neu & schön",\n  "variables": {}\n}\n`,
    )
  })

  test('in a parent folder, with a legal and free name', async () => {
    const parent = join(root, 'parent')
    const first = await service.create({ name: 'A/B: test', parent })
    const second = await service.create({ name: 'A/B: test', parent })
    expect([first.path, second.path]).toEqual([join(parent, 'A-B- test'), join(parent, 'A-B- test (2)')])
  })

  test('never over an environment', async () => {
    const path = await folderWith('mine', { 'environment.json': '{"id":"e1"}' })
    expect(await failure(service.create({ name: 'x', path }))).toBe('environment.exists')
    expect(await readFile(join(path, 'environment.json'), 'utf8')).toBe('{"id":"e1"}')
  })

  test('not where a file is', async () => {
    expect(await failure(service.create({ name: 'x', path: join(root, 'shipped/flows/a.json') }))).toMatch(
      /^environment\.(exists|not-a-folder)$/,
    )
  })

  test.skipIf(process.platform === 'win32')('not in a folder that may only be read', async () => {
    const parent = join(root, 'fixed')
    await mkdir(parent)
    await chmod(parent, 0o555)
    expect(await unprivileged(() => failure(service.create({ name: 'x', parent })))).toBe(
      'environment.read-only',
    )
  })
})

describe('the sample environment', () => {
  test('is copied and remembered on the first start only', async () => {
    await service.welcome()
    expect(await service.recent()).toEqual([
      { path: service.samplePath, name: 'Sample', openedAt: 1000, missing: false },
    ])
    expect(await readdir(join(service.samplePath, 'flows'))).toEqual(['a.json'])

    await rm(service.samplePath, { recursive: true })
    await newService().welcome()
    expect(await service.hasSample()).toBe(false)
  })

  test('is never overwritten', async () => {
    await service.welcome()
    await writeFile(join(service.samplePath, 'flows/a.json'), '"mine"')
    await service.openSample()
    expect(await readFile(join(service.samplePath, 'flows/a.json'), 'utf8')).toBe('"mine"')
  })

  test('comes back when it is opened after it was deleted', async () => {
    await service.welcome()
    await rm(service.samplePath, { recursive: true })
    expect(await service.openSample()).toMatchObject({ id: 'sample-1', path: service.samplePath })
    expect(await readdir(join(root, 'documents/Flowbench'))).toEqual(['Sample environment'])
  })
})

test('recent environments: newest first, missing ones marked, forgotten ones gone', async () => {
  const one = await folderWith('one', {})
  const two = await folderWith('two', {})
  await service.open(one)
  await service.open(two)
  await service.open(one)
  await rm(two, { recursive: true })
  expect((await service.recent()).map(({ name, missing }) => [name, missing])).toEqual([
    ['one', false],
    ['two', true],
  ])
  expect(await service.forget(two)).toHaveLength(1)
})

test('a list of recent environments that was spoilt by hand is passed over', async () => {
  settings.set('recentEnvironments', [{ path: 1 }, null, 'x'])
  expect(await service.recent()).toEqual([])
})
