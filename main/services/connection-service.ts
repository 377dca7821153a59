import type { Connection, ConnectionRecord, ConnectionState } from '../../shared/connections/index.ts'
import type { HttpPort, HttpRequest } from '../../shared/connectors/http-exchange.ts'
import { RequestError } from '../../shared/errors/index.ts'
import type { ConnectionId, EnvironmentId, FlowId } from '../../shared/run/index.ts'
import type { AuditPort } from '../credentials/audit.ts'
import { CredentialBroker, type GatewayPort } from '../credentials/broker.ts'
import type { ConnectionDirectory } from '../credentials/connection-use.ts'
import type { OAuthPorts } from '../credentials/oauth/oauth-wire.ts'
import type { SecretStore, SecretStoreState } from '../credentials/secret-store.ts'
import type { SignInInteraction } from '../credentials/sign-in.ts'
import { ConnectionEntry, type MendedConnection, type NewConnection } from './connection-entry.ts'
import { ConnectionLooks } from './connection-looks.ts'
import { ConnectionReferences } from './connection-references.ts'
import { isSame, notFound, requireFreeName } from './connection-service-checks.ts'
import { type ConnectionsFile, ConnectionsFiles, referencedConnection } from './connection-service-file.ts'
import { withoutReferencesTo } from './connection-service-references.ts'
import { ConnectionSecrets } from './connection-service-secrets.ts'
import type { ConnectionStates } from './connection-service-states.ts'
import { type ConnectionUsage, findConnectionUsage } from './connection-service-usage.ts'
import { connectionShower, type ShowConnection } from './connection-shown.ts'
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
  readonly drivers: HttpPort
  readonly wait: OAuthPorts['wait']
  readonly nowMs: () => number
  readonly gateway?: GatewayPort
}

/** Which connection. */
export interface ConnectionRef {
  readonly environmentId: EnvironmentId
  readonly connectionId: ConnectionId
}

/** How a test ended, in words. */
export interface ConnectionTest {
  readonly ok: boolean
  readonly message: string
  readonly connection: Connection
}

