import { CredentialError } from '../../shared/errors/index.ts'

/** The vault file: JSON whose secrets are age texts. Ids of connections are readable, nothing else is. */
export interface VaultDocument {
  /** The vault's age identity, sealed with the passphrase. */
  readonly identity: string
  /** Encrypted items by key. */
  readonly items: Readonly<Record<string, string>>
}

const format = 'flowbench-vault'
const version = 1

/** Text of a vault file. */
export function printVault({ identity, items }: VaultDocument): string {
  const sorted = Object.fromEntries(Object.entries(items).sort(([a], [b]) => (a < b ? -1 : 1)))
  return `${JSON.stringify({ format, version, identity, items: sorted }, null, 2)}\n`
}

/** Reads a vault file. Throws CredentialError `credential.vault-damaged`, `credential.vault-too-new`. */
export function parseVault(text: string): VaultDocument {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw damagedVault(cause)
  }
  if (!isRecord(value) || value.format !== format) throw damagedVault()
  if (typeof value.version !== 'number' || value.version < 1) throw damagedVault()
  if (value.version > version) {
    throw new CredentialError(
      'credential.vault-too-new',
      'The vault file was written by a newer Flowbench.',
      {
        hint: 'Update Flowbench on this machine.',
      },
    )
  }
  const { identity, items } = value
  if (typeof identity !== 'string' || !isRecord(items)) throw damagedVault()
  const entries = Object.entries(items)
  if (!entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')) throw damagedVault()
  return { identity, items: Object.fromEntries(entries) }
}

/** The error of a file that is no sound vault. */
export function damagedVault(cause?: unknown): CredentialError {
  return new CredentialError('credential.vault-damaged', 'The vault file is damaged.', {
    hint: 'Put a copy of it back, or delete it and enter the secrets anew.',
    cause,
  })
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
