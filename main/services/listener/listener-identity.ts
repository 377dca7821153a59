import { randomBytes } from 'node:crypto'
import { chmod, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FileError } from '../../../shared/errors/index.ts'
import { makeFolders } from '../../storage/make-folders.ts'

/** What makes callback addresses stay the same over restarts. */
export interface ListenerIdentity {
  /** Signs the addresses: whoever has it can call every flow of this installation. */
  readonly key: Uint8Array
  /** The port of the last time; `undefined` the first time. */
  readonly port: number | undefined
  /** What a person should know: a key that had to be made anew. */
  readonly notice: string | undefined
  rememberPort(port: number): Promise<void>
}

const keyBytes = 32

/** Only its owner may read a file of this mode. */
const ownerOnly = 0o600

/**
 * Reads key and port from a data folder, making them the first time. The key lies in a file that only its owner may
 * read, until the app keeps its secrets in the keychain. Throws FileError `file.unwritable`, `file.unreadable`.
 */
export async function openListenerIdentity(folder: string): Promise<ListenerIdentity> {
  const keyFile = join(folder, 'listener-key')
  const portFile = join(folder, 'listener-port')
  try {
    makeFolders(folder)
    const known = await readText(keyFile)
    const isSound = known !== undefined && Buffer.from(known, 'base64url').length === keyBytes
    const text = isSound ? known : randomBytes(keyBytes).toString('base64url')
    if (!isSound) await writeFile(keyFile, `${text}\n`, { mode: ownerOnly })
    if (((await stat(keyFile)).mode & 0o077) !== 0) await chmod(keyFile, ownerOnly)
    const port = Number(await readText(portFile))
    return {
      key: Buffer.from(text, 'base64url'),
      port: Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined,
      notice:
        known === undefined || isSound
          ? undefined
          : 'The key of the callback addresses was damaged. A new one was made: all addresses have changed.',
      rememberPort: (next) => writeFile(portFile, `${next}\n`, { mode: ownerOnly }),
    }
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause)
    throw new FileError('file.unwritable', `The data folder “${folder}” cannot be used: ${detail}`, {
      hint: 'Choose another folder with --data.',
      cause,
    })
  }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw thrown
  }
}
