import { readdir, rm } from 'node:fs/promises'
import { copyFolder } from './environment-copy.ts'
import { exists } from './environment-folder.ts'
import { fileErrorOf } from './file-error-of.ts'

const ending = '.tests'

/** Names in lower case of the flow files, there or not, that folders of tests in a flows folder belong to. */
export async function flowNamesOfTests(flowsFolder: string): Promise<readonly string[]> {
  const entries = await readdir(flowsFolder, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isDirectory() && entry.name.endsWith(ending))
    .map(({ name }) => `${name.slice(0, -ending.length)}.json`.toLowerCase())
}

/**
 * Copies a folder of tests, where there is one, to a name that is free; all of it or nothing. Answers how to take the
 * copy away again.
 * @throws FileError
 */
export async function copyTests(from: string, to: string): Promise<() => Promise<void>> {
  if (!(await exists(from))) return async () => undefined
  try {
    await copyFolder(from, to)
  } catch (cause) {
    throw fileErrorOf(cause, to, 'write')
  }
  return () => rm(to, { recursive: true, force: true })
}
