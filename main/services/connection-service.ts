import { randomUUID } from 'node:crypto'
import {
  type AuthenticationKind,
  type AuthenticationKindName,
  authenticationKinds,
  type Connection,
  type ConnectionRecord,
  type ConnectionState,
  connectionStatus,
  isHostPattern,
  readConnectionValues,
} from '../../shared/connections/index.ts'
import type { HttpPort, HttpRequest } from '../../shared/connectors/http-exchange.ts'
import { CredentialError, FlowError, RequestError } from '../../shared/errors/index.ts'
import { asId, type ConnectionId, type EnvironmentId, type FlowId } from '../../shared/run/index.ts'
import type { AuditPort, AuditRow } from '../credentials/audit.ts'
import { CredentialBroker, endOf, faultOf, type GatewayPort } from '../credentials/broker.ts'
import { checkUse } from '../credentials/connection-rules.ts'
import { type ConnectionSecret, parseSecret, printSecret, sealOf } from '../credentials/connection-secret.ts'
import type { ConnectionDirectory } from '../credentials/connection-use.ts'
import type { OAuthPorts } from '../credentials/oauth/oauth-wire.ts'
import { readCertificate } from '../credentials/read-certificate.ts'
import { type SecretStore, type SecretStoreState, secretKey } from '../credentials/secret-store.ts'
import { type SignInInteraction, signIn, signOut } from '../credentials/sign-in.ts'
import { firstFreeName } from '../storage/environment-file-name.ts'
import {
  type ConnectionsFile,
  ConnectionsFiles,
  recordToJson,
  referencedConnection,
  referencePath,
} from './connection-service-file.ts'
import type { ConnectionStates } from './connection-service-states.ts'
import { type ConnectionUsage, findConnectionUsage } from './connection-service-usage.ts'
import type { EnvironmentService } from './environment-service.ts'
import type { FlowFiles } from './flow-files.ts'
import { KeyedQueue } from './keyed-queue.ts'

export interface ConnectionServiceOptions {
  readonly environments: Pick<EnvironmentService, 'get' | 'prepareToWrite'>
  readonly files: Pick<FlowFiles, 'read' | 'prepare'>
  readonly store: SecretStore
  readonly states: ConnectionStates
  readonly audit: AuditPort
  readonly http: HttpPort
  readonly wait: OAuthPorts['wait']
  readonly nowMs: () => number
  readonly gateway?: GatewayPort
}

/** Which connection. */
export interface ConnectionRef {
  readonly environmentId: EnvironmentId
  readonly connectionId: ConnectionId
}

/** What a new connection is made of. `values` are those of the kind's fields, secrets among them. */
export interface NewConnection {
  readonly environmentId: EnvironmentId
  readonly connectorId: string
  /** Without one it is named after the account or the connector. */
  readonly name?: string | undefined
  readonly kind: AuthenticationKindName
  readonly values: Readonly<Record<string, string>>
  /** Where its credential may be sent; none: anywhere. */
  readonly hosts?: readonly string[] | undefined
  readonly boundToFlow?: FlowId | undefined
}

/** How a test ended, in words. */
export interface ConnectionTest {
  readonly ok: boolean
  readonly message: string
  readonly connection: Connection
}

/** Whoever sits at this machine. */
const principal = 'local'

/**
 * Connections of environments: listing, making, testing, renaming, mending, deleting, and which flow uses which. The
 * record goes to `connections.json` of the environment, secrets to the secret store, and neither ever to the other.
 * Work on one environment is done one step after the other.
 */
export class ConnectionService implements ConnectionDirectory {
  /** The door to the credentials of these connections. */
  readonly broker: CredentialBroker
  readonly #options: ConnectionServiceOptions
  readonly #file = new ConnectionsFiles()
  readonly #queue = new KeyedQueue<EnvironmentId>()

  constructor(options: ConnectionServiceOptions) {
    this.#options = options
    this.broker = new CredentialBroker({ ...options, directory: this })
  }

  /** Whether secrets can be had now; if not, why and what to do. */
  secretStoreState(): Promise<SecretStoreState> {
    return this.#options.store.state()
  }

