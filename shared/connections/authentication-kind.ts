import type { AuthenticationField } from './authentication-field.ts'

/** How connections sign in. */
export type AuthenticationKindName =
  | 'none'
  | 'apiKey'
  | 'basic'
  | 'bearer'
  | 'oauthCode'
  | 'oauthDevice'
  | 'oauthClientCredentials'
  | 'certificatePfx'
  | 'certificatePem'
  | 'databaseLogin'
  | 'gateway'

/** What other parts ask about a kind, instead of asking for its name. */
export interface AuthenticationTraits {
  /** How tokens are got: not at all, in the person's browser, by typing a code elsewhere, or by the app alone. */
  readonly signIn: 'none' | 'browser' | 'code' | 'unattended'
  /** Stands for a person: never travels with a shared flow. */
  readonly isPersonal: boolean
  /** What a connection of this kind opens: HTTP requests, a database driver, or a road through a gateway. */
  readonly opens: 'http' | 'database' | 'gateway'
  /** Whether connections of this kind can be used yet; of others none is made. */
  readonly isBuilt: boolean
}

/** One way to sign in: data that forms, services and the broker read. */
export interface AuthenticationKind {
  readonly kind: AuthenticationKindName
  readonly title: string
  readonly summary: string
  readonly fields: readonly AuthenticationField[]
  readonly traits: AuthenticationTraits
}

/** Completes a kind: unless said, no sign-in, not personal, for HTTP, and there to be used. */
export function defineAuthentication(
  given: Omit<AuthenticationKind, 'traits'> & { readonly traits?: Partial<AuthenticationTraits> },
): AuthenticationKind {
  const traits = { signIn: 'none', isPersonal: false, opens: 'http', isBuilt: true, ...given.traits } as const
  return { ...given, traits }
}
