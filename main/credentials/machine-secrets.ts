import type { SecretStoreInfo } from '../../shared/connections/index.ts'
import { CredentialError } from '../../shared/errors/index.ts'
import type { Keychain } from './keychain.ts'
import type { SecretKey, SecretStore, SecretStoreState } from './secret-store.ts'
import { type Vault, vaultExists } from './vault.ts'

/**
 * The secrets of this machine: in its keychain, or, once a person has made one, in the vault file. There is no third
 * place. Which of the two is asked for each call: the command line may have made a vault meanwhile.
 */
export class MachineSecrets implements SecretStore {
  readonly #keychain: Keychain
  readonly #vault: Vault
  readonly #platform: string
  readonly #listeners = new Set<() => void>()
  #isVault = false
  #move: Promise<void> = Promise.resolve()

  constructor(parts: { readonly keychain: Keychain; readonly vault: Vault; readonly platform: string }) {
    this.#keychain = parts.keychain
    this.#vault = parts.vault
    this.#platform = parts.platform
  }

  /** As of the last call. */
  get kind(): 'keychain' | 'vault' {
    return this.#isVault ? 'vault' : 'keychain'
  }

  async state(): Promise<SecretStoreState> {
    return (await this.#current()).state()
  }

  async read(key: SecretKey): Promise<string | undefined> {
    return (await this.#current()).read(key)
  }

  async write(key: SecretKey, value: string): Promise<void> {
    return (await this.#current()).write(key, value)
  }

  async delete(key: SecretKey): Promise<boolean> {
    return (await this.#current()).delete(key)
  }

  /** Where secrets are kept, and how that place is. Never rejects. */
  async info(): Promise<SecretStoreInfo> {
    const store = await this.#current()
    const state = await store.state()
    const canMakeVault = store.kind === 'keychain' && isOfNoUse(state)
    const canMove = state.kind === 'ready' && (store.kind === 'keychain' || (await this.#isKeychainOpen()))
    const base = {
      store: this.kind,
      state: state.kind,
      canMakeVault,
      canMove,
      platform: this.#platform,
    } as const
    if (state.kind === 'ready') return base
    const { code, message, hint } = state
    return { ...base, problem: { code, message, ...(hint === undefined ? {} : { hint }) } }
  }

  /** Lets the keychain ask its person for the password; for a button. Answers how it is then. */
  async unlockKeychain(): Promise<SecretStoreInfo> {
    if ((await this.#current()).kind === 'keychain') await this.#keychain.unlock()
    return this.#told()
  }

  /**
   * Makes the vault and keeps secrets there from now on. Rejects with CredentialError `credential.keychain-works`,
   * `credential.vault-exists`, `credential.passphrase-too-short`.
   */
  async createVault(passphrase: string): Promise<SecretStoreInfo> {
    const store = await this.#current()
    if (store.kind === 'keychain' && !isOfNoUse(await store.state())) {
      throw new CredentialError(
        'credential.keychain-works',
        'This machine has a keychain, and secrets are kept there.',
        { hint: 'Unlock it if it is locked, or move the secrets that are there to a vault.' },
      )
    }
    await this.#vault.create(passphrase)
    return this.#told()
  }

  /** Opens the vault. Rejects with CredentialError `credential.vault-wrong-passphrase`, `credential.no-vault`. */
  async openVault(passphrase: string): Promise<SecretStoreInfo> {
    await this.#vault.unlock(passphrase)
    return this.#told()
  }

  /** Forgets the passphrase until the vault is opened again. */
  async lockVault(): Promise<SecretStoreInfo> {
    this.#vault.lock()
    return this.#told()
  }

  /** Rejects with CredentialError `credential.vault-wrong-passphrase`, `credential.passphrase-too-short`. */
  async changePassphrase(from: string, to: string): Promise<SecretStoreInfo> {
    await this.#vault.changePassphrase(from, to)
    return this.#told()
  }

  /**
   * Takes all secrets out of the keychain into a new vault. They leave the keychain once the vault is on disk. Rejects
   * as `createVault` does, or with `credential.*` when the keychain cannot be read: then nothing was done.
   */
  async moveToVault(passphrase: string): Promise<SecretStoreInfo> {
    return this.#moving(async () => {
      if (await this.#vault.exists()) throw vaultExists()
      const secrets = await secretsOf(this.#keychain)
      await this.#vault.create(passphrase, secrets)
      for (const key of secrets.keys()) await this.#keychain.delete(key)
    })
  }

  /**
   * Takes all secrets out of the open vault into the keychain, and removes the vault. Rejects with CredentialError
   * `credential.*`: then they are still in the vault, which stays the place of secrets.
   */
  async moveToKeychain(): Promise<SecretStoreInfo> {
    return this.#moving(async () => {
      const secrets = await secretsOf(this.#vault)
      const state = await this.#keychain.state()
      if (state.kind !== 'ready') throw new CredentialError(state.code, state.message, { hint: state.hint })
      for (const [key, value] of secrets) {
        await this.#keychain.write(key, value)
        if ((await this.#keychain.read(key)) !== value) throw notKept()
      }
      await this.#vault.remove()
    })
  }

  /** Removes the vault with all its secrets: for a passphrase that is lost. Connections ask for theirs anew. */
  async forgetVault(): Promise<SecretStoreInfo> {
    await this.#vault.remove()
    return this.#told()
  }

  /** Told when the place of secrets was opened, shut or made. Returns the undoing. */
  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** A secret that is read or written meanwhile waits, so that none is written to the place that is left. */
  async #moving(work: () => Promise<void>): Promise<SecretStoreInfo> {
    const before = this.#move
    const move = before.then(work)
    this.#move = move.catch(() => undefined)
    await move
    return this.#told()
  }

  async #isKeychainOpen(): Promise<boolean> {
    return (await this.#keychain.state()).kind === 'ready'
  }

  async #told(): Promise<SecretStoreInfo> {
    const info = await this.info()
    for (const listener of this.#listeners) listener()
    return info
  }

  async #current(): Promise<Keychain | Vault> {
    await this.#move
    // A vault whose file cannot even be read is still where the secrets are: its own state says what is wrong.
    this.#isVault = await this.#vault.exists().catch(() => true)
    return this.#isVault ? this.#vault : this.#keychain
  }
}

/** Whether no unlocking will make a keychain usable. Who is denied may be so for good: a sandbox without permission. */
function isOfNoUse(state: SecretStoreState): boolean {
  return state.kind === 'absent' || state.kind === 'failed' || state.kind === 'denied'
}

async function secretsOf(place: Keychain | Vault): Promise<ReadonlyMap<SecretKey, string>> {
  const secrets = new Map<SecretKey, string>()
  for (const key of await place.keys()) {
    const value = await place.read(key)
    if (value !== undefined) secrets.set(key, value)
  }
  return secrets
}

function notKept(): CredentialError {
  return new CredentialError(
    'credential.keychain-failed',
    'The keychain did not keep a secret; the secrets are still in the vault.',
    { hint: 'Look whether its own program works, and try again.' },
  )
}
