import { constants } from 'node:fs'
import { copyFile, link, rename, unlink } from 'node:fs/promises'
import { FileError } from '../../shared/errors/index.ts'
import { exists } from './environment-folder.ts'
import { fileErrorOf } from './file-error-of.ts'

/**
 * Copies a file's bytes to a name that must be free.
 * @throws FileError
 */
export async function copyFileTo(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL)
  } catch (cause) {
    throw fileErrorOf(cause, to, 'write')
  }
}

/**
 * Renames a file without ever replacing another one. Names that differ in case alone are one file on some systems.
 * @throws FileError `file.exists`, ...
 */
export async function moveFileTo(from: string, to: string): Promise<void> {
  try {
    if (from.toLowerCase() === to.toLowerCase()) await rename(from, to)
    else await moveToFreeName(from, to)
  } catch (cause) {
    throw fileErrorOf(cause, to, 'write')
  }
}

/** A hard link takes a free name in one step; where the file system has none, the name is looked up first. */
async function moveToFreeName(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (cause) {
    if (await exists(to))
      throw new FileError('file.exists', 'There is a file of that name already.', { cause })
    return rename(from, to)
  }
  await unlink(from)
}
