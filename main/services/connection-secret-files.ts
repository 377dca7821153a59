import { randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { FileError, RequestError } from '../../shared/errors/index.ts'

/** Largest file taken for a key or certificate, in bytes. */
const maxBytes = 150_000

/** How long a file that was picked waits for its form to be sent, in ms. */
const keptMs = 30 * 60_000

/** A file a person picked for a form: its name to show, and a token that stands for its content. */
export interface PickedSecretFile {
  readonly token: string
  readonly fileName: string
}

/**
 * Keys and certificates that a person picked as files. Their content waits here, in memory, for the form to name it by
 * a token: it never goes through the window.
 */
export class ConnectionSecretFiles {
  readonly #contents = new Map<string, { readonly bytes: Buffer; readonly until: number }>()
  readonly #nowMs: () => number

  constructor(nowMs: () => number = Date.now) {
    this.#nowMs = nowMs
  }

  /** Reads a picked file. Rejects with FileError `file.unreadable`, `file.too-large`. */
  async take(path: string): Promise<PickedSecretFile> {
    this.#forgetOld()
    const bytes = await read(path)
    const token = randomUUID()
    this.#contents.set(token, { bytes, until: this.#nowMs() + keptMs })
    return { token, fileName: basename(path) }
  }

  /**
   * The values of a form with the contents of its files put in: as text, or as base64 where the file is binary. Throws
   * RequestError `connection.invalid` for a token that is no longer known.
   */
  fill(
    values: Readonly<Record<string, string>>,
    files: Readonly<Record<string, string>> = {},
  ): Readonly<Record<string, string>> {
    const filled = Object.entries(files).map(([field, token]) => {
      const found = this.#contents.get(token)
      if (found === undefined) {
        throw new RequestError('connection.invalid', 'The file that was chosen is no longer at hand.', {
          hint: 'Choose it again.',
        })
      }
      return [field, textOf(found.bytes)] as const
    })
    return { ...values, ...Object.fromEntries(filled) }
  }

  /** Forgets files: their form was sent, or closed. */
  forget(tokens: readonly string[]): void {
    for (const token of tokens) {
      this.#contents.get(token)?.bytes.fill(0)
      this.#contents.delete(token)
    }
  }

  #forgetOld(): void {
    const now = this.#nowMs()
    this.forget([...this.#contents].filter(([, { until }]) => until < now).map(([token]) => token))
  }
}

async function read(path: string): Promise<Buffer> {
  const file = await open(path).catch((cause: unknown) => {
    throw unreadable(path, cause)
  })
  try {
    const { size } = await file.stat()
    if (size > maxBytes) {
      throw new FileError('file.too-large', `“${basename(path)}” is too large for a key or certificate.`, {
        hint: 'Choose the .pfx, .p12 or .pem file itself.',
      })
    }
    return await file.readFile()
  } catch (cause) {
    throw cause instanceof FileError ? cause : unreadable(path, cause)
  } finally {
    await file.close()
  }
}

function unreadable(path: string, cause: unknown): FileError {
  return new FileError('file.unreadable', `“${basename(path)}” could not be read.`, {
    hint: 'Look whether it is still there and may be read.',
    cause,
  })
}

/** PEM is text and stays text; PKCS #12 is binary and travels as base64. */
function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  return text.includes('-----BEGIN ') ? text : bytes.toString('base64')
}
