import { PassThrough, type Readable, Writable } from 'node:stream'
import { type Client, type FileInfo, FTPError } from 'basic-ftp'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import { etagOf, type FileEntry } from '../files/file-entry.ts'
import { folderOf, nameOf, pathIn } from '../files/file-path.ts'
import { notThere, tooLarge } from '../files/file-refusals.ts'
import type { FileStore } from '../files/file-store.ts'

/** What servers answer when there is no room: now, or for this account. */
const fullCodes: readonly number[] = [452, 552]

/** Files of an FTP server, from its root. Every failure is as the server and its client library told it. */
export class FtpStore implements FileStore {
  readonly #client: Client

  constructor(client: Client) {
    this.#client = client
  }

  async list(folder: string): Promise<readonly FileEntry[]> {
    const entries: FileEntry[] = []
    for (const info of await this.#infos(folder)) {
      const entry = await this.#entryOf(pathIn(folder, info.name), info)
      if (entry !== undefined) entries.push(entry)
    }
    return entries.sort((left, right) => (left.path < right.path ? -1 : 1))
  }

  /** What a folder's list says of it: not every server can be asked for one thing alone. */
  async find(path: string): Promise<FileEntry | undefined> {
    if (path === '/') return { path, kind: 'folder', size: 0, etag: etagOf(0, 0) }
    const infos = await this.#infos(folderOf(path)).catch((thrown: unknown) => {
      if (thrown instanceof ServiceRefusal && thrown.status === 404) return []
      throw thrown
    })
    const info = infos.find(({ name }) => name === nameOf(path))
    return info === undefined ? undefined : this.#entryOf(path, info)
  }

  async read(path: string, maxBytes: number): Promise<Uint8Array> {
    const size = await this.#whereKnown(() => this.#client.size(sendable(path)))
    if (size !== undefined && size > maxBytes) throw tooLarge(path, size, maxBytes)
    const chunks: Buffer[] = []
    let total = 0
    const into = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        total += chunk.byteLength
        chunks.push(chunk)
        done(total > maxBytes ? tooLarge(path, total, maxBytes) : undefined)
      },
    })
    await this.#client.downloadTo(into, sendable(path))
    return Buffer.concat(chunks)
  }

  async write(path: string, content: Uint8Array, { isNew }: { readonly isNew: boolean }): Promise<void> {
    try {
      await this.#client.uploadFrom(streamOf(content), sendable(path))
    } catch (thrown) {
      // A piece of a file that was not there before helps nobody.
      if (isNew && thrown instanceof FTPError && fullCodes.includes(thrown.code))
        await this.#client.remove(sendable(path), true)
      throw thrown
    }
  }

  async append(path: string, content: Uint8Array): Promise<void> {
    await this.#client.appendFrom(streamOf(content), sendable(path))
  }

  async move(from: string, to: string): Promise<void> {
    await this.#client.rename(sendable(from), sendable(to))
  }

  /** FTP cannot copy: the file comes here and goes back. */
  async copy(
    from: string,
    to: string,
    { isNew, maxBytes }: { readonly isNew: boolean; readonly maxBytes: number },
  ): Promise<void> {
    await this.write(to, await this.read(from, maxBytes), { isNew })
  }

  async remove(path: string): Promise<void> {
    await this.#client.remove(sendable(path))
  }

  async makeFolder(path: string): Promise<void> {
    await this.#client.send(`MKD ${sendable(path)}`)
  }

  /** From within the folder: servers read blanks and brackets in what a list is asked of in ways of their own. */
  async #infos(folder: string): Promise<readonly FileInfo[]> {
    try {
      await this.#client.cd(sendable(folder))
    } catch (thrown) {
      if (thrown instanceof FTPError && thrown.code === 550) throw notThere(folder)
      throw thrown
    }
    return (await this.#client.list()).filter(({ name }) => name !== '.' && name !== '..')
  }

  async #entryOf(path: string, info: FileInfo): Promise<FileEntry | undefined> {
    const kind = await this.#kindOf(path, info)
    if (kind === undefined) return undefined
    const size = kind === 'folder' ? 0 : await this.#sizeOf(path, info)
    const modified = await this.#modified(path, info, kind)
    return {
      path,
      kind,
      size,
      ...(modified === undefined ? {} : { modified }),
      etag: modified === undefined ? `${info.rawModifiedAt}-${size}` : etagOf(modified, size),
    }
  }

  async #kindOf(path: string, info: FileInfo): Promise<FileEntry['kind'] | undefined> {
    if (info.isDirectory) return 'folder'
    if (!info.isSymbolicLink) return 'file'
    if ((await this.#whereKnown(() => this.#client.size(sendable(path)))) !== undefined) return 'file'
    const isFolder = (await this.#whereKnown(() => this.#client.cd(sendable(path)))) !== undefined
    return isFolder ? 'folder' : undefined
  }

  /** A list tells of a link how large the link is. */
  async #sizeOf(path: string, info: FileInfo): Promise<number> {
    if (!info.isSymbolicLink) return info.size
    return (await this.#whereKnown(() => this.#client.size(sendable(path)))) ?? info.size
  }

  /**
   * Old lists (`LIST`) round times and write them in the server's zone, differently as months pass; `MDTM` tells the time
   * itself.
   */
  async #modified(path: string, info: FileInfo, kind: FileEntry['kind']): Promise<string | undefined> {
    if (info.modifiedAt !== undefined) return info.modifiedAt.toISOString()
    if (kind === 'folder') return undefined
    return (await this.#whereKnown(() => this.#client.lastMod(sendable(path))))?.toISOString()
  }

  /** Commands that some servers do not have. */
  async #whereKnown<Result>(ask: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await ask()
    } catch (thrown) {
      if (thrown instanceof FTPError && thrown.code >= 500) return undefined
      throw thrown
    }
  }
}

/** A path as it may stand in a command: a line break in it would begin another command. */
function sendable(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (!/[\u0000-\u001f\u007f]/.test(path)) return path
  throw new ServiceRefusal(400, 'InvalidPath', 'A path with control characters cannot be sent over FTP.')
}

function streamOf(content: Uint8Array): Readable {
  const stream = new PassThrough()
  stream.end(content)
  return stream
}
