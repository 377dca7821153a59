import type { FileEntryWithStats, Stats } from 'ssh2'
import { etagOf, type FileEntry } from '../files/file-entry.ts'
import { pathIn } from '../files/file-path.ts'
import { tooLarge } from '../files/file-refusals.ts'
import type { FileStore } from '../files/file-store.ts'
import type { SftpSession } from './sftp-session.ts'
import { readBytes, writeBytes } from './sftp-transfer.ts'

/** Files of an SFTP server below a root folder. Every failure is as the server told it. */
export class SftpStore implements FileStore {
  readonly #session: SftpSession
  readonly #root: string

  /** @param root on the server; one without a slash at its start is meant from the account's own folder */
  constructor(session: SftpSession, root: string) {
    this.#session = session
    this.#root = root.replace(/\/+$/, '')
  }

  async list(folder: string): Promise<readonly FileEntry[]> {
    const found = await this.#session.ask<FileEntryWithStats[]>((sftp, done) =>
      sftp.readdir(this.#at(folder), done),
    )
    const entries: FileEntry[] = []
    for (const { attrs, filename } of found) {
      if (filename === '.' || filename === '..' || filename.includes('/')) continue
      const path = pathIn(folder, filename)
      const entry = attrs.isSymbolicLink() ? await this.find(path) : entryOf(path, attrs)
      if (entry !== undefined) entries.push(entry)
    }
    return entries.sort((left, right) => (left.path < right.path ? -1 : 1))
  }

  async find(path: string): Promise<FileEntry | undefined> {
    try {
      return entryOf(path, await this.#session.ask<Stats>((sftp, done) => sftp.stat(this.#at(path), done)))
    } catch (thrown) {
      if ((thrown as { code?: unknown }).code === noSuchFile) return undefined
      throw thrown
    }
  }

  async read(path: string, maxBytes: number): Promise<Uint8Array> {
    return this.#opened(path, 'r', async (handle) => {
      const { size } = await this.#session.ask<Stats>((sftp, done) => sftp.fstat(handle, done))
      if (size > maxBytes) throw tooLarge(path, size, maxBytes)
      return readBytes(this.#session, handle, size)
    })
  }

  async write(path: string, content: Uint8Array, { isNew }: { readonly isNew: boolean }): Promise<void> {
    let isOurs = false
    try {
      await this.#opened(path, isNew ? 'wx' : 'w', async (handle) => {
        isOurs = isNew
        await writeBytes(this.#session, handle, content)
      })
    } catch (thrown) {
      // A piece of a file that was not there before helps nobody.
      if (isOurs) await this.remove(path).catch(() => undefined)
      throw thrown
    }
  }

  append(path: string, content: Uint8Array): Promise<void> {
    return this.#opened(path, 'r+', async (handle) => {
      const { size } = await this.#session.ask<Stats>((sftp, done) => sftp.fstat(handle, done))
      await writeBytes(this.#session, handle, content, size)
    })
  }

  move(from: string, to: string): Promise<void> {
    return this.#session.ask((sftp, done) => sftp.rename(this.#at(from), this.#at(to), done))
  }

  /** Few servers copy by themselves: the file comes here and goes back. */
  async copy(
    from: string,
    to: string,
    { isNew, maxBytes }: { readonly isNew: boolean; readonly maxBytes: number },
  ): Promise<void> {
    await this.write(to, await this.read(from, maxBytes), { isNew })
  }

  remove(path: string): Promise<void> {
    return this.#session.ask((sftp, done) => sftp.unlink(this.#at(path), done))
  }

  makeFolder(path: string): Promise<void> {
    return this.#session.ask((sftp, done) => sftp.mkdir(this.#at(path), done))
  }

  #at(path: string): string {
    const place = `${this.#root}${path}`
    return path === '/' && this.#root !== '' ? this.#root : place
  }

  async #opened<Result>(
    path: string,
    flags: 'r' | 'r+' | 'w' | 'wx',
    work: (handle: Buffer) => Promise<Result>,
  ): Promise<Result> {
    const handle = await this.#session.ask<Buffer>((sftp, done) => sftp.open(this.#at(path), flags, done))
    try {
      return await work(handle)
    } finally {
      // What a server keeps back until a file is closed is refused here.
      await this.#session.ask((sftp, done) => sftp.close(handle, done))
    }
  }
}

const noSuchFile = 2

/** Pipes, sockets and devices are neither files nor folders. */
function entryOf(path: string, attrs: Stats): FileEntry | undefined {
  const isFile = attrs.isFile()
  if (!isFile && !attrs.isDirectory()) return undefined
  const size = isFile ? attrs.size : 0
  const modified = new Date(attrs.mtime * 1_000).toISOString()
  return { path, kind: isFile ? 'file' : 'folder', size, modified, etag: etagOf(modified, size) }
}
