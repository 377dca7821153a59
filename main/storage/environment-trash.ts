import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** Where deleted files go: the system's trash in the app, a folder of our own elsewhere. */
export interface Trash {
  /** Moves a file or folder away so that a person can get it back. Throws what the system throws. */
  moveToTrash(path: string): Promise<void>
}

/** A trash without a desktop: each deletion gets a folder named after its time inside `folder`. */
export function folderTrash(folder: string, now: () => number = Date.now): Trash {
  return {
    async moveToTrash(path) {
      const stamp = new Date(now()).toISOString().replaceAll(':', '-')
      const place = await freshFolder(join(folder, stamp))
      const target = join(place, basename(path))
      try {
        await rename(path, target)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
        await cp(path, target, { recursive: true, errorOnExist: true, force: false })
        await rm(path, { recursive: true })
      }
    },
  }
}

async function freshFolder(wanted: string): Promise<string> {
  for (let number = 1; ; number++) {
    const folder = number === 1 ? wanted : `${wanted}-${number}`
    await mkdir(join(folder, '..'), { recursive: true })
    try {
      await mkdir(folder)
      return folder
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}
