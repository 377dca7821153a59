import { unzipSync } from 'fflate'
import { Refusal } from './refusal.ts'

/** Largest archive that is unpacked here, in bytes. */
const maxArchiveBytes = 50 * 1024 * 1024
/** Largest sum of what is in one, in bytes. */
const maxUnpackedBytes = 200 * 1024 * 1024

/** A file of an archive. */
export interface ArchivedFile {
  /** From the archive's root, with slashes: `deep/b.txt`. */
  readonly path: string
  readonly content: Uint8Array
}

/**
 * The files of a zip archive. Names that climb out of the folder are left out. Throws Refusal 400 for what is no archive,
 * 413 for one that is too large.
 */
export function unpackArchive(bytes: Uint8Array): readonly ArchivedFile[] {
  if (bytes.byteLength > maxArchiveBytes) throw new Refusal(413, 'The archive is larger than 50 MB.')
  let total = 0
  try {
    const unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        total += originalSize
        if (total > maxUnpackedBytes) throw new Refusal(413, 'What is in the archive is larger than 200 MB.')
        // A name that climbs out of the folder is no file of it.
        return !name.split(/[\\/]/).includes('..')
      },
    })
    return Object.entries(unpacked)
      .filter(([path]) => !path.endsWith('/'))
      .map(([path, content]) => ({ path, content }))
  } catch (thrown) {
    if (thrown instanceof Refusal) throw thrown
    throw new Refusal(400, 'The file is no zip archive.')
  }
}
