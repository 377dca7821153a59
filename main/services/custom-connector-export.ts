import { copyFile, mkdir, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { FileError } from '../../shared/errors/index.ts'
import { exists } from '../storage/environment-folder.ts'
import { fileErrorOf } from '../storage/file-error-of.ts'

/** Copies the files of a connector's folder into a new folder of its name below `parent`. @throws FileError `file.exists` ... */
export async function copyConnector(folder: string, parent: string): Promise<string> {
  const target = join(parent, basename(folder))
  if (await exists(target)) {
    throw new FileError('file.exists', `There is a '${basename(folder)}' in that folder already.`, {
      hint: 'Choose another folder; nothing was overwritten.',
    })
  }
  try {
    await mkdir(target)
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (!entry.isFile() || entry.name.startsWith('.')) continue
      await copyFile(join(folder, entry.name), join(target, entry.name))
    }
    return target
  } catch (cause) {
    throw fileErrorOf(cause, target, 'write')
  }
}
