import { mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { folderTrash } from '../storage/environment-trash.ts'
import { memorySettingsStore } from '../storage/settings-store.ts'
import { directFlowFiles } from './direct-flow-files.ts'
import { EnvironmentService } from './environment-service.ts'
import { newFlowText } from './new-flow.ts'
import { OwnTemplates } from './own-templates.ts'

let root: string
let environmentId: EnvironmentId
let templates: OwnTemplates

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'flowbench-templates-')))
  const settings = memorySettingsStore()
  const environments = new EnvironmentService({ settings, documentsFolder: root, sampleSource: undefined })
  environmentId = (await environments.create({ name: 'Test', path: join(root, 'env') })).id
  templates = new OwnTemplates({
    environments,
    files: directFlowFiles,
    trash: folderTrash(join(root, 'trash')),
  })
})
afterEach(() => rm(root, { recursive: true, force: true }))

test('saved, listed, read and deleted; a name twice gets a number', async () => {
  expect(await templates.list(environmentId)).toEqual([])
  const text = newFlowText('instant', 'Orders')
  expect(await templates.save(environmentId, 'Our frame', text)).toMatchObject({ fileName: 'Our frame.json' })
  await templates.save(environmentId, 'Our frame', text)
  const listed = await templates.list(environmentId)
  expect(listed.map(({ title }) => title)).toEqual(['Our frame', 'Our frame'])
  expect(new Set(listed.map(({ fileName }) => fileName)).size).toBe(2)
  expect(await templates.read(environmentId, 'Our frame.json')).toBe(text.replace('"Orders"', '"Our frame"'))
  await templates.delete(environmentId, 'Our frame.json')
  expect(await readdir(join(root, 'env', 'templates'))).toHaveLength(1)
})

test('what is no flow is not kept, and not listed', async () => {
  await expect(templates.save(environmentId, 'X', '{}')).rejects.toMatchObject({
    code: 'request.not-importable',
  })
  await templates.save(environmentId, 'Good', newFlowText('instant', 'A'))
  await writeFile(join(root, 'env', 'templates', 'notes.json'), '{"a": 1}')
  expect((await templates.list(environmentId)).map(({ title }) => title)).toEqual(['Good'])
})

test.each(['../flows/a.json', 'a/b.json', 'c.txt', '..\\x.json'])(
  '%s is no name of a template',
  async (name) => {
    await expect(templates.read(environmentId, name)).rejects.toMatchObject({
      code: 'request.no-such-template',
    })
  },
)
