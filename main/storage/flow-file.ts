import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { FileError } from '../../shared/errors/index.ts'
import { fileErrorOf } from './file-error-of.ts'
import { replaceFile } from './replace-file.ts'
import { decodeText, encodeText, type TextFormat } from './text-encoding.ts'

/** A flow file (or any other JSON text file of an environment) as it was on disk. */
export interface FlowFile {
  readonly path: string
  /** Without byte order mark; line ends as they were. */
  readonly text: string
  readonly format: TextFormat
  /** Hash of the bytes; equal revisions mean equal bytes. */
  readonly revision: string
  /** Whether its mode says that nobody may write it. */
  readonly isReadOnly: boolean
  readonly bytes: number
  /** Last change, ms since 1970 UTC. */
  readonly modifiedAt: number
}

export interface WriteOptions {
  /**
   * The revision that the change was made on; the write is refused with `file.changed-outside` when the file has
   * another one by now. `null` means that the file must not exist yet (`file.exists`). Absent: no questions asked.
   */
  readonly expectedRevision?: string | null
}

/** Files beyond this are not opened: 100 MB. */
export const maxFileBytes = 100 * 1024 * 1024

/**
 * Reads a text file. Throws FileError: `file.not-found`, `file.is-folder`, `file.not-a-file`, `file.no-access`,
 * `file.too-large`, `file.not-text`, `file.unreadable`.
 */
export async function readFlowFile(path: string): Promise<FlowFile> {
  try {
    const info = await stat(path)
    refuseOddFiles(path, info)
    const bytes = await readFile(path)
    const { text, format } = decodeText(bytes)
    return {
      path,
      text,
      format,
      revision: revisionOf(bytes),
      isReadOnly: (info.mode & 0o222) === 0,
      bytes: bytes.length,
      modifiedAt: Math.round(info.mtimeMs),
    }
  } catch (cause) {
    throw fileErrorOf(cause, path, 'read')
  }
}

/**
 * Writes a text file so that at any moment, power cuts included, the old or the new text is there whole. Keeps the
 * file's mode; a symbolic link stays and its target is written. Answers the new revision. Throws FileError:
 * `file.changed-outside`, `file.exists`, `file.read-only`, `file.no-access`, `file.not-found` (of the folder),
 * `file.is-folder`, `file.disk-full`, `file.not-encodable`, `file.too-large`, `file.unwritable`.
 */
export async function writeFlowFile(
  path: string,
  text: string,
  format: Pick<TextFormat, 'encoding' | 'bom'>,
  options: WriteOptions = {},
): Promise<{ readonly revision: string }> {
  try {
    const bytes = encodeText(text, format)
    if (bytes.length > maxFileBytes) throw tooLarge(path, bytes.length)
    const target = await targetOf(path)
    await checkRevision(target, options)
    await replaceFile(target, bytes, {
      mustNotExist: options.expectedRevision === null,
      // Once more at the last moment: writing the new bytes takes a while.
      beforeRename: () => checkRevision(target, options),
    })
    return { revision: revisionOf(bytes) }
  } catch (cause) {
    throw fileErrorOf(cause, path, 'write')
  }
}

/** Revision of a file's bytes: their SHA-256 in hexadecimal. */
export function revisionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The file a path stands for when links are followed; the path itself for one that does not exist yet. */
async function targetOf(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return path
    throw cause
  }
}

async function checkRevision(path: string, options: WriteOptions): Promise<void> {
  const { expectedRevision } = options
  if (expectedRevision === undefined) return
  const found = await currentRevision(path)
  if (found === expectedRevision) return
  const name = basename(path)
  if (expectedRevision === null) {
    throw new FileError('file.exists', `There is a file '${name}' already.`, { hint: 'Choose another name.' })
  }
  throw new FileError(
    'file.changed-outside',
    found === null
      ? `'${name}' was deleted or moved outside of Flowbench since it was opened.`
      : `'${name}' was changed outside of Flowbench since it was opened.`,
    { hint: 'Reload it, or save your text under another name; nothing was overwritten.' },
  )
}

async function currentRevision(path: string): Promise<string | null> {
  try {
    const info = await stat(path)
    refuseOddFiles(path, info)
    return revisionOf(await readFile(path))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw cause
  }
}

function refuseOddFiles(
  path: string,
  info: { isDirectory(): boolean; isFile(): boolean; size: number },
): void {
  const name = basename(path)
  if (info.isDirectory()) throw new FileError('file.is-folder', `'${name}' is a folder, not a file.`)
  if (!info.isFile()) throw new FileError('file.not-a-file', `'${name}' is not a plain file.`)
  if (info.size > maxFileBytes) throw tooLarge(path, info.size)
}

function tooLarge(path: string, bytes: number): FileError {
  return new FileError(
    'file.too-large',
    `'${basename(path)}' has ${Math.ceil(bytes / 1024 / 1024)} MB; files up to ${maxFileBytes / 1024 / 1024} MB can be opened.`,
  )
}
