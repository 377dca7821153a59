import { type AuthenticationKind, authenticationKindOf } from '../../shared/connections/index.ts'
import { BugError } from '../../shared/errors/index.ts'
import type { KeptTokens } from './connection-secret.ts'
import { accountLabel } from './oauth/account-label.ts'
import { type OpenBrowser, signInWithBrowser } from './oauth/authorization-code.ts'
import { signInAsApp } from './oauth/client-credentials.ts'
import { type DevicePrompt, signInWithCode } from './oauth/device-code.ts'
import type { OAuthPorts } from './oauth/oauth-wire.ts'
import { type ResolvedOAuth, resolveOAuth } from './oauth/resolve-oauth.ts'
import { revokeTokens } from './oauth/revoke.ts'
import type { FreshTokens } from './oauth/token-exchange.ts'

/** How a person takes part in a sign-in. */
export interface SignInInteraction {
  readonly openBrowser: OpenBrowser
  /** Shows where to type which code. */
  showCode(prompt: DevicePrompt): void
}

/** What a sign-in gave. */
export interface SignedIn {
  readonly tokens: KeptTokens
  readonly accountLabel: string | undefined
}

type Values = Readonly<Record<string, string>>

const ways = {
  browser: (resolved, interaction, ports, signal) =>
    signInWithBrowser(resolved, interaction.openBrowser, ports, signal),
  code: (resolved, interaction, ports, signal) =>
    signInWithCode(resolved, (prompt) => interaction.showCode(prompt), ports, signal),
  unattended: (resolved, _, ports, signal) => signInAsApp(resolved, ports, signal),
} as const satisfies Record<
  string,
  (
    resolved: ResolvedOAuth,
    interaction: SignInInteraction,
    ports: OAuthPorts,
    signal: AbortSignal,
  ) => Promise<FreshTokens>
>

/** Signs in with the values of a connection whose kind has a sign-in. Rejects with CredentialError `oauth.*`. */
export async function signIn(
  kind: AuthenticationKind,
  settings: Values,
  secrets: Values,
  interaction: SignInInteraction,
  ports: OAuthPorts,
  signal: AbortSignal,
): Promise<SignedIn> {
  const way = kind.traits.signIn
  if (way === 'none') throw new BugError('bug', `'${kind.kind}' has no sign-in.`)
  const resolved = await resolveOAuth(settings, secrets, grantOf(way), ports, signal)
  const fresh = await ways[way](resolved, interaction, ports, signal)
  const label = way === 'unattended' ? settings.clientId : await accountLabel(resolved, fresh, ports, signal)
  return { tokens: { ...fresh.tokens, obtainedAt: ports.nowMs() }, accountLabel: label }
}

/** Takes a sign-in back at the service; false where that cannot be done. Rejects with CredentialError `oauth.*`. */
export async function signOut(
  kind: string,
  settings: Values,
  secrets: Values,
  tokens: KeptTokens,
  ports: OAuthPorts,
  signal: AbortSignal,
): Promise<boolean> {
  const way = authenticationKindOf(kind)?.traits.signIn ?? 'none'
  if (way === 'none') return false
  const resolved = await resolveOAuth(settings, secrets, grantOf(way), ports, signal)
  return revokeTokens(resolved, tokens, ports, signal)
}

function grantOf(way: 'browser' | 'code' | 'unattended'): 'code' | 'device' | 'clientCredentials' {
  return way === 'browser' ? 'code' : way === 'code' ? 'device' : 'clientCredentials'
}
