import { createHmac } from 'node:crypto'
import { authenticationKinds, type ConnectionRecord } from '../../shared/connections/index.ts'
import type { HttpPort, HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { CredentialError, type ErrorCode, FlowError } from '../../shared/errors/index.ts'
import { applyCredential, spokenSecrets } from './apply-credential.ts'
import type { AuditPort, AuditRow } from './audit.ts'
import { AuthorisedRequest } from './authorised-request.ts'
import { checkAddress, checkUse } from './connection-rules.ts'
import { type ConnectionSecret, parseSecret, sealOf } from './connection-secret.ts'
import type { ConnectionDirectory, ConnectionUse } from './connection-use.ts'
import type { OAuthPorts } from './oauth/oauth-wire.ts'
import { renewalDueAt } from './oauth/token-set.ts'
import { replaceMarks } from './replace-marks.ts'
import { type SecretStore, secretKey } from './secret-store.ts'
import { missingSecret, type RenewalReport, TokenKeeper } from './token-keeper.ts'
import { withoutEchoes } from './without-echoes.ts'

/** The road through a gateway. It signs in at the data source itself; we show the key of our pairing. */
export interface GatewayPort {
  send(
    request: HttpRequest,
    gateway: { readonly gatewayId: string; readonly dataSource: string; readonly accessKey: string },
    signal: AbortSignal,
  ): Promise<HttpResponse>
}

export interface BrokerOptions {
  readonly store: SecretStore
  readonly directory: ConnectionDirectory
  readonly audit: AuditPort
  readonly http: HttpPort
  /** What is asked instead of the network by requests that name a driver. */
  readonly drivers: HttpPort
  readonly gateway?: GatewayPort
  /** Ms since 1970 UTC. */
  readonly nowMs: () => number
  /** As in OAuthPorts. */
  readonly wait: OAuthPorts['wait']
}

/**
 * The single door to credentials. It decides by the rules who may use which connection, keeps tokens fresh, signs
 * requests in the last step before the wire and writes an audit row for each decision. Secrets come out of it inside
 * requests only: to the network, or to a driver.
 */
export class CredentialBroker {
  readonly #options: BrokerOptions
  readonly #tokens: TokenKeeper

  constructor(options: BrokerOptions) {
    this.#options = options
    this.#tokens = new TokenKeeper(options.store, options, (environmentId, record, report) =>
      this.#noteRenewal(environmentId, record, report),
    )
  }

  /**
   * Allows a request, or refuses it with CredentialError `connection.*` (`not-found`, `bound-to-flow`,
   * `wrong-connector`, `foreign-host`, `insecure-address`, `changed-outside` ...) or `credential.*`.
   */
  async authorise(request: HttpRequest, use: ConnectionUse): Promise<AuthorisedRequest> {
    const record = await this.#permitted(use, (found) => checkAddress(found, request.url))
    const { host } = new URL(request.url)
    const { method } = request
    this.#write('authorised', use, record, { method, host })
    return new AuthorisedRequest(method, host, (signal) => this.#send(request, use, record, signal))
  }

  /**
   * HMAC-SHA-256 of a text with the first of these secrets that the connection has: for services that want to see that
   * a secret is known before they call. `undefined` when it has none of them. Rejects as `authorise` does.
   */
  async prove(
    use: ConnectionUse,
    secretNames: readonly string[],
    message: string,
  ): Promise<Uint8Array | undefined> {
    const record = await this.#permitted(use, () => undefined)
    if (record.kind === 'none') return undefined
    const { secrets } = await this.#secretOf(use, record)
    const secret = secretNames.map((name) => secrets[name]).find((one) => one !== undefined && one !== '')
    if (secret === undefined) return undefined
    this.#write('proved', use, record, {})
    return createHmac('sha256', secret).update(message).digest()
  }

  /**
   * Sees to it that the secret is there and, for OAuth, that a token is fresh; `evenIfFresh` gets another one where
   * that can be done without the person. Answers when that should be looked at again (ms since 1970 UTC), for a sign-in
   * that can be renewed and ends. Rejects as sending does.
   */
  async renew(
    use: ConnectionUse,
    signal: AbortSignal,
    options: { readonly evenIfFresh?: boolean } = {},
  ): Promise<number | undefined> {
    const record = await this.#find(use)
    if (record.kind === 'none') return undefined
    const secret = await this.#secretOf(use, record)
    if (authenticationKinds[record.kind].traits.signIn === 'none') return undefined
    const canRenew = canBeRenewed(record, secret)
    const refused = options.evenIfFresh && canRenew ? secret.tokens?.accessToken : undefined
    const tokens = await this.#tokens.freshTokens(use.environmentId, record, secret, signal, refused)
    return canRenew ? renewalDueAt(tokens) : undefined
  }

  /** The record, if the rules allow the use; an audit row and an error that says why, if not. */
  async #permitted(use: ConnectionUse, check: (record: ConnectionRecord) => void): Promise<ConnectionRecord> {
    let record: ConnectionRecord | undefined
    try {
      record = await this.#find(use)
      checkUse(record, use)
      check(record)
      return record
    } catch (thrown) {
      this.#write('refused', use, record, { code: codeOf(thrown) })
      throw thrown
    }
  }

  async #find(use: ConnectionUse): Promise<ConnectionRecord> {
    const { directory } = this.#options
    const { environmentId, connectionId, flowId, connectionReference } = use
    if (connectionId !== undefined) {
      const found = await directory.find(environmentId, connectionId)
      if (found !== undefined) return found
      throw new CredentialError('connection.not-found', 'There is no such connection in this environment.', {
        hint: 'Choose another one, or make one under Connections.',
      })
    }
    const found =
      flowId === undefined || connectionReference === undefined
        ? undefined
        : await directory.resolve(environmentId, flowId, connectionReference)
    if (found !== undefined) return found
    throw new CredentialError(
      'connection.not-chosen',
      `No connection is chosen for the reference '${connectionReference ?? ''}' in this environment.`,
      { hint: 'Choose one for this flow, or make one under Connections.' },
    )
  }

  async #send(
    request: HttpRequest,
    use: ConnectionUse,
    record: ConnectionRecord,
    signal: AbortSignal,
  ): Promise<HttpResponse> {
    const { traits } = authenticationKinds[record.kind]
    if (traits.opens === 'gateway') return this.#sendThroughGateway(request, use, record, signal)
    const way = request.driver === undefined ? this.#options.http : this.#options.drivers
    if (record.kind === 'none') return way.send(request, signal)
    const secret = await this.#secretOf(use, record)
    if (request.driver !== undefined) return this.#sendToDriver(request, use, record, secret, signal)
    if (traits.signIn === 'none') {
      return this.#noted(use, record, await this.#signed(request, record, secret, undefined, signal))
    }
    const token = await this.#tokens.accessToken(use.environmentId, record, secret, signal)
    const answer = await this.#signed(request, record, secret, token, signal)
    if (answer.status !== 401 || !canBeRenewed(record, secret)) return this.#noted(use, record, answer)
    // Ended before its time, or taken back: once more with another one. Nothing was done yet: 401 comes first.
    const next = await this.#tokens.accessToken(use.environmentId, record, secret, signal, token)
    return this.#noted(use, record, await this.#signed(request, record, secret, next, signal))
  }

  /** Sends a request with its credential; what comes back does not say the credential again. */
  async #signed(
    request: HttpRequest,
    record: ConnectionRecord,
    { secrets }: ConnectionSecret,
    accessToken: string | undefined,
    signal: AbortSignal,
  ): Promise<HttpResponse> {
    const { settings, kind } = record
    const credential = { settings, secrets, accessToken }
    const whole = applyCredential(kind, replaceMarks(request, secrets), credential)
    return withoutEchoes(await this.#options.http.send(whole, signal), spokenSecrets(kind, credential))
  }

  /** A driver signs in by itself, with the secrets among the values of the connection. */
  async #sendToDriver(
    request: HttpRequest,
    use: ConnectionUse,
    record: ConnectionRecord,
    { secrets }: ConnectionSecret,
    signal: AbortSignal,
  ): Promise<HttpResponse> {
    const answer = await this.#options.drivers.send(replaceMarks(request, secrets), signal)
    return this.#noted(use, record, withoutEchoes(answer, Object.values(secrets)))
  }

  async #sendThroughGateway(
    request: HttpRequest,
    use: ConnectionUse,
    record: ConnectionRecord,
    signal: AbortSignal,
  ): Promise<HttpResponse> {
    const { gateway } = this.#options
    if (gateway === undefined) throw noGateway()
    const { secrets } = await this.#secretOf(use, record)
    const { gatewayId, dataSource } = record.settings
    const road = {
      gatewayId: gatewayId ?? '',
      dataSource: dataSource ?? '',
      accessKey: secrets.accessKey ?? '',
    }
    return withoutEchoes(await gateway.send(request, road, signal), Object.values(secrets))
  }

  /** The secrets, if they are there and were meant for this very record. Failures show in the connection's state. */
  async #secretOf(use: ConnectionUse, record: ConnectionRecord): Promise<ConnectionSecret> {
    try {
      const text = await this.#options.store.read(secretKey(use.environmentId, record.id))
      if (text === undefined) throw missingSecret()
      const secret = parseSecret(text)
      if (secret.seal !== sealOf(record)) throw changedOutside(record.name)
      return secret
    } catch (thrown) {
      await this.#noteFailure(use, record, thrown)
      throw thrown
    }
  }

  async #noted(use: ConnectionUse, record: ConnectionRecord, answer: HttpResponse): Promise<HttpResponse> {
    const at = this.#options.nowMs()
    const lastError =
      answer.status === 401
        ? {
            code: 'connection.refused' as const,
            message: 'The service refused the sign-in (401).',
            hint: 'Enter the credential again, or sign in again.',
            at,
          }
        : undefined
    const change =
      lastError === undefined ? { lastError, checkedAt: at, lastUsedAt: at } : { lastError, lastUsedAt: at }
    await this.#options.directory.noteState(use.environmentId, record.id, change)
    return answer
  }

  async #noteFailure(use: ConnectionUse, record: ConnectionRecord, thrown: unknown): Promise<void> {
    this.#write('refused', use, record, { code: codeOf(thrown) })
    if (!(thrown instanceof FlowError)) return
    const lastError = faultOf(thrown, this.#options.nowMs())
    await this.#options.directory.noteState(use.environmentId, record.id, { lastError })
  }

  async #noteRenewal(
    environmentId: ConnectionUse['environmentId'],
    record: ConnectionRecord,
    { tokens, error }: RenewalReport,
  ): Promise<void> {
    const use = { principal: 'local', environmentId }
    this.#write(tokens === undefined ? 'renewal-failed' : 'renewed', use, record, {
      ...(error === undefined ? {} : { code: error.code }),
    })
    const nowMs = this.#options.nowMs()
    const change =
      tokens === undefined
        ? { ...(error === undefined ? {} : { lastError: faultOf(error, nowMs) }) }
        : { lastError: undefined, checkedAt: nowMs, expiresAt: endOf(record, tokens) }
    await this.#options.directory.noteState(environmentId, record.id, change)
  }

  #write(
    event: AuditRow['event'],
    use: ConnectionUse,
    record: ConnectionRecord | undefined,
    more: Pick<Partial<AuditRow>, 'method' | 'host' | 'code'>,
  ): void {
    const { principal, environmentId, flowId, runId, connectionReference } = use
    const connectionId = record?.id ?? use.connectionId
    this.#options.audit.write({
      at: this.#options.nowMs(),
      event,
      principal,
      environmentId,
      ...(connectionId === undefined ? {} : { connectionId }),
      ...(record === undefined ? {} : { connectorId: record.connectorId }),
      ...(flowId === undefined ? {} : { flowId }),
      ...(runId === undefined ? {} : { runId }),
      ...(connectionReference === undefined ? {} : { connectionReference }),
      ...more,
    })
  }
}

