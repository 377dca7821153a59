import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Bigger files are data; nobody writes a host name into those by hand. */
const maxBytes = 2 * 1024 * 1024

/** Never part of the repository: what is left out where git cannot say. */
const generated = new Set(['.git', 'node_modules', 'dist', 'release', 'coverage', 'test-results'])

/** One text file of the repository; `path` with forward slashes, relative to the checkout. */
export interface TrackedFile {
  readonly path: string
  readonly text: string
}

/** All text files that are, or are about to be, in the repository; without git, all that are not generated. */
export function* trackedFiles(root: string): Generator<TrackedFile> {
  for (const path of pathsByGit(root) ?? pathsByWalking(root)) {
    const found = statSync(join(root, path), { throwIfNoEntry: false })
    if (!found?.isFile() || found.size > maxBytes) continue
    const content = readFileSync(join(root, path))
    if (content.includes(0)) continue
    yield { path, text: content.toString('utf8') }
  }
}

function pathsByGit(root: string): string[] | null {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return listed.status === 0 ? listed.stdout.split('\0').filter((path) => path !== '') : null
}

function* pathsByWalking(root: string, folder = ''): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (generated.has(entry.name)) continue
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* pathsByWalking(root, path)
    else yield path
  }
}
