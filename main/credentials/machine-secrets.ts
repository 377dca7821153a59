import type { SecretStoreInfo } from '../../shared/connections/index.ts'
import { CredentialError } from '../../shared/errors/index.ts'
import type { Keychain } from './keychain.ts'
import type { SecretKey, SecretStore, SecretStoreState } from './secret-store.ts'
import type { Vault } from './vault.ts'

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
    const base = { store: this.kind, state: state.kind, canMakeVault, platform: this.#platform } as const
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
        { hint: 'Unlock it if it is locked. A vault is for machines without one.' },
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

  /** Told when the place of secrets was opened, shut or made. Returns the undoing. */
  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async #told(): Promise<SecretStoreInfo> {
    const info = await this.info()
    for (const listener of this.#listeners) listener()
    return info
  }

  async #current(): Promise<Keychain | Vault> {
    // A vault whose file cannot even be read is still where the secrets are: its own state says what is wrong.
    this.#isVault = await this.#vault.exists().catch(() => true)
    return this.#isVault ? this.#vault : this.#keychain
  }
}

/** Whether no unlocking will make a keychain usable. */
function isOfNoUse(state: SecretStoreState): boolean {
  return state.kind === 'absent' || state.kind === 'failed'
}