  /**
   * The connections of an environment by name, of one connector if asked so.
   * @throws FileError `connection.file-damaged`, ...
   */
  async list(environmentId: EnvironmentId, connectorId?: string): Promise<readonly Connection[]> {
    const { records } = await this.#read(environmentId)
    const wanted = [...records.values()].filter(
      (record) => connectorId === undefined || isSame(record.connectorId, connectorId),
    )
    const shut = await this.#shutStore(wanted)
    const connections = await Promise.all(
      wanted.map((record) => this.#connectionOf(environmentId, record, shut)),
    )
    return connections.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }))
  }

  /** Entries of `connections.json` that cannot be used, in words. */
  async problems(environmentId: EnvironmentId): Promise<readonly string[]> {
    return (await this.#read(environmentId)).problems
  }

  /** @throws RequestError `connection.not-found` */
  async get({ environmentId, connectionId }: ConnectionRef): Promise<Connection> {
    const record = await this.#record({ environmentId, connectionId })
    return this.#connectionOf(environmentId, record, await this.#shutStore([record]))
  }

  /**
   * Makes a connection: signs in where its kind does, keeps the secrets, then the record.
   * @throws RequestError `connection.invalid`, `connection.name-taken`; CredentialError `oauth.*`, `credential.*`;
   *   FileError when the folder cannot be written
   */
  async create(
    given: NewConnection,
    interaction: SignInInteraction,
    signal: AbortSignal,
  ): Promise<Connection> {
    const { environmentId, connectorId } = given
    const kind = authenticationKinds[given.kind]
    const { settings, secrets } = checkedValues(kind, given.values)
    const hosts = checkedHosts(given.hosts ?? [])
    const id = asId.connection(randomUUID())
    const environment = await this.#options.environments.get(environmentId)
    if (given.name !== undefined)
      requireFreeName(await this.#read(environmentId), connectorId, given.name, id)
    if (kind.kind !== 'none') await this.#requireStore()
    const entered = await this.#enter(kind, settings, secrets, interaction, signal)
    return this.#queue.run(environmentId, async () => {
      const file = await this.#file.read(environment.path)
      const record: ConnectionRecord = {
        id,
        connectorId,
        name: given.name ?? freeName(file, connectorId, entered.state.accountLabel ?? connectorId),
        kind: kind.kind,
        settings,
        hosts,
        createdAt: new Date(this.#options.nowMs()).toISOString(),
        ...(given.boundToFlow === undefined ? {} : { boundToFlow: given.boundToFlow }),
      }
      requireFreeName(file, connectorId, record.name, id)
      await this.#storeSecret(environmentId, record, { seal: sealOf(record), secrets, ...entered.tokens })
      try {
        await this.#options.environments.prepareToWrite(environmentId)
        await this.#file.edit(environment.path, [{ path: ['connections', id], value: recordToJson(record) }])
      } catch (thrown) {
        await this.#options.store.delete(secretKey(environmentId, id)).catch(() => false)
        throw thrown
      }
      await this.#options.states.change(environmentId, id, { ...entered.state, lastError: undefined })
      if (kind.traits.signIn !== 'none') this.#audit('signed-in', environmentId, record)
      return this.#connectionOf(environmentId, record, undefined)
    })
  }

  /**
   * Mends a connection: new values, or a new sign-in, or both. Secrets that are not given again stay, unless the record
   * was changed outside since they were entered. Its id, and so every flow's reference to it, stays.
   * @throws as `create`, and RequestError `connection.not-found`
   */
  async fix(
    ref: ConnectionRef & {
      readonly values?: Readonly<Record<string, string>>
      readonly hosts?: readonly string[]
    },
    interaction: SignInInteraction,
    signal: AbortSignal,
  ): Promise<Connection> {
    const { environmentId, connectionId } = ref
    const old = await this.#record(ref)
    const kind = authenticationKinds[old.kind]
    if (kind.kind !== 'none') await this.#requireStore()
    const kept = await this.#keptSecrets(environmentId, old)
    const { settings, secrets } = checkedValues(kind, { ...old.settings, ...kept, ...ref.values })
    const hosts = ref.hosts === undefined ? old.hosts : checkedHosts(ref.hosts)
    const entered = await this.#enter(kind, settings, secrets, interaction, signal)
    return this.#queue.run(environmentId, async () => {
      const { path } = await this.#options.environments.prepareToWrite(environmentId)
      const current = (await this.#file.read(path)).records.get(connectionId)
      if (current === undefined) throw notFound()
      const record: ConnectionRecord = { ...current, settings, hosts }
      await this.#storeSecret(environmentId, record, { seal: sealOf(record), secrets, ...entered.tokens })
      await this.#file.edit(path, [{ path: ['connections', connectionId], value: recordToJson(record) }])
      await this.#options.states.change(environmentId, connectionId, {
        accountLabel: undefined,
        expiresAt: undefined,
        ...entered.state,
        lastError: undefined,
      })
      if (kind.traits.signIn !== 'none') this.#audit('signed-in', environmentId, record)
      return this.#connectionOf(environmentId, record, undefined)
    })
  }

  /** @throws RequestError `connection.not-found`, `connection.name-taken`, `connection.invalid` */
  rename(ref: ConnectionRef & { readonly name: string }): Promise<Connection> {
    const { environmentId, connectionId } = ref
    return this.#queue.run(environmentId, async () => {
      const record = await this.#record(ref)
      const name = ref.name.trim()
      const { path } = await this.#options.environments.prepareToWrite(environmentId)
      requireFreeName(await this.#file.read(path), record.connectorId, name, connectionId)
      await this.#file.edit(path, [{ path: ['connections', connectionId, 'name'], value: name }])
      return this.#connectionOf(environmentId, { ...record, name }, await this.#shutStore([record]))
    })
  }

  /**
   * Tries a connection: that its secret is there and, for OAuth, a token can be had; with a request of its connector,
   * that the service takes it. Never rejects because the connection does not work.
   */
  async test(
    ref: ConnectionRef & { readonly request?: HttpRequest },
    signal: AbortSignal,
  ): Promise<ConnectionTest> {
    const { environmentId, connectionId } = ref
    const use = { principal, environmentId, connectionId }
    const record = await this.#record(ref)
    const boundUse = record.boundToFlow === undefined ? use : { ...use, flowId: record.boundToFlow }
    let outcome: { readonly ok: boolean; readonly message: string }
    try {
      outcome =
        ref.request === undefined
          ? await this.#tryAlone(environmentId, record, signal)
          : answerInWords((await (await this.broker.authorise(ref.request, boundUse)).send(signal)).status)
    } catch (thrown) {
      if (!(thrown instanceof FlowError)) throw thrown
      if (!(thrown instanceof CredentialError))
        await this.noteState(environmentId, connectionId, { lastError: undefined })
      outcome = { ok: false, message: [thrown.message, thrown.hint].filter(Boolean).join(' ') }
    }
    return { ...outcome, connection: await this.get(ref) }
  }

  /** The flows that use each connection of an environment, by connection id. Reads every flow. */
  async usage(environmentId: EnvironmentId): Promise<ReadonlyMap<string, readonly ConnectionUsage[]>> {
    const { path, flowsFolder } = await this.#options.environments.get(environmentId)
    return findConnectionUsage(flowsFolder, this.#options.files, await this.#file.read(path))
  }

  /** The flows that use a connection. */
  async whereUsed({ environmentId, connectionId }: ConnectionRef): Promise<readonly ConnectionUsage[]> {
    return (await this.usage(environmentId)).get(connectionId) ?? []
  }

  /**
   * Deletes a connection: its sign-in is taken back at the service where that can be done, its secret removed, its
   * record and the references to it taken out of the file. Answers whether the service took the sign-in back.
   * @throws RequestError `connection.not-found`, `connection.in-use` (unless `evenIfUsed`); CredentialError when the
   *   secret cannot be removed now, and then nothing was done
   */
  async delete(
    ref: ConnectionRef & { readonly evenIfUsed?: boolean },
    signal: AbortSignal,
  ): Promise<{ readonly revoked: boolean }> {
    const { environmentId, connectionId } = ref
    const record = await this.#record(ref)
    if (ref.evenIfUsed !== true) await this.#requireUnused(ref, record)
    return this.#queue.run(environmentId, async () => {
      const { path } = await this.#options.environments.prepareToWrite(environmentId)
      const revoked = await this.#forgetSecret(environmentId, record, signal)
      const { references } = await this.#file.read(path)
      const dangling = [...references].flatMap(([flowId, names]) => {
        const left = [...names].filter(([, id]) => id !== connectionId)
        if (left.length === names.size) return []
        if (left.length === 0) return [{ path: ['references', flowId], value: undefined }]
        const gone = [...names].filter(([, id]) => id === connectionId)
        return gone.map(([name]) => ({ path: ['references', flowId, name], value: undefined }))
      })
      await this.#file.edit(path, [{ path: ['connections', connectionId], value: undefined }, ...dangling])
      await this.#options.states.remove(environmentId, connectionId)
      return { revoked }
    })
  }

  /** Which connection each reference of a flow points at. */
  async references(
    environmentId: EnvironmentId,
    flowId: FlowId,
  ): Promise<Readonly<Record<string, ConnectionId>>> {
    return Object.fromEntries((await this.#read(environmentId)).references.get(flowId) ?? [])
  }

  /**
   * Points a flow's reference at a connection, or at none.
   * @throws RequestError `connection.not-found`; CredentialError `connection.bound-to-flow`
   */
  setReference(
    environmentId: EnvironmentId,
    flowId: FlowId,
    reference: string,
    connectionId: ConnectionId | undefined,
  ): Promise<void> {
    return this.#queue.run(environmentId, async () => {
      const { path } = await this.#options.environments.prepareToWrite(environmentId)
      const file = await this.#file.read(path)
      if (connectionId !== undefined) {
        const record = file.records.get(connectionId)
        if (record === undefined) throw notFound()
        checkUse(record, { principal, environmentId, flowId })
      }
      await this.#file.edit(path, [{ path: referencePath(file, flowId, reference), value: connectionId }])
    })
  }

  /** A flow goes by another id now: its references move along. Bound connections do too, and keep their secret. */
  flowRenamed(environmentId: EnvironmentId, from: FlowId, to: FlowId): Promise<void> {
    return this.#queue.run(environmentId, async () => {
      const { path } = await this.#options.environments.get(environmentId)
      const { references, records } = await this.#file.read(path)
      const names = references.get(from)
      const bound = [...records.values()].filter(({ boundToFlow }) => boundToFlow === from)
      if (names === undefined && bound.length === 0) return
      await this.#options.environments.prepareToWrite(environmentId)
      for (const record of bound) await this.#reseal(environmentId, record, { ...record, boundToFlow: to })
      await this.#file.edit(path, [
        ...(names === undefined
          ? []
          : [
              { path: ['references', from], value: undefined },
              { path: ['references', to], value: Object.fromEntries(names) },
            ]),
        ...bound.map(({ id }) => ({ path: ['connections', id, 'boundToFlow'], value: to })),
      ])
    })
  }

  /** Told when a connection's status may have changed. Returns the undoing. */
  onChanged(listener: (environmentId: EnvironmentId, connectionId: ConnectionId) => void): () => void {
    return this.#options.states.onChanged(listener)
  }

  async find(
    environmentId: EnvironmentId,
    connectionId: ConnectionId,
  ): Promise<ConnectionRecord | undefined> {
    return (await this.#read(environmentId)).records.get(connectionId)
  }

  async resolve(
    environmentId: EnvironmentId,
    flowId: FlowId,
    connectionReference: string,
  ): Promise<ConnectionRecord | undefined> {
    const file = await this.#read(environmentId)
    const id = referencedConnection(file, flowId, connectionReference)
    return id === undefined ? undefined : file.records.get(id)
  }

  noteState(
    environmentId: EnvironmentId,
    connectionId: ConnectionId,
    change: { readonly [Part in keyof ConnectionState]?: ConnectionState[Part] | undefined },
  ): Promise<void> {
    return this.#options.states.change(environmentId, connectionId, change)
  }

  /**
   * Looks after all connections of an environment: is the secret there and meant for this record, and is a token fresh
   * where it can be renewed without the person? For the start of the app and a timer, so that what is broken shows
   * before a run needs it.
   */
  async checkAll(environmentId: EnvironmentId, signal: AbortSignal): Promise<void> {
    const { records } = await this.#read(environmentId)
    for (const record of records.values()) {
      if (signal.aborted) return
      // What goes wrong stands in the connection's state.
      await this.broker
        .renew({ principal, environmentId, connectionId: record.id }, signal)
        .catch(() => undefined)
    }
  }

  async #tryAlone(
    environmentId: EnvironmentId,
    record: ConnectionRecord,
    signal: AbortSignal,
  ): Promise<{ readonly ok: boolean; readonly message: string }> {
    if (record.kind === 'none') return { ok: true, message: 'This connection needs no sign-in.' }
    const use = { principal, environmentId, connectionId: record.id }
    const bound = record.boundToFlow === undefined ? use : { ...use, flowId: record.boundToFlow }
    await this.broker.renew(bound, signal, { evenIfFresh: true })
    const { lastError } = await this.#options.states.of(environmentId, record.id)
    if (lastError?.code === 'connection.refused') return { ok: false, message: lastError.message }
    const hasSignIn = authenticationKinds[record.kind].traits.signIn !== 'none'
    return {
      ok: true,
      message: hasSignIn
        ? 'The sign-in works.'
        : 'The secret is there. Whether the service takes it shows with the first request.',
    }
  }

  async #enter(
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

  async #storeSecret(
    environmentId: EnvironmentId,
    record: ConnectionRecord,
    secret: ConnectionSecret,
  ): Promise<void> {
    if (record.kind === 'none') return
    await this.#options.store.write(secretKey(environmentId, record.id), printSecret(secret))
    this.#audit('secret-stored', environmentId, record)
  }

  /** Secrets that may stay when a connection is mended: those entered for the record as it is. */
  async #keptSecrets(
    environmentId: EnvironmentId,
    record: ConnectionRecord,
  ): Promise<Readonly<Record<string, string>>> {
    const secret = await this.#secret(environmentId, record)
    return secret !== undefined && secret.seal === sealOf(record) ? secret.secrets : {}
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

  async #reseal(environmentId: EnvironmentId, from: ConnectionRecord, to: ConnectionRecord): Promise<void> {
    const secret = await this.#secret(environmentId, from)
    if (secret === undefined || secret.seal !== sealOf(from)) return
    await this.#storeSecret(environmentId, to, { ...secret, seal: sealOf(to) })
  }

  async #forgetSecret(
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
      this.#audit('secret-deleted', environmentId, record)
    return revoked
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
      if (done) this.#audit('revoked', environmentId, record)
      return done
    } catch (thrown) {
      if (thrown instanceof FlowError) return false
      throw thrown
    }
  }

  async #requireUnused(ref: ConnectionRef, record: ConnectionRecord): Promise<void> {
    const users = await this.whereUsed(ref)
    if (users.length === 0) return
    const names = users.slice(0, 3).map(({ displayName, flowId }) => `'${displayName ?? flowId}'`)
    const more = users.length > 3 ? ` and ${users.length - 3} more` : ''
    throw new RequestError('connection.in-use', `'${record.name}' is used by ${names.join(', ')}${more}.`, {
      hint: 'Give these flows another connection first, or delete it all the same.',
    })
  }

  async #requireStore(): Promise<void> {
    const state = await this.#options.store.state()
    if (state.kind === 'ready') return
    const { code, message, hint } = state
    throw new CredentialError(code, message, { hint })
  }

  /** Why no secret can be read now, if any of these has one. */
  async #shutStore(records: readonly ConnectionRecord[]): Promise<SecretStoreState | undefined> {
    if (records.every(({ kind }) => kind === 'none')) return undefined
    const state = await this.#options.store.state()
    return state.kind === 'ready' ? undefined : state
  }

  async #connectionOf(
    environmentId: EnvironmentId,
    record: ConnectionRecord,
    shut: SecretStoreState | undefined,
  ): Promise<Connection> {
    const nowMs = this.#options.nowMs()
    const state = await this.#options.states.of(environmentId, record.id)
    const fault = shut === undefined || record.kind === 'none' ? undefined : faultOfStore(shut, nowMs)
    const isOver = state.lastError !== undefined && fault === undefined && isStoreFault(state.lastError.code)
    const { checkedAt: _, lastError, ...shown } = state
    const current = fault ?? (isOver ? undefined : lastError)
    const seen = { ...shown, ...(current === undefined ? {} : { lastError: current }) }
    return { ...record, environmentId, ...seen, status: connectionStatus(seen, nowMs) }
  }

  async #record({ environmentId, connectionId }: ConnectionRef): Promise<ConnectionRecord> {
    const record = await this.find(environmentId, connectionId)
    if (record === undefined) throw notFound()
    return record
  }

  async #read(environmentId: EnvironmentId): Promise<ConnectionsFile> {
    return this.#file.read((await this.#options.environments.get(environmentId)).path)
  }

  #audit(
    event: AuditRow['event'],
    environmentId: EnvironmentId,
    { id, connectorId }: ConnectionRecord,
  ): void {
    const at = this.#options.nowMs()
    this.#options.audit.write({ at, event, principal, environmentId, connectionId: id, connectorId })
  }
}

