import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readZip } from './read-zip.ts'

/** One definition of the corpus of real flows, as its index describes it. */
export interface CorpusFlow {
  /** File and pointer, short enough for a test's title. */
  readonly title: string
  readonly file: string
  /** The whole source document, byte for byte. */
  readonly bytes: Buffer
  /** JSON pointer of the definition in the document. */
  readonly pointer: string
  readonly shape: string
  readonly family: string
  /** Nested ones included. */
  readonly actions: number
  readonly depth: number
  readonly triggerTypes: readonly string[]
  readonly actionTypes: readonly string[]
  readonly connectors: readonly string[]
}

interface IndexEntry extends Omit<CorpusFlow, 'title' | 'bytes'> {
  readonly path: string
}

/** Folder of the corpus, from FLOWBENCH_CORPUS; `undefined` (said once) where there is none. */
export function corpusFolder(): string | undefined {
  const folder = process.env.FLOWBENCH_CORPUS
  if (folder === undefined || folder === '') {
    console.log('Corpus tests are skipped: FLOWBENCH_CORPUS names no folder.')
    return undefined
  }
  return folder
}

/** Every definition of the corpus: single documents, members of the original packages, projects. */
export function readCorpusFlows(folder: string): readonly CorpusFlow[] {
  const root = join(folder, 'flows')
  const index = JSON.parse(readFileSync(join(root, 'index.json'), 'utf8')) as { flows: IndexEntry[] }
  const zips = new Map<string, ReadonlyMap<string, Buffer>>()
  return index.flows.map(({ path, ...entry }) => {
    const bytes = readDocument(root, entry.file, path, zips)
    return { ...entry, bytes, title: `${entry.file.slice(0, 70)}${entry.pointer}` }
  })
}

function readDocument(
  root: string,
  file: string,
  path: string,
  zips: Map<string, ReadonlyMap<string, Buffer>>,
): Buffer {
  if (file.endsWith('.zip')) {
    const members = zips.get(file) ?? readZip(readFileSync(join(root, file)))
    zips.set(file, members)
    const member = members.get(path.split('!/')[1] ?? '')
    if (member === undefined) throw new Error(`${file} has no member for ${path}.`)
    return member
  }
  if (file.endsWith('.json')) return readFileSync(join(root, file))
  // A project folder: the workflow's own folder is the last but one part of the source path.
  return readFileSync(join(root, file, ...path.split('/').slice(-2)))
}
