import type { OAuthPorts } from './oauth-wire.ts'
import type { ResolvedOAuth } from './resolve-oauth.ts'
import type { FreshTokens } from './token-exchange.ts'

/** Claims that name an account to its person, best first. Source: OpenID Connect Core 5.1; Microsoft id tokens. */
const nameClaims = ['preferred_username', 'email', 'upn', 'name', 'sub'] as const

/**
 * Who is signed in, for lists: from the id token, else from the provider's account address, else from the service's
 * userinfo. Never rejects: a connection without a name works as well.
 */
export async function accountLabel(
  resolved: ResolvedOAuth,
  fresh: FreshTokens,
  ports: OAuthPorts,
  signal: AbortSignal,
): Promise<string | undefined> {
  const claimed = pick(
    fresh.claims,
    nameClaims.map((name) => [name]),
  )
  // A bare `sub` is a number to most people: ask on.
  if (claimed !== undefined && claimed !== fresh.claims?.sub) return claimed
  const account = resolved.provider?.account
  const userInfo = resolved.server.userinfo_endpoint
  const asked =
    account !== undefined
      ? pick(await ask(account.method, account.url, fresh, ports, signal), account.labelPaths)
      : userInfo === undefined || fresh.claims === undefined
        ? undefined
        : pick(
            await ask('GET', userInfo, fresh, ports, signal),
            nameClaims.map((name) => [name]),
          )
  return asked ?? claimed
}

async function ask(
  method: 'GET' | 'POST',
  url: string,
  { tokens }: FreshTokens,
  ports: OAuthPorts,
  signal: AbortSignal,
): Promise<unknown> {
  try {
    const { status, body } = await ports.http.send(
      {
        method,
        url,
        headers: {
          authorization: `Bearer ${tokens.accessToken}`,
          accept: 'application/json',
          'user-agent': 'Flowbench',
        },
        timeoutMs: 10_000,
        maxResponseBytes: 1_000_000,
        maxRedirects: 0,
      },
      signal,
    )
    return status === 200 ? JSON.parse(new TextDecoder().decode(body)) : undefined
  } catch {
    return undefined
  }
}

function pick(from: unknown, paths: readonly (readonly string[])[]): string | undefined {
  for (const path of paths) {
    let value: unknown = from
    for (const step of path) {
      value =
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined
    }
    if (typeof value === 'string' && value.trim() !== '') return value.trim().slice(0, 200)
  }
  return undefined
}
