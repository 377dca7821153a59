import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder with those above it; one that is there is left as it is. Throws the system's error. Node's own recursive
 * way never ends where a folder refuses by saying that there is none (`/proc`).
 */
export function makeFolders(path: string): void {
  try {
    mkdirSync(path)
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException
    if (isFolder(path)) return
    const parent = dirname(path)
    if (code !== 'ENOENT' || parent === path || isFolder(parent)) throw thrown
    makeFolders(parent)
    mkdirSync(path)
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
