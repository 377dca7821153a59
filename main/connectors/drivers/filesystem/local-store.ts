import { randomUUID } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import * as fs from 'node:fs/promises'
import { join } from 'node:path'
import { etagOf, type FileEntry } from '../files/file-entry.ts'
import { pathIn } from '../files/file-path.ts'
import { isThere, tooLarge } from '../files/file-refusals.ts'
import type { FileStore } from '../files/file-store.ts'
import { refusalOfSystem } from './refusal-of-system.ts'
import type { RootFolder } from './root-folder.ts'

/** Files that are being written, before they take the place of another; no flow sees them. */
const unfinished = /^\.flowbench-[0-9a-f-]{36}\.tmp$/

/** Files of this machine below a root folder, with the rights of the account that the app runs under. */
export class LocalStore implements FileStore {
  readonly #root: RootFolder

  constructor(root: RootFolder) {
    this.#root = root
  }

  list(folder: string): Promise<readonly FileEntry[]> {
    return refused(folder, async () => {
      const place = await this.#root.locate(folder)
      const names = (await fs.readdir(place)).filter((name) => !unfinished.test(name))
      const entries: FileEntry[] = []
      for (const name of names) {
        // A name with a backslash cannot be told from a path of Windows, so it could not be asked for.
        const entry = name.includes('\\')
          ? undefined
          : await this.#look(pathIn(folder, name), join(place, name))
        if (entry !== undefined) entries.push(entry)
      }
      return entries.sort((left, right) => (left.path < right.path ? -1 : 1))
    })
  }

  find(path: string): Promise<FileEntry | undefined> {
    return refused(path, async () => this.#look(path, await this.#root.locate(path)))
  }

  read(path: string, maxBytes: number): Promise<Uint8Array> {
    return refused(path, async () => {
      const file = await fs.open(await this.#root.locate(path), constants.O_RDONLY)
      try {
        const { size } = await file.stat()
        if (size > maxBytes) throw tooLarge(path, size, maxBytes)
        const content = await file.readFile()
        // It may have grown since.
        return content.byteLength > maxBytes ? content.subarray(0, size) : content
      } finally {
        await file.close()
      }
    })
  }

  write(path: string, content: Uint8Array, { isNew }: { readonly isNew: boolean }): Promise<void> {
    return refused(path, async () => {
      const place = await this.#root.locate(path)
      await this.#finish(path, place, isNew, (file) => fs.writeFile(file, content, { flag: 'wx' }))
    })
  }

  append(path: string, content: Uint8Array): Promise<void> {
    return refused(path, async () => {
      const file = await fs.open(await this.#root.locate(path), constants.O_WRONLY | constants.O_APPEND)
      const { size } = await file.stat()
      try {
        await file.appendFile(content)
      } catch (thrown) {
        // Half of what was to be added helps nobody, and would be added again with the next attempt.
        await file.truncate(size).catch(() => undefined)
        throw thrown
      } finally {
        await file.close()
      }
    })
  }

  move(from: string, to: string): Promise<void> {
    return refused(to, async () => {
      await fs.rename(await this.#root.locateEntry(from), await this.#root.locate(to))
    })
  }

  copy(from: string, to: string, { isNew }: { readonly isNew: boolean }): Promise<void> {
    return refused(to, async () => {
      const source = await this.#root.locate(from)
      const place = await this.#root.locate(to)
      await this.#finish(to, place, isNew, (file) => fs.copyFile(source, file, constants.COPYFILE_EXCL))
    })
  }

  remove(path: string): Promise<void> {
    return refused(path, async () => fs.unlink(await this.#root.locateEntry(path)))
  }

  makeFolder(path: string): Promise<void> {
    return refused(path, async () => {
      await fs.mkdir(await this.#root.locate(path)).catch((thrown: NodeJS.ErrnoException) => {
        if (thrown.code !== 'EEXIST') throw thrown
      })
    })
  }

  async #look(path: string, place: string): Promise<FileEntry | undefined> {
    const found = await fs.lstat(place).catch(() => undefined)
    if (found?.isSymbolicLink() !== true) return found === undefined ? undefined : entryOf(path, found)
    const real = await this.#root.follow(place)
    return real === undefined ? undefined : entryOf(path, await fs.stat(real))
  }

  /**
   * Makes a file under a name of its own and lets it take its place when it is whole: nobody reads half of it, and the
   * old one stays when the disk is full.
   */
  async #finish(
    path: string,
    place: string,
    isNew: boolean,
    make: (file: string) => Promise<void>,
  ): Promise<void> {
    const file = join(place, '..', `.flowbench-${randomUUID()}.tmp`)
    try {
      await make(file)
      if (isNew) await takeFree(path, file, place)
      else await takeOver(file, place)
    } catch (thrown) {
      await fs.rm(file, { force: true }).catch(() => undefined)
      throw thrown
    }
  }
}

/** A link fails where something is, a rename would not; file systems without links get a look before. */
async function takeFree(path: string, file: string, place: string): Promise<void> {
  try {
    await fs.link(file, place)
    await fs.unlink(file)
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException
    if (code === 'EEXIST') throw isThere(path)
    if (code === 'ENOSPC' || code === 'EDQUOT') throw thrown
    if ((await fs.lstat(place).catch(() => undefined)) !== undefined) throw isThere(path)
    await fs.rename(file, place)
  }
}

async function takeOver(file: string, place: string): Promise<void> {
  const before = await fs.stat(place).catch(() => undefined)
  if (before !== undefined) await fs.chmod(file, before.mode).catch(() => undefined)
  await fs.rename(file, place)
}

/** Pipes, sockets and devices are neither files nor folders. */
function entryOf(path: string, found: Stats): FileEntry | undefined {
  if (!found.isFile() && !found.isDirectory()) return undefined
  const isFile = found.isFile()
  const size = isFile ? found.size : 0
  return {
    path,
    kind: isFile ? 'file' : 'folder',
    size,
    modified: found.mtime.toISOString(),
    // Systems that do not know it say 1970.
    ...(found.birthtimeMs > 0 ? { created: found.birthtime.toISOString() } : {}),
    etag: etagOf(found.mtimeMs, size),
  }
}

async function refused<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (thrown) {
    throw refusalOfSystem(thrown, path)
  }
}
