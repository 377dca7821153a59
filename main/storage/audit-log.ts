import { appendFile, mkdir, rename, stat } from 'node:fs/promises'
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
