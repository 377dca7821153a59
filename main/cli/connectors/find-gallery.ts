import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { galleryFiles } from '../../services/gallery-pack.ts'

/**
 * Where the gallery lies: FLOWBENCH_GALLERY, or beside the command as built (`dist/gallery`) or installed (Electron's
 * resources). Undefined where it is nowhere.
 */
export function findGallery(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const given = env.FLOWBENCH_GALLERY
  if (given !== undefined && given !== '') return given
  // As built the file lies in dist/cli or dist/cli/chunks, as source in main/cli/connectors.
  const here = import.meta.dirname
  const candidates = ['..', '../..', '../../..', '../../../..', '../../../dist'].map((up) =>
    join(here, up, 'gallery'),
  )
  return candidates.find((folder) => existsSync(join(folder, galleryFiles.index)))
}
