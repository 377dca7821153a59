import { CredentialError, FlowError } from '../../shared/errors/index.ts'
import type { SecretKey, SecretStore, SecretStoreState } from './secret-store.ts'
import { decryptText, encryptText } from './vault-cipher.ts'
import { damagedVault, parseVault, printVault, type VaultDocument } from './vault-document.ts'
import { runVaultTask } from './vault-thread.ts'

/** The vault's file. Writing is atomic and refuses with `file.changed-outside` or `file.exists` when it is not as read. */
export interface VaultFile {
  read(): Promise<{ readonly text: string; readonly revision: string } | undefined>
  /** `null`: it must not be there yet. */
  write(text: string, expectedRevision: string | null): Promise<void>
  /** Removes it; nothing happens when there is none. */
  remove(): Promise<void>
}

/** Shortest passphrase taken for a new vault, in characters. */
export const minPassphraseLength = 10

/**
 * Secrets in a file that a passphrase opens, for machines without a keychain. The passphrase (through scrypt) opens an
 * age identity kept in the file; each secret is encrypted to that identity and says whose it is, so that entries
 * cannot be swapped. Between `unlock` and `lock` the identity is in memory. Rejects with CredentialError
 * `credential.vault-*`, and FileError where the file cannot be used.
 */
export class Vault implements SecretStore {
  readonly kind = 'vault'
  readonly #file: VaultFile
  #identity: string | undefined
  #tail: Promise<unknown> = Promise.resolve()

  constructor(file: VaultFile) {
    this.#file = file
  }

  /** Whether there is a vault file. */
  async exists(): Promise<boolean> {
    return (await this.#file.read()) !== undefined
  }

  /**
   * Makes the vault, with secrets in it from the start, and leaves it open. Rejects with `credential.vault-exists`,
   * `credential.passphrase-too-short`.
   */
  create(passphrase: string, secrets: ReadonlyMap<SecretKey, string> = new Map()): Promise<void> {
    return this.#queued(async () => {
      requireLength(passphrase)
      if (await this.exists()) throw vaultExists()
      const { identity, sealed } = await runVaultTask({ kind: 'seal', identity: undefined, passphrase })
      const items: Record<string, string> = {}
      for (const [key, value] of secrets) items[key] = await encryptItem(identity, key, value)
      await this.#file.write(printVault({ identity: sealed, items }), null).catch((thrown: unknown) => {
        throw isCode(thrown, 'file.exists') ? vaultExists() : thrown
      })
      this.#identity = identity
    })
  }

  /** Opens the vault. Rejects with `credential.vault-wrong-passphrase`, `credential.no-vault`. */
  unlock(passphrase: string): Promise<void> {
    return this.#queued(async () => {
      const { document } = await this.#load()
      this.#identity = await open(document, passphrase)
    })
  }

  /** Forgets the identity; secrets cannot be read until the next `unlock`. */
  lock(): void {
    this.#identity = undefined
  }

  /** Rejects with `credential.vault-wrong-passphrase` for the old one, `credential.passphrase-too-short` for the new. */
  changePassphrase(from: string, to: string): Promise<void> {
    return this.#queued(async () => {
      requireLength(to)
      const { document } = await this.#load()
      const identity = await open(document, from)
      const { sealed } = await runVaultTask({ kind: 'seal', identity, passphrase: to })
      await this.#change((current) => ({ ...current, identity: sealed }))
      this.#identity = identity
    })
  }

  /** The secrets that are there. */
  async keys(): Promise<readonly SecretKey[]> {
    return Object.keys((await this.#load()).document.items) as SecretKey[]
  }

  /** Removes the file with all its secrets. */
  remove(): Promise<void> {
    return this.#queued(async () => {
      this.#identity = undefined
      await this.#file.remove()
    })
  }

  async state(): Promise<SecretStoreState> {
    try {
      if (this.#identity === undefined) {
        await this.#load()
        throw vaultLocked()
      }
      return { kind: 'ready' }
    } catch (thrown) {
      if (!(thrown instanceof FlowError)) throw thrown
      const { code, message, hint } = thrown
      const kind =
        code === 'credential.vault-locked' ? 'locked' : code === 'credential.no-vault' ? 'absent' : 'failed'
      return { kind, code, message, ...(hint === undefined ? {} : { hint }) }
    }
  }

  async read(key: SecretKey): Promise<string | undefined> {
    const identity = this.#opened()
    const armoured = (await this.#load()).document.items[key]
    if (armoured === undefined) return undefined
    const text = await decryptText(identity, armoured).catch((cause: unknown) =>
      Promise.reject(damagedVault(cause)),
    )
    if (!text.startsWith(`${key}\n`)) throw damagedVault()
    return text.slice(key.length + 1)
  }

  write(key: SecretKey, value: string): Promise<void> {
    return this.#queued(async () => {
      const armoured = await encryptItem(this.#opened(), key, value)
      await this.#change((current) => ({ ...current, items: { ...current.items, [key]: armoured } }))
    })
  }

  delete(key: SecretKey): Promise<boolean> {
    return this.#queued(async () => {
      let wasThere = false
      await this.#change((current) => {
        wasThere = Object.hasOwn(current.items, key)
        const { [key]: _, ...items } = current.items
        return { ...current, items }
      })
      return wasThere
    })
  }

  #opened(): string {
    if (this.#identity === undefined) throw vaultLocked()
    return this.#identity
  }

  async #load(): Promise<{ readonly document: VaultDocument; readonly revision: string }> {
    const file = await this.#file.read()
    if (file !== undefined) return { document: parseVault(file.text), revision: file.revision }
    throw new CredentialError('credential.no-vault', 'There is no vault file yet.', {
      hint: 'Make one with a passphrase of your own.',
    })
  }

  /** Changes the file as it is now; another process that writes at the same moment makes us look again. */
  async #change(change: (current: VaultDocument) => VaultDocument): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const { document, revision } = await this.#load()
      try {
        await this.#file.write(printVault(change(document)), revision)
        return
      } catch (thrown) {
        if (!isCode(thrown, 'file.changed-outside') || attempt === 10) throw thrown
      }
    }
  }

  #queued<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#tail.then(work)
    this.#tail = result.then(
      () => undefined,
      () => undefined,
    )
    return result
  }
}

