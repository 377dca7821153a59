import { randomUUID } from 'node:crypto'
import {
  type AuthenticationKindName,
  authenticationKinds,
  type Connection,
  type ConnectionRecord,
} from '../../shared/connections/index.ts'
import { asId, type ConnectionId, type EnvironmentId, type FlowId } from '../../shared/run/index.ts'
import { type GatewayPort, noGateway } from '../credentials/broker.ts'
import { sealOf } from '../credentials/connection-secret.ts'
import { type SecretStore, secretKey } from '../credentials/secret-store.ts'
import type { SignInInteraction } from '../credentials/sign-in.ts'
import {
  checkedHosts,
  checkedValues,
  freeName,
  notFound,
  requireFreeName,
} from './connection-service-checks.ts'
import { type ConnectionsFiles, recordToJson } from './connection-service-file.ts'
import type { ConnectionSecrets } from './connection-service-secrets.ts'
import type { ConnectionStates } from './connection-service-states.ts'
import type { ShowConnection } from './connection-shown.ts'
import type { EnvironmentService } from './environment-service.ts'
import type { KeyedQueue } from './keyed-queue.ts'

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

/** New values or a new sign-in for a connection. What is not given stays. */
export interface MendedConnection {
  readonly values?: Readonly<Record<string, string>>
  readonly hosts?: readonly string[]
}

/** What it works with; the connection service's own. */
export interface ConnectionEntryParts {
  readonly options: {
    readonly environments: Pick<EnvironmentService, 'prepareToWrite'>
    readonly store: SecretStore
    readonly states: ConnectionStates
    readonly nowMs: () => number
    /** Absent: connections through a gateway cannot be made. */
    readonly gateway?: GatewayPort
  }
  readonly file: ConnectionsFiles
  readonly secrets: ConnectionSecrets
  readonly queue: KeyedQueue<EnvironmentId>
  readonly show: ShowConnection
  readonly onChanged: (environmentId: EnvironmentId, connectionId: ConnectionId) => void
}

/**
 * What a person enters: a new connection, or what mends one. Signs in, keeps the secrets, then the record; everything
 * that can fail is asked before the sign-in.
 */
export class ConnectionEntry {
  readonly #options: ConnectionEntryParts['options']
  readonly #parts: ConnectionEntryParts

  constructor(parts: ConnectionEntryParts) {
    this.#options = parts.options
    this.#parts = parts
  }

  /**
   * Makes a connection: signs in where its kind does, keeps the secrets, then the record.
   * @throws RequestError `connection.invalid`, `connection.name-taken`; CredentialError `connection.no-gateway`,
   *   `oauth.*`, `credential.*`;
   *   FileError when the folder cannot be written
   */
  async create(
    given: NewConnection,
    interaction: SignInInteraction,
    signal: AbortSignal,
  ): Promise<Connection> {
    const { environmentId, connectorId } = given
    const kind = authenticationKinds[given.kind]
    if (!kind.traits.isBuilt && this.#options.gateway === undefined) throw noGateway()
    const { settings, secrets } = checkedValues(kind, given.values)
    const hosts = checkedHosts(given.hosts ?? [])
    const id = asId.connection(randomUUID())
    // Everything that can fail is asked first: nobody should sign in for nothing.
    const environment = await this.#options.environments.prepareToWrite(environmentId)
    const known = await this.#parts.file.read(environment.path)
    if (given.name !== undefined) requireFreeName(known, connectorId, given.name, id)
    if (kind.kind !== 'none') await this.#parts.secrets.requireStore()
    const entered = await this.#parts.secrets.enter(kind, settings, secrets, interaction, signal)
    return this.#parts.queue.run(environmentId, async () => {
      const file = await this.#parts.file.read(environment.path)
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
      await this.#parts.secrets.store(environmentId, record, {
        seal: sealOf(record),
        secrets,
        ...entered.tokens,
      })
      try {
        await this.#parts.file.edit(environment.path, [
          { path: ['connections', id], value: recordToJson(record) },
        ])
      } catch (thrown) {
        await this.#options.store.delete(secretKey(environmentId, id)).catch(() => false)
        throw thrown
      }
      await this.#options.states.change(environmentId, id, { ...entered.state, lastError: undefined })
      if (kind.traits.signIn !== 'none') this.#parts.secrets.audit('signed-in', environmentId, record)
      this.#parts.onChanged(environmentId, record.id)
      return this.#parts.show(environmentId, record, undefined)
    })
  }

  /** Mends a connection. Secrets that are not given again stay, unless its record was changed outside since then. */
  async fix(
    environmentId: EnvironmentId,
    old: ConnectionRecord,
    given: MendedConnection,
    interaction: SignInInteraction,
    signal: AbortSignal,
  ): Promise<Connection> {
    const connectionId = old.id
    const kind = authenticationKinds[old.kind]
    if (kind.kind !== 'none') await this.#parts.secrets.requireStore()
    const kept = await this.#parts.secrets.kept(environmentId, old)
    const { settings, secrets } = checkedValues(kind, { ...old.settings, ...kept, ...given.values })
    const hosts = given.hosts === undefined ? old.hosts : checkedHosts(given.hosts)
    const entered = await this.#parts.secrets.enter(kind, settings, secrets, interaction, signal)
    return this.#parts.queue.run(environmentId, async () => {
      const { path } = await this.#options.environments.prepareToWrite(environmentId)
      const current = (await this.#parts.file.read(path)).records.get(connectionId)
      if (current === undefined) throw notFound()
      const record: ConnectionRecord = { ...current, settings, hosts }
      await this.#parts.secrets.store(environmentId, record, {
        seal: sealOf(record),
        secrets,
        ...entered.tokens,
      })
      await this.#parts.file.edit(path, [
        { path: ['connections', connectionId], value: recordToJson(record) },
      ])
      await this.#options.states.change(environmentId, connectionId, {
        accountLabel: undefined,
        expiresAt: undefined,
        ...entered.state,
        lastError: undefined,
      })
      if (kind.traits.signIn !== 'none') this.#parts.secrets.audit('signed-in', environmentId, record)
      this.#parts.onChanged(environmentId, record.id)
      return this.#parts.show(environmentId, record, undefined)
    })
  }
}
