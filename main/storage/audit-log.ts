import { appendFile, mkdir, open, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A file of this size is set aside as `<name>.1` (replacing an older one), in bytes. */
const maxBytes = 10_000_000

/**
 * Rows of plain data, one line of JSON each, appended in order. Writing never throws: what cannot be written is told to
 * `onError`. Rows wait for the disk in memory, together.
 */
export class AuditLog {
  readonly #path: string
  readonly #onError: (error: unknown) => void
  #waiting: string[] = []
  #writing: Promise<void> | undefined

  constructor(path: string, onError: (error: unknown) => void) {
    this.#path = path
    this.#onError = onError
  }

  write(row: object): void {
    this.#waiting.push(`${JSON.stringify(row)}\n`)
    this.#writing ??= this.#drain()
  }

  /**
   * The newest rows that a test picks, newest first, at most `limit`. Reads the file from its end; the one set aside is
   * not read. A file that is not there or cannot be read has no rows.
   */
  async recent(picks: (row: Readonly<Record<string, unknown>>) => boolean, limit: number): Promise<object[]> {
    await this.flush()
    const found: object[] = []
    for await (const line of linesFromEnd(this.#path)) {
      const row = parseRow(line)
      if (row !== undefined && picks(row)) found.push(row)
      if (found.length >= limit) break
    }
    return found
  }

  /** Resolves once everything written so far is in the file. */
  async flush(): Promise<void> {
    await this.#writing
  }

  async #drain(): Promise<void> {
    try {
      await mkdir(dirname(this.#path), { recursive: true })
      while (this.#waiting.length > 0) {
        const lines = this.#waiting
        this.#waiting = []
        await this.#setAside()
        await appendFile(this.#path, lines.join(''), { mode: 0o600 })
      }
    } catch (error) {
      this.#onError(error)
    } finally {
      this.#writing = undefined
    }
  }

  async #setAside(): Promise<void> {
    const size = await stat(this.#path).then(
      (found) => found.size,
      () => 0,
    )
    if (size >= maxBytes) await rename(this.#path, `${this.#path}.1`)
  }
}

/** Bytes read at a time. */
const blockBytes = 256 * 1024

/** The lines of a file, last one first. */
async function* linesFromEnd(path: string): AsyncGenerator<string> {
  const file = await open(path).catch(() => undefined)
  if (file === undefined) return
  try {
    let end = (await file.stat()).size
    let rest: Buffer = Buffer.alloc(0)
    while (end > 0) {
      const start = Math.max(0, end - blockBytes)
      const block = Buffer.alloc(end - start)
      const { bytesRead } = await file.read(block, 0, block.length, start)
      const bytes = Buffer.concat([block.subarray(0, bytesRead), rest])
      // A line that begins before this block waits for the next one.
      const firstEnd = start === 0 ? 0 : bytes.indexOf(0x0a) + 1
      rest = start === 0 ? Buffer.alloc(0) : bytes.subarray(0, firstEnd)
      yield* bytes.subarray(firstEnd).toString('utf8').split('\n').reverse()
      end = start
    }
  } finally {
    await file.close()
  }
}

function parseRow(line: string): Readonly<Record<string, unknown>> | undefined {
  if (line === '') return undefined
  try {
    const row: unknown = JSON.parse(line)
    return typeof row === 'object' && row !== null ? (row as Readonly<Record<string, unknown>>) : undefined
  } catch {
    // The end of a row that was cut off by a power cut.
    return undefined
  }
}
