/** What the vault's thread is asked: the two kinds of work that take a second. */
export type VaultTask =
  | {
      readonly id: number
      readonly kind: 'seal'
      readonly identity: string | undefined
      readonly passphrase: string
    }
  | { readonly id: number; readonly kind: 'open'; readonly sealed: string; readonly passphrase: string }

/** What it answers: identity and its sealed form, or that it could not be done. */
export type VaultAnswer =
  | { readonly id: number; readonly ok: true; readonly identity: string; readonly sealed: string }
  | { readonly id: number; readonly ok: false; readonly message: string }
