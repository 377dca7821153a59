import { createHash } from 'node:crypto'
import type { ConnectionRecord } from '../../shared/connections/index.ts'
import { CredentialError } from '../../shared/errors/index.ts'
import type { TokenSet } from './oauth/token-set.ts'

/** What the secret store keeps of one connection. */
export interface ConnectionSecret {
  /** Seal of the record that these secrets were entered for. */
  readonly seal: string
  /** Values of the kind's secret fields. */
  readonly secrets: Readonly<Record<string, string>>
  /** What a sign-in gave, and when (ms since 1970 UTC). */
  readonly tokens?: KeptTokens
}

/** Tokens with the time at which they were given out. */
export type KeptTokens = TokenSet & { readonly obtainedAt: number }

const version = 1

/**
 * Seal of everything in a record that decides where secrets go: connector, kind, settings, hosts, bound flow. The
 * record lies in a folder that others may write (git); a secret goes nowhere but where its person meant it to.
 */
export function sealOf(
  record: Pick<ConnectionRecord, 'connectorId' | 'kind' | 'settings' | 'hosts' | 'boundToFlow'>,
): string {
  const settings = Object.entries(record.settings).sort(([a], [b]) => (a < b ? -1 : 1))
  const parts = [
    record.connectorId,
    record.kind,
    settings,
    [...record.hosts].sort(),
    record.boundToFlow ?? null,
  ]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** Text for the secret store. */
export function printSecret({ seal, secrets, tokens }: ConnectionSecret): string {
  return JSON.stringify({ version, seal, secrets, ...(tokens === undefined ? {} : { tokens }) })
}

/** Reads what `printSecret` made. Throws CredentialError `credential.damaged`. */
export function parseSecret(text: string): ConnectionSecret {
  try {
    const value = JSON.parse(text) as { version?: unknown } & Partial<ConnectionSecret>
    if (value.version === version && typeof value.seal === 'string' && isTexts(value.secrets)) {
      const { seal, secrets, tokens } = value
      if (tokens === undefined) return { seal, secrets }
      if (typeof tokens.accessToken === 'string' && typeof tokens.obtainedAt === 'number') {
        return { seal, secrets, tokens }
      }
    }
  } catch {
    // The text may hold a secret, and so may the parser's error: neither is passed on.
  }
  throw new CredentialError(
    'credential.damaged',
    'What the secret store holds for this connection cannot be read.',
    {
      hint: 'Enter it again, or sign in again.',
    },
  )
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((entry) => typeof entry === 'string')
  )
}
