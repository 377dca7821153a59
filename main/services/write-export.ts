import { FileError } from '../../shared/errors/index.ts'
import { fileErrorOf } from '../storage/file-error-of.ts'
import { replaceFile } from '../storage/replace-file.ts'

/**
 * Writes the bytes of an export whole or not at all. Answers the path.
 * @throws FileError `file.exists` when it may not be replaced; `file.*`
 */
export async function writeExport(
  path: string,
  bytes: Uint8Array,
  { mayReplace }: { readonly mayReplace: boolean },
): Promise<string> {
  try {
    await replaceFile(path, bytes, { mustNotExist: !mayReplace, beforeRename: async () => undefined })
    return path
  } catch (cause) {
    throw cause instanceof FileError ? cause : fileErrorOf(cause, path, 'write')
  }
}
