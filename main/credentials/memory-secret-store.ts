import type { SecretKey, SecretStore, SecretStoreState } from './secret-store.ts'

/** Secrets that live as long as the process: for tests, and for a sitting on a machine without a keychain. */
export class MemorySecretStore implements SecretStore {
  readonly kind = 'memory'
  readonly #secrets = new Map<SecretKey, string>()

  async state(): Promise<SecretStoreState> {
    return { kind: 'ready' }
  }

  async read(key: SecretKey): Promise<string | undefined> {
    return this.#secrets.get(key)
  }

  async write(key: SecretKey, value: string): Promise<void> {
    this.#secrets.set(key, value)
  }

  async delete(key: SecretKey): Promise<boolean> {
    return this.#secrets.delete(key)
  }
}
