import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, mkdtemp, open, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RequestError } from '../../shared/errors/index.ts'
import type { RunId } from '../../shared/run/index.ts'

/** A body that is being received; nothing of it is kept unless it is finished. */
export interface LargeContentWriter {
  write(bytes: Uint8Array): Promise<void>
  /** Answers its id. */
  finish(): Promise<string>
  discard(): Promise<void>
}

const idPattern = /^[\w.-]{1,100}\/[0-9a-f-]{36}$/

/**
 * Bodies that are too large to be values, each in a file of its own below a folder of its run. Without a folder they
 * lie in a temporary one, until `close`.
 */
export class LargeContent {
  readonly #given: string | undefined
  #folder: Promise<string> | undefined

  constructor(folder: string | undefined) {
    this.#given = folder
  }

  async create(runId: RunId): Promise<LargeContentWriter> {
    const id = `${runId}/${randomUUID()}`
    const folder = await this.#open()
    await mkdir(join(folder, runId), { recursive: true })
    const path = join(folder, id)
    const file = await open(path, 'wx')
    let isOpen = true
    const shut = async () => {
      if (isOpen) await file.close()
      isOpen = false
    }
    return {
      write: async (bytes) => {
        for (let at = 0; at < bytes.byteLength; ) at += (await file.write(bytes, at)).bytesWritten
      },
      finish: async () => {
        await file.sync()
        await shut()
        return id
      },
      discard: async () => {
        await shut()
        await rm(path, { force: true })
      },
    }
  }

  /** Bytes from `start` on, as many as there are up to `length`. Throws RequestError `run.content-not-found`. */
  async read(id: string, start: number, length: number): Promise<Uint8Array> {
    let file: FileHandle | undefined
    try {
      if (!idPattern.test(id)) throw new Error('no such id')
      file = await open(join(await this.#open(), id), 'r')
      const bytes = new Uint8Array(length)
      let size = 0
      while (size < length) {
        const { bytesRead } = await file.read(bytes, size, length - size, start + size)
        if (bytesRead === 0) break
        size += bytesRead
      }
      return bytes.subarray(0, size)
    } catch (cause) {
      throw new RequestError(
        'run.content-not-found',
        'This large body is not there any more: it goes with the run that received it.',
        { cause },
      )
    } finally {
      await file?.close()
    }
  }

  /** Deletes what belongs to runs that are not there any more. */
  async sweep(isThere: (runId: RunId) => boolean): Promise<void> {
    if (this.#given === undefined) return
    const runs = await readdir(this.#given).catch(() => [])
    for (const run of runs) {
      if (!isThere(run as RunId)) await rm(join(this.#given, run), { recursive: true, force: true })
    }
  }

  async close(): Promise<void> {
    if (this.#given !== undefined || this.#folder === undefined) return
    await rm(await this.#folder, { recursive: true, force: true })
  }

  #open(): Promise<string> {
    this.#folder ??=
      this.#given === undefined ? mkdtemp(join(tmpdir(), 'flowbench-large-')) : this.#made(this.#given)
    return this.#folder
  }

  async #made(folder: string): Promise<string> {
    await mkdir(folder, { recursive: true })
    return folder
  }
}