/** Told of a connection that may look different now; without an id: of any of the environment. */
type ChangeListener = (environmentId: EnvironmentId, connectionId?: ConnectionId) => void

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
  readonly #secrets: ConnectionSecrets
  readonly #references: ConnectionReferences
  readonly #looks: ConnectionLooks
  readonly #show: ShowConnection
  readonly #entry: ConnectionEntry
  readonly #listeners = new Set<ChangeListener>()

  constructor(options: ConnectionServiceOptions) {
    this.#options = options
    this.#secrets = new ConnectionSecrets(options)
    this.broker = new CredentialBroker({ ...options, directory: this })
    this.#looks = new ConnectionLooks(this.broker, options.states)
    this.#references = new ConnectionReferences({
      environments: options.environments,
      file: this.#file,
      queue: this.#queue,
      secrets: this.#secrets,
      onChanged: (environmentId, connectionId) => this.#tell(environmentId, connectionId),
    })
    this.#show = connectionShower(options.states, options.nowMs)
    this.#entry = new ConnectionEntry({
      options,
      file: this.#file,
      secrets: this.#secrets,
      queue: this.#queue,
      show: this.#show,
      onChanged: (environmentId, connectionId) => this.#tell(environmentId, connectionId),
    })
    options.states.onChanged((environmentId, connectionId) => this.#tell(environmentId, connectionId))
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
    const shut = await this.#secrets.whyShut(wanted)
    const connections = await Promise.all(wanted.map((record) => this.#show(environmentId, record, shut)))
    return connections.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }))
  }

  /** Entries of `connections.json` that cannot be used, in words. */
  async problems(environmentId: EnvironmentId): Promise<readonly string[]> {
    return (await this.#read(environmentId)).problems
  }

  /** @throws RequestError `connection.not-found` */
  async get({ environmentId, connectionId }: ConnectionRef): Promise<Connection> {
    const record = await this.#record({ environmentId, connectionId })
    return this.#show(environmentId, record, await this.#secrets.whyShut([record]))
  }

  /**
   * Makes a connection: signs in where its kind does, keeps the secrets, then the record.
   * @throws RequestError `connection.invalid`, `connection.name-taken`; CredentialError `connection.no-gateway`,
   *   `oauth.*`, `credential.*`;
   *   FileError when the folder cannot be written
   */
  create(given: NewConnection, interaction: SignInInteraction, signal: AbortSignal): Promise<Connection> {
    return this.#entry.create(given, interaction, signal)
  }

  /**
   * Mends a connection: new values, or a new sign-in, or both. Secrets that are not given again stay, unless the record
   * was changed outside since they were entered. Its id, and so every flow's reference to it, stays.
   * @throws as `create`, and RequestError `connection.not-found`
   */
  async fix(
    ref: ConnectionRef & MendedConnection,
    interaction: SignInInteraction,
    signal: AbortSignal,
  ): Promise<Connection> {
    return this.#entry.fix(ref.environmentId, await this.#record(ref), ref, interaction, signal)
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
      this.#tell(environmentId, connectionId)
      return this.#show(environmentId, { ...record, name }, await this.#secrets.whyShut([record]))
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
    const outcome = await this.#looks.test(ref.environmentId, await this.#record(ref), ref.request, signal)
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
      const revoked = await this.#secrets.forget(environmentId, record, signal)
      const { references } = await this.#file.read(path)
      const dangling = withoutReferencesTo(references, connectionId)
      await this.#file.edit(path, [{ path: ['connections', connectionId], value: undefined }, ...dangling])
      await this.#options.states.remove(environmentId, connectionId)
      return { revoked }
    })
  }

  /** Which connection each reference of a flow points at. */
  references(environmentId: EnvironmentId, flowId: FlowId): Promise<Readonly<Record<string, ConnectionId>>> {
    return this.#references.of(environmentId, flowId)
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
    return this.#references.set(environmentId, flowId, reference, connectionId)
  }

  /** A copy of a flow points at the connections of its original, but for those that are bound to that one flow. */
  flowCopied(environmentId: EnvironmentId, from: FlowId, to: FlowId): Promise<void> {
    return this.#references.flowCopied(environmentId, from, to)
  }

  /** A flow goes by another id now: its references move along. Bound connections do too, and keep their secret. */
  flowRenamed(environmentId: EnvironmentId, from: FlowId, to: FlowId): Promise<void> {
    return this.#references.flowRenamed(environmentId, from, to)
  }

  /** Told when a connection, its status or a reference may have changed. Returns the undoing. */
  onChanged(listener: ChangeListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
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
   * Looks after a connection: is the secret there and meant for this record, and is a token fresh where it can be
   * renewed without the person? So that what is broken shows before a run needs it. Answers when to look again (ms
   * since 1970 UTC), if that is known. Rejects with what is wrong; it stands in the connection's state by then.
   */
  async look(ref: ConnectionRef, signal: AbortSignal): Promise<number | undefined> {
    return this.#looks.look(ref.environmentId, await this.#record(ref), signal)
  }

  /** Looks after all connections of an environment, as `look` does. Never rejects because one of them is broken. */
  async checkAll(environmentId: EnvironmentId, signal: AbortSignal): Promise<void> {
    const { records } = await this.#read(environmentId)
    for (const record of records.values()) {
      if (signal.aborted) return
      // What goes wrong stands in the connection's state.
      await this.#looks.look(environmentId, record, signal).catch(() => undefined)
    }
  }

  #tell(environmentId: EnvironmentId, connectionId: ConnectionId | undefined): void {
    for (const listener of this.#listeners) listener(environmentId, connectionId)
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

  async #record({ environmentId, connectionId }: ConnectionRef): Promise<ConnectionRecord> {
    const record = await this.find(environmentId, connectionId)
    if (record === undefined) throw notFound()
    return record
  }

  async #read(environmentId: EnvironmentId): Promise<ConnectionsFile> {
    return this.#file.read((await this.#options.environments.get(environmentId)).path)
  }
}