/** The error of a connection that nothing can lead to its data source. */
export function noGateway(): CredentialError {
  return new CredentialError('connection.no-gateway', 'Flowbench cannot go through a gateway yet.', {
    hint: 'Choose another way to sign in, one that reaches the data source from this machine.',
  })
}

/** A fault for a connection's state. */
export function faultOf(error: FlowError, at: number) {
  const { code, message, hint } = error
  return { code, message, ...(hint === undefined ? {} : { hint }), at }
}

/** When a sign-in ends for good: its refresh token's end; without one, the access token's. Ms since 1970 UTC. */
export function endOf(
  record: Pick<ConnectionRecord, 'kind'>,
  tokens: NonNullable<RenewalReport['tokens']>,
): number | undefined {
  if (record.kind === 'oauthClientCredentials') return undefined
  return tokens.refreshToken === undefined ? tokens.expiresAt : tokens.refreshExpiresAt
}

function canBeRenewed(record: ConnectionRecord, { tokens }: ConnectionSecret): boolean {
  return record.kind === 'oauthClientCredentials' || tokens?.refreshToken !== undefined
}

function changedOutside(name: string): CredentialError {
  return new CredentialError(
    'connection.changed-outside',
    `'${name}' was changed outside of Flowbench since its secret was entered; the secret is not sent to new places unasked.`,
    { hint: 'Look at its settings, and enter the secret or sign in again.' },
  )
}

function codeOf(thrown: unknown): ErrorCode {
  return thrown instanceof FlowError ? thrown.code : 'bug'
}
