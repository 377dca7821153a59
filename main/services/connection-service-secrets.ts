import type { AuthenticationKind, ConnectionRecord, ConnectionState } from '../../shared/connections/index.ts'
import { CredentialError, FlowError } from '../../shared/errors/index.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import type { AuditPort, AuditRow } from '../credentials/audit.ts'
import { endOf } from '../credentials/broker.ts'
import { type ConnectionSecret, parseSecret, printSecret, sealOf } from '../credentials/connection-secret.ts'
import type { OAuthPorts } from '../credentials/oauth/oauth-wire.ts'
import { readCertificate } from '../credentials/read-certificate.ts'
import { type SecretStore, type SecretStoreState, secretKey } from '../credentials/secret-store.ts'
import { type SignInInteraction, signIn, signOut } from '../credentials/sign-in.ts'

/** Whoever sits at this machine. */
const principal = 'local'

interface ConnectionSecretsOptions extends OAuthPorts {
  readonly store: SecretStore
  readonly audit: AuditPort
}

/** The secret half of a connection's life: entering, keeping, resealing, forgetting. */
export class ConnectionSecrets {
  readonly #options: ConnectionSecretsOptions

  constructor(options: ConnectionSecretsOptions) {
    this.#options = options
  }

  /** What entering values gives: tokens by a sign-in, or facts of a certificate. Rejects as the sign-in does. */
  async enter(
    kind: AuthenticationKind,
    settings: Readonly<Record<string, string>>,
    secrets: Readonly<Record<string, string>>,
    interaction: SignInInteraction,
    signal: AbortSignal,
  ): Promise<{ readonly tokens: Pick<ConnectionSecret, 'tokens'>; readonly state: ConnectionState }> {
    const checkedAt = this.#options.nowMs()
    if (kind.traits.signIn !== 'none') {
      const signed = await signIn(kind, settings, secrets, interaction, this.#options, signal)
      const expiresAt = endOf(kind, signed.tokens)
      return {
        tokens: { tokens: signed.tokens },
        state: {
          checkedAt,
          ...(signed.accountLabel === undefined ? {} : { accountLabel: signed.accountLabel }),
          ...(expiresAt === undefined ? {} : { expiresAt }),
        },
      }
    }
    if (kind.kind === 'certificatePem' || kind.kind === 'certificatePfx') {
      const { label, expiresAt } = readCertificate(secrets)
      const state = {
        ...(label === undefined ? {} : { accountLabel: label }),
        ...(expiresAt === undefined ? {} : { expiresAt }),
      }
      return { tokens: {}, state }
    }
    const accountLabel = settings.username
    return { tokens: {}, state: accountLabel === undefined ? {} : { accountLabel } }
  }

  /** Keeps a connection's secrets; kinds without any keep none. */
  async store(
    environmentId: EnvironmentId,
    record: ConnectionRecord,
    secret: ConnectionSecret,
  ): Promise<void> {
    if (record.kind === 'none') return
    await this.#options.store.write(secretKey(environmentId, record.id), printSecret(secret))
    this.audit('secret-stored', environmentId, record)
  }

  /** Secrets that may stay when a connection is mended: those entered for the record as it is. */
  async kept(
    environmentId: EnvironmentId,
    record: ConnectionRecord,
  ): Promise<Readonly<Record<string, string>>> {
    const secret = await this.#secret(environmentId, record)
    return secret !== undefined && secret.seal === sealOf(record) ? secret.secrets : {}
  }

  /** Lets secrets go with a record that we change ourselves, if they belong to it. */
  async reseal(environmentId: EnvironmentId, from: ConnectionRecord, to: ConnectionRecord): Promise<void> {
    const secret = await this.#secret(environmentId, from)
    if (secret === undefined || secret.seal !== sealOf(from)) return
    await this.store(environmentId, to, { ...secret, seal: sealOf(to) })
  }

  /** Takes the sign-in back where the service lets us, and removes the secret. Answers whether it was taken back. */
  async forget(
    environmentId: EnvironmentId,
    record: ConnectionRecord,
    signal: AbortSignal,
  ): Promise<boolean> {
    if (record.kind === 'none') return false
    const { store } = this.#options
    const state = await store.state()
    // Where there is no store, none of its secrets is on this machine: a record from elsewhere can still be removed.
    if (state.kind === 'absent') return false
    const secret = await this.#secret(environmentId, record)
    const revoked = secret === undefined ? false : await this.#revoke(environmentId, record, secret, signal)
    if (await store.delete(secretKey(environmentId, record.id)))
      this.audit('secret-deleted', environmentId, record)
    return revoked
  }

  /** Rejects with CredentialError where secrets cannot be kept now, before anybody is asked to sign in. */
  async requireStore(): Promise<void> {
    const state = await this.#options.store.state()
    if (state.kind === 'ready') return
    const { code, message, hint } = state
    throw new CredentialError(code, message, { hint })
  }

  /** Why no secret can be read now, if any of these has one. */
  async whyShut(records: readonly ConnectionRecord[]): Promise<SecretStoreState | undefined> {
    if (records.every(({ kind }) => kind === 'none')) return undefined
    const state = await this.#options.store.state()
    return state.kind === 'ready' ? undefined : state
  }

  /** `undefined` when there is none or it is damaged. */
  async #secret(
    environmentId: EnvironmentId,
    record: ConnectionRecord,
  ): Promise<ConnectionSecret | undefined> {
    try {
      const text = await this.#options.store.read(secretKey(environmentId, record.id))
      return text === undefined ? undefined : parseSecret(text)
    } catch (thrown) {
      if (thrown instanceof FlowError && thrown.code === 'credential.damaged') return undefined
      throw thrown
    }
  }

  /** Never rejects: a service that cannot be reached must not keep a connection from being deleted. */
  async #revoke(
    environmentId: EnvironmentId,
    record: ConnectionRecord,
    { seal, secrets, tokens }: ConnectionSecret,
    signal: AbortSignal,
  ): Promise<boolean> {
    // Not to a place that somebody else wrote into the record.
    if (tokens === undefined || seal !== sealOf(record)) return false
    try {
      const done = await signOut(record.kind, record.settings, secrets, tokens, this.#options, signal)
      if (done) this.audit('revoked', environmentId, record)
      return done
    } catch (thrown) {
      if (thrown instanceof FlowError) return false
      throw thrown
    }
  }

  /** Notes what was done with a connection's secret. */
  audit(event: AuditRow['event'], environmentId: EnvironmentId, { id, connectorId }: ConnectionRecord): void {
    const at = this.#options.nowMs()
    this.#options.audit.write({ at, event, principal, environmentId, connectionId: id, connectorId })
  }
}
