import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/**
 * Revision of a file on disk, the same as `revisionOf` gives for its bytes; undefined while it cannot be read. Read
 * piece by piece, so that a large file does not hold up whoever waits for the thread.
 */
export async function readRevision(path: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
    return hash.digest('hex')
  } catch {
    return undefined
  }
}