function checkedValues(kind: AuthenticationKind, values: Readonly<Record<string, string>>) {
  const read = readConnectionValues(kind, values)
  if (read.problems.length === 0) return read
  throw new RequestError('connection.invalid', read.problems.map(({ message }) => message).join(' '), {
    hint: 'Correct these values.',
  })
}

function checkedHosts(hosts: readonly string[]): readonly string[] {
  const wrong = hosts.filter((host) => !isHostPattern(host))
  if (wrong.length === 0) return hosts
  throw new RequestError('connection.invalid', `Not a host name: ${wrong.join(', ')}.`, {
    hint: 'Such as api.example.com or *.example.com.',
  })
}

function requireFreeName(file: ConnectionsFile, connectorId: string, name: string, id: ConnectionId): void {
  if (name.trim() === '' || name.length > 200) {
    throw new RequestError('connection.invalid', 'A connection needs a name of at most 200 characters.')
  }
  if (!isTaken(file, connectorId, name, id)) return
  throw new RequestError(
    'connection.name-taken',
    `There is a connection '${name}' of this connector already.`,
    {
      hint: 'Choose another name.',
    },
  )
}

function freeName(file: ConnectionsFile, connectorId: string, wanted: string): string {
  return firstFreeName(wanted.slice(0, 190), (name) => isTaken(file, connectorId, name, undefined))
}

