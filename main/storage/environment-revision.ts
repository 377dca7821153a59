import { readFile } from 'node:fs/promises'
import { revisionOf } from './flow-file.ts'

/** Revision of a file on disk; undefined while it cannot be read. */
export async function readRevision(path: string): Promise<string | undefined> {
  return readFile(path).then(revisionOf, () => undefined)
}
