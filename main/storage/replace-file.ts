import { randomBytes } from 'node:crypto'
import {
  access,
  chmod,
  chown,
  constants,
  link,
  lstat,
  open,
  readdir,
  rename,
  stat,
  unlink,
} from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { FileError } from '../../shared/errors/index.ts'

interface ReplaceOptions {
  /** Fail with `file.exists` if the file is there by the time of the rename. */
  readonly mustNotExist: boolean
  /** Last chance to refuse; called when the new bytes are safe on disk beside the file. */
  beforeRename(): Promise<void>
}

/**
 * Replaces a file's bytes in one step: a temporary file in the same folder, fsync, rename, fsync of the folder.
 * Mode and owner of an existing file are kept. Not `write-file-atomic`: that one neither syncs the folder nor lets
 * us look once more at the file between writing and renaming, nor cleans up what a killed process left.
 */
export async function replaceFile(path: string, bytes: Uint8Array, options: ReplaceOptions): Promise<void> {
  const folder = dirname(path)
  const old = await existing(path)
  await removeLeftovers(folder)
  const temporary = join(folder, temporaryName(basename(path)))
  try {
    await writeSynced(temporary, bytes, old?.mode)
    if (old !== undefined) await keepOwner(temporary, old)
    await options.beforeRename()
    if (options.mustNotExist) await placeNew(temporary, path)
    else await renameOver(temporary, path)
  } catch (cause) {
    await unlink(temporary).catch(() => undefined)
    throw cause
  }
  await syncFolder(folder)
}

/**
 * Deletes temporary files that a process of this machine left when it was killed; those of other machines (a shared
 * folder) after a day. Never throws. Answers how many.
 */
export async function removeLeftovers(folder: string): Promise<number> {
  let removed = 0
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const match = temporaryPattern.exec(name)
    if (match === null) continue
    const path = join(folder, name)
    const isOver = match[2] === machine ? !isRunning(Number(match[1])) : await isOlderThanDay(path)
    if (!isOver) continue
    await unlink(path).then(
      () => removed++,
      () => undefined,
    )
  }
  return removed
}

/** Whether a file name is one of our temporary ones, so that listings and watchers pass it over. */
export function isTemporaryName(name: string): boolean {
  return temporaryPattern.test(name)
}

const temporaryPattern = /^\..+\.(\d+)-([0-9a-z]+)-[0-9a-f]{12}\.flowbench-tmp$/

/** This machine in a file name: enough to tell machines that share a folder. */
const machine =
  hostname()
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .slice(0, 24) || 'local'

function temporaryName(name: string): string {
  // Long names must leave room: most file systems take 255 bytes.
  return `.${name.slice(0, 60)}.${process.pid}-${machine}-${randomBytes(6).toString('hex')}.flowbench-tmp`
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function isOlderThanDay(path: string): Promise<boolean> {
  const info = await lstat(path).catch(() => undefined)
  return info !== undefined && Date.now() - info.mtimeMs > 24 * 60 * 60 * 1000
}

interface OldFile {
  readonly mode: number
  readonly uid: number
  readonly gid: number
}

async function existing(path: string): Promise<OldFile | undefined> {
  const info = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined
    throw cause
  })
  if (info === undefined) return undefined
  const name = basename(path)
  if (info.isDirectory()) throw new FileError('file.is-folder', `'${name}' is a folder, not a file.`)
  // A rename would replace it all the same; who made it read-only did not want that.
  if ((info.mode & 0o222) === 0) {
    throw new FileError('file.read-only', `'${name}' is read-only.`, {
      hint: "Allow writing in the file's properties, or save under another name.",
    })
  }
  await access(path, constants.W_OK)
  return { mode: info.mode & 0o7777, uid: info.uid, gid: info.gid }
}

async function writeSynced(path: string, bytes: Uint8Array, mode: number | undefined): Promise<void> {
  const handle = await open(path, 'wx', mode ?? 0o666)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  // `open` takes the umask away from the mode; the old file's mode counts as it is.
  if (mode !== undefined && process.platform !== 'win32') await chmod(path, mode)
}

/** Only root can give a file away; for others the owner is the same already. */
async function keepOwner(path: string, old: OldFile): Promise<void> {
  if (process.getuid?.() !== 0) return
  await chown(path, old.uid, old.gid).catch(() => undefined)
}

/** Puts a new file in its place without ever replacing one that somebody made meanwhile. */
async function placeNew(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path)
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code === 'EEXIST') {
      throw new FileError('file.exists', `There is a file '${basename(path)}' already.`, {
        hint: 'Choose another name.',
        cause,
      })
    }
    // Disks without hard links (FAT): the check just before has to do.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'EOPNOTSUPP' || code === 'ENOSYS') {
      await renameOver(temporary, path)
      return
    }
    throw cause
  }
  await unlink(temporary)
}

/** Windows refuses a rename while a scanner or indexer has the file open; that passes within moments. */
async function renameOver(temporary: string, path: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await rename(temporary, path)
      return
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code ?? ''
      const isPassing = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(code)
      if (!isPassing || attempt === 10) throw cause
      await delay(attempt * 20)
    }
  }
}

/** Makes the rename itself survive a power cut. Where folders cannot be synced (Windows) the file system sees to it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code !== 'EINVAL' && code !== 'ENOTSUP' && code !== 'EPERM') throw cause
  } finally {
    await handle.close()
  }
}