function isTaken(
  file: ConnectionsFile,
  connectorId: string,
  name: string,
  except: ConnectionId | undefined,
): boolean {
  return [...file.records.values()].some(
    (record) => record.id !== except && isSame(record.connectorId, connectorId) && isSame(record.name, name),
  )
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

function notFound(): RequestError {
  return new RequestError('connection.not-found', 'There is no such connection in this environment.', {
    hint: 'It may have been deleted meanwhile.',
  })
}

function faultOfStore(state: SecretStoreState, at: number) {
  if (state.kind === 'ready') return undefined
  return faultOf(new CredentialError(state.code, state.message, { hint: state.hint }), at)
}

/** Faults of the store, not of the connection: over once the store is open again. */
function isStoreFault(code: string): boolean {
  return [
    'credential.locked',
    'credential.vault-locked',
    'credential.denied',
    'credential.no-keychain',
    'credential.no-vault',
  ].includes(code)
}

function answerInWords(status: number): { readonly ok: boolean; readonly message: string } {
  if (status >= 200 && status < 300) return { ok: true, message: 'The service took the sign-in.' }
  if (status === 401 || status === 403) {
    return { ok: false, message: `The service refused the sign-in (${status}).` }
  }
  if (status === 404 || status === 405) {
    return { ok: true, message: `The service answered (${status}) and did not refuse the sign-in.` }
  }
  return { ok: false, message: `The service answered with status ${status}.` }
}
