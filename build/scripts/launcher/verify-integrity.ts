import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/**
 * Checks a file against a Subresource Integrity string of one hash (`sha512-...`), as lock files hold it.
 * @throws Error naming the file when it differs
 */
export async function verifyIntegrity(file: string, integrity: string): Promise<void> {
  const [algorithm, expected] = integrity.split(/-(.*)/s)
  if (!algorithm || !expected) throw new Error(`"${integrity}" is not an integrity string.`)
  const hash = createHash(algorithm)
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  const found = hash.digest('base64')
  if (found !== expected) {
    throw new Error(`${file} is not what was pinned (${algorithm} ${found}, expected ${expected}).`)
  }
}
