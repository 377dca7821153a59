/** What we use of keytar. */
export interface KeychainLibrary {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
  findCredentials(service: string): Promise<readonly { account: string; password: string }[]>
}

/** Loads keytar's native module: with the first secret, since it needs libsecret, which a bare server lacks. */
export async function loadKeytar(): Promise<KeychainLibrary> {
  const library = (await import('keytar')) as unknown as KeychainLibrary & {
    readonly default?: KeychainLibrary
  }
  return library.default ?? library
}