/** A secret as it stands in the file. The line before it says whose it is. */
function encryptItem(identity: string, key: SecretKey, value: string): Promise<string> {
  return encryptText(identity, `${key}\n${value}`)
}

async function open(document: VaultDocument, passphrase: string): Promise<string> {
  try {
    return (await runVaultTask({ kind: 'open', sealed: document.identity, passphrase })).identity
  } catch (cause) {
    // The library tells a wrong passphrase by this sentence; anything else is a damaged header.
    const isWrong = cause instanceof Error && /no identity matched/i.test(cause.message)
    if (!isWrong) throw damagedVault(cause)
    throw new CredentialError(
      'credential.vault-wrong-passphrase',
      'This is not the passphrase of the vault.',
      {
        hint: 'Try again. A lost passphrase cannot be recovered: delete the vault file and sign in anew.',
      },
    )
  }
}

function requireLength(passphrase: string): void {
  if ([...passphrase].length >= minPassphraseLength) return
  throw new CredentialError(
    'credential.passphrase-too-short',
    `A passphrase of the vault has at least ${minPassphraseLength} characters.`,
    { hint: 'Four or more random words are good and easy to type.' },
  )
}

function vaultLocked(): CredentialError {
  return new CredentialError('credential.vault-locked', 'The vault is locked.', {
    hint: 'Enter its passphrase.',
  })
}

/** The error of a second vault. */
export function vaultExists(): CredentialError {
  return new CredentialError('credential.vault-exists', 'There is a vault file already.', {
    hint: 'Unlock it, or delete the file to begin anew.',
  })
}

function isCode(thrown: unknown, code: string): boolean {
  return thrown instanceof FlowError && thrown.code === code
}
