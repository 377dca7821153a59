import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Bigger files are data; nobody writes a host name into those by hand. */
const maxBytes = 2 * 1024 * 1024

/** One text file of the repository; `path` with forward slashes, relative to the checkout. */
export interface TrackedFile {
  readonly path: string
  readonly text: string
}

/** All text files that are, or are about to be, in the repository. Empty outside of git. */
export function* trackedFiles(root: string): Generator<TrackedFile> {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  for (const path of listed.status === 0 ? listed.stdout.split('\0') : []) {
    if (path === '') continue
    const found = statSync(join(root, path), { throwIfNoEntry: false })
    if (!found?.isFile() || found.size > maxBytes) continue
    const content = readFileSync(join(root, path))
    if (content.includes(0)) continue
    yield { path, text: content.toString('utf8') }
  }
}
