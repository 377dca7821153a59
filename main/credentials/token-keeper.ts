import type { ConnectionRecord } from '../../shared/connections/index.ts'
import { CredentialError } from '../../shared/errors/index.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { type ConnectionSecret, type KeptTokens, parseSecret, printSecret } from './connection-secret.ts'
import { signInAsApp } from './oauth/client-credentials.ts'
import { isUnreachable } from './oauth/oauth-errors.ts'
import type { OAuthPorts } from './oauth/oauth-wire.ts'
import { refreshTokens } from './oauth/refresh.ts'
import { resolveOAuth } from './oauth/resolve-oauth.ts'
import { needsRenewal } from './oauth/token-set.ts'
import { type SecretKey, type SecretStore, secretKey } from './secret-store.ts'

/** What became of a renewal. */
export interface RenewalReport {
  readonly tokens: KeptTokens | undefined
  readonly error: CredentialError | undefined
}

/**
 * Keeps access tokens fresh: renewed ahead of their end, once for all who wait (single-flight), rotated refresh tokens
 * stored before anybody uses the new access token.
 */
export class TokenKeeper {
  readonly #store: SecretStore
  readonly #ports: OAuthPorts
  readonly #onRenewed: (
    environmentId: EnvironmentId,
    record: ConnectionRecord,
    report: RenewalReport,
  ) => Promise<void>
  readonly #running = new Map<SecretKey, Promise<KeptTokens>>()

  constructor(
    store: SecretStore,
    ports: OAuthPorts,
    onRenewed: (
      environmentId: EnvironmentId,
      record: ConnectionRecord,
      report: RenewalReport,
    ) => Promise<void>,
  ) {
    this.#store = store
    this.#ports = ports
    this.#onRenewed = onRenewed
  }

  /**
   * An access token good for the next moments. `refused` is one that the service no longer takes: another one is got.
   * Rejects with CredentialError `oauth.*`, `credential.*`.
   */
  async accessToken(
    environmentId: EnvironmentId,
    record: ConnectionRecord,
    secret: ConnectionSecret,
    signal: AbortSignal,
    refused?: string,
  ): Promise<string> {
    return (await this.freshTokens(environmentId, record, secret, signal, refused)).accessToken
  }

  /** As `accessToken`, with all that is kept of the sign-in. */
  async freshTokens(
    environmentId: EnvironmentId,
    record: ConnectionRecord,
    secret: ConnectionSecret,
    signal: AbortSignal,
    refused?: string,
  ): Promise<KeptTokens> {
    const { tokens } = secret
    const isFresh = tokens !== undefined && !needsRenewal(tokens, this.#ports.nowMs())
    if (isFresh && tokens.accessToken !== refused) return tokens
    const key = secretKey(environmentId, record.id)
    let renewal = this.#running.get(key)
    if (renewal === undefined) {
      renewal = this.#renew(environmentId, record, key, refused)
      this.#running.set(key, renewal)
      const forget = () => this.#running.delete(key)
      renewal.then(forget, forget)
    }
    return abortable(renewal, signal)
  }

  /** Not under the signal of whoever asked first: the others wait for it too, and a rotated token must be kept. */
  async #renew(
    environmentId: EnvironmentId,
    record: ConnectionRecord,
    key: SecretKey,
    refused: string | undefined,
  ): Promise<KeptTokens> {
    try {
      const tokens = await this.#renewed(record, key, refused)
      await this.#onRenewed(environmentId, record, { tokens, error: undefined })
      return tokens
    } catch (thrown) {
      const good = isUnreachable(thrown) ? await this.#stillGood(key, refused) : undefined
      if (good !== undefined) return good
      const error = thrown instanceof CredentialError ? thrown : undefined
      await this.#onRenewed(environmentId, record, { tokens: undefined, error })
      throw thrown
    }
  }

  /** Tokens are renewed ahead of time: those that are there are good for a while, and the service may be back by then. */
  async #stillGood(key: SecretKey, refused: string | undefined): Promise<KeptTokens | undefined> {
    const { tokens } = await this.#read(key)
    return isGood(tokens, refused, this.#ports.nowMs()) ? tokens : undefined
  }

  async #renewed(record: ConnectionRecord, key: SecretKey, refused: string | undefined): Promise<KeptTokens> {
    const nowMs = this.#ports.nowMs()
    // As it is now: another process (the app, the command line) may have renewed it meanwhile.
    const secret = await this.#read(key)
    const kept = secret.tokens
    if (kept !== undefined && kept.accessToken !== refused && !needsRenewal(kept, nowMs)) return kept
    const signal = new AbortController().signal
    const isApp = record.kind === 'oauthClientCredentials'
    const resolved = await resolveOAuth(
      record.settings,
      secret.secrets,
      isApp ? 'clientCredentials' : 'code',
      this.#ports,
      signal,
    )
    if (isApp) {
      const { tokens } = await signInAsApp(resolved, this.#ports, signal)
      return this.#keep(key, secret, { ...tokens, obtainedAt: nowMs })
    }
    if (kept?.refreshToken === undefined) {
      if (isGood(kept, refused, nowMs)) return kept
      throw signInAgain(record.name)
    }
    try {
      const tokens = await refreshTokens(resolved, kept.refreshToken, this.#ports, signal)
      const refreshEnd = tokens.refreshExpiresAt ?? kept.refreshExpiresAt
      return await this.#keep(key, secret, {
        ...tokens,
        ...(refreshEnd === undefined ? {} : { refreshExpiresAt: refreshEnd }),
        obtainedAt: nowMs,
      })
    } catch (thrown) {
      const other = await this.#renewedElsewhere(thrown, key, kept)
      if (other !== undefined) return other
      throw thrown
    }
  }

  /** A refresh token that rotates works once: if another process was first, its tokens are in the store. */
  async #renewedElsewhere(
    thrown: unknown,
    key: SecretKey,
    kept: KeptTokens,
  ): Promise<KeptTokens | undefined> {
    if (!(thrown instanceof CredentialError) || thrown.code !== 'oauth.sign-in-again') return undefined
    const now = (await this.#read(key)).tokens
    return now !== undefined && now.accessToken !== kept.accessToken ? now : undefined
  }

  async #keep(key: SecretKey, secret: ConnectionSecret, tokens: KeptTokens): Promise<KeptTokens> {
    await this.#store.write(key, printSecret({ ...secret, tokens }))
    return tokens
  }

  async #read(key: SecretKey): Promise<ConnectionSecret> {
    const text = await this.#store.read(key)
    if (text === undefined) throw missingSecret()
    return parseSecret(text)
  }
}

/** The error of a connection whose secret is not in the store: deleted there, or made on another machine. */
export function missingSecret(): CredentialError {
  return new CredentialError(
    'credential.missing',
    'The secret of this connection is not on this machine: it was deleted, or the connection comes from elsewhere.',
    { hint: 'Enter it again, or sign in again.' },
  )
}

function signInAgain(name: string): CredentialError {
  return new CredentialError(
    'oauth.sign-in-again',
    `The sign-in of '${name}' has ended and cannot be renewed.`,
    {
      hint: 'Sign in again.',
    },
  )
}

/** Whether tokens can still be used: not ended, and not refused by the service. */
function isGood(
  kept: KeptTokens | undefined,
  refused: string | undefined,
  nowMs: number,
): kept is KeptTokens {
  return kept !== undefined && kept.accessToken !== refused && (kept.expiresAt ?? Infinity) > nowMs
}

/** The value, unless the signal aborts first; the work goes on for others. */
function abortable<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const cancelled = () => new CredentialError('oauth.cancelled', 'The request was cancelled.')
  if (signal.aborted) return Promise.reject(cancelled())
  return new Promise((resolve, reject) => {
    const abort = () => reject(cancelled())
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
