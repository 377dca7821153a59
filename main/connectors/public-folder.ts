import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { publicConnectors } from './public/index.ts'

/** From where this runs: as source, as built (`dist/main`, `dist/cli` or their chunks), as packed beside `app.asar`. */
const candidates = [
  './public',
  './connectors',
  '../connectors',
  '../../../connectors',
  '../../../../connectors',
]

let found: string | undefined

/** Folder with the descriptions of the connectors that come with the app; undefined in a build without. */
export function findPublicFolder(): string | undefined {
  const [first] = publicConnectors
  found ??= candidates
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => first !== undefined && existsSync(join(path, first.id)))
  return found
}
