import { randomBytes } from 'node:crypto'
import { type ConnectionRecord, isHostAllowed } from '../../shared/connections/index.ts'
import {
  type ConnectionOption,
  connectionOptions,
  connectorFieldName,
  hostsOfConnection,
} from '../../shared/connectors/connection-options.ts'
import type { HttpPort, HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import type { ConnectorModel } from '../../shared/connectors/index.ts'
import { CredentialError } from '../../shared/errors/index.ts'
import { foldName } from '../../shared/wdl/lookup.ts'
import type { ConnectionThrottle } from '../connectors/connection-throttle.ts'
import type { ConnectorDoor } from '../connectors/connector-door.ts'
import { noDrivers } from '../connectors/drivers/drivers.ts'
import type { Sandboxes } from '../connectors/sandboxes/sandboxes.ts'
import type { PublicConnector } from '../connectors/shipped/public-connector.ts'
import { sendThroughProxy } from '../connectors/shipped/send-through-proxy.ts'
import type { ConnectionTarget } from './connection-target.ts'
import { idsOfConnector } from './connector-ids.ts'
import { noProofSecret, secretsForProof } from './prove-secret.ts'

/**
 * What calls of connectors need of the connections: which one is meant, and a way to send with it. Where the engine has
 * a thread of its own, these two questions are all that crosses to the thread where secrets are.
 */
export interface ConnectionPort {
  /** The connection that is meant, without its secret; `undefined` when none is chosen. */
  describe(target: ConnectionTarget): Promise<ConnectionRecord | undefined>
  /** Signs and sends. Rejects with CredentialError `connection.*`, `credential.*`, ConnectorError `http.*`. */
  send(request: HttpRequest, target: ConnectionTarget, signal: AbortSignal): Promise<HttpResponse>
  /**
   * HMAC-SHA-256 of a text with the first of these secrets that the connection has; `undefined` when it has none. Only
   * where services call: not on the engine's thread.
   */
  prove?(
    target: ConnectionTarget,
    secretNames: readonly string[],
    message: string,
  ): Promise<Uint8Array | undefined>
}

export interface ConnectorConnectionsOptions {
  /** Absent where there are no connections: then only connectors that need none can be called. */
  readonly connections?: ConnectionPort | undefined
  /** The way out for calls that need no connection, and what holds them back. */
  readonly http: HttpPort
  /** The same for connectors over a driver. */
  readonly drivers?: HttpPort | undefined
  readonly throttle: ConnectionThrottle
  /** Code of the connectors that come with the app. */
  readonly shipped?: readonly PublicConnector[]
  /** Ms since 1970 UTC. */
  readonly nowMs?: () => number
}

/** What a call brings along beside its target. */
export interface OpenWith {
  readonly environmentVariables?: Readonly<Record<string, string>>
  /** Connectors that have a sandbox are answered there. */
  readonly sandboxes?: Sandboxes | undefined
}

/** Finds the connection of a connector's call and opens the door to its service. */
export class ConnectorConnections {
  readonly #options: ConnectorConnectionsOptions

  constructor(options: ConnectorConnectionsOptions) {
    this.#options = options
  }

  /**
   * The way out for a call. With sandboxes, a connector that has one is answered there, without a connection.
   * @throws CredentialError `connection.not-chosen` naming the reference, when the connector needs a connection and
   *   none is chosen; `connection.*` as the connections do
   */
  async open(
    connector: ConnectorModel,
    target: ConnectionTarget,
    { environmentVariables = {}, sandboxes }: OpenWith = {},
  ): Promise<ConnectorDoor> {
    const { nowMs = Date.now, shipped = [] } = this.#options
    const code = connector.isShipped === true ? shipped.find(({ id }) => id === connector.id) : undefined
    if (code === undefined) return this.#openDirect(connector, target, environmentVariables)
    if (code.sandbox !== undefined && sandboxes !== undefined) {
      const { send } = sandboxes.transport({ environment: target.environmentId, connectorId: code.id })
      return {
        parameters: {},
        marks: {},
        send: sendThroughProxy(connector, code, send, nowMs, code.sandboxParameters),
      }
    }
    const direct = await this.#openDirect(connector, target, environmentVariables)
    return { ...direct, send: sendThroughProxy(connector, code, direct.send, nowMs, direct.parameters) }
  }

  /** Whether a call has a connection to go through. Rejects as the connections do. */
  async isChosen(target: ConnectionTarget): Promise<boolean> {
    return (await this.#options.connections?.describe(target)) !== undefined
  }

  async #openDirect(
    connector: ConnectorModel,
    target: ConnectionTarget,
    environmentVariables: Readonly<Record<string, string>>,
  ): Promise<ConnectorDoor> {
    const { connections, drivers = noDrivers, http, throttle } = this.#options
    const options = connectionOptions(connector, environmentVariables)
    const record = await connections?.describe(target)
    if (record === undefined) {
      const open = options.find(({ kind }) => kind === 'none')
      if (open === undefined || !open.fields.every(({ isRequired }) => !isRequired)) {
        throw notChosen(connector, target)
      }
      return {
        parameters: defaultsOf(open),
        marks: {},
        send: (request, signal) =>
          throttle.send(`${target.environmentId} ${connector.id}`, signal, () =>
            (request.driver === undefined ? http : drivers).send(request, signal),
          ),
      }
    }
    const isOfIt = idsOfConnector(connector.id).some((id) => foldName(id) === foldName(record.connectorId))
    const exact: ConnectionTarget = {
      ...target,
      connectionId: record.id,
      ...(isOfIt ? { connectorId: record.connectorId } : {}),
    }
    // A connection without hosts of its own was made when the connector did not say them yet.
    const hosts = record.hosts.length > 0 ? [] : hostsOfRecord(options, record)
    return {
      ...valuesOf(options, record),
      send: async (request, signal) => {
        checkHost(request, record, hosts)
        return (connections as ConnectionPort).send(request, exact, signal)
      },
      prove: async (purpose, message) => {
        const option = options.find(({ kind }) => kind === record.kind) ?? options[0]
        const proof = await connections?.prove?.(exact, secretsForProof(option, purpose), message)
        if (proof === undefined) throw noProofSecret(purpose)
        return proof
      },
    }
  }
}

function hostsOfRecord(
  options: readonly ConnectionOption[],
  { kind, settings }: ConnectionRecord,
): readonly string[] {
  const option = options.find((one) => one.kind === kind) ?? options[0]
  return option === undefined ? [] : hostsOfConnection(option, settings)
}

function checkHost({ url }: HttpRequest, { name }: ConnectionRecord, hosts: readonly string[]): void {
  const { hostname } = new URL(url)
  if (isHostAllowed(hostname, hosts)) return
  throw new CredentialError(
    'connection.foreign-host',
    `The connection '${name}' is for ${hosts.join(', ')}; its sign-in is not sent to ${hostname}.`,
    { hint: "Check the address of the action and the connector's host." },
  )
}

function defaultsOf({ fields }: ConnectionOption): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.flatMap(({ parameter, default: value }) => (value === undefined ? [] : [[parameter, value]])),
  )
}

/** The values of a connection under the names policies know them by; a mark in place of each secret. */
function valuesOf(
  options: readonly ConnectionOption[],
  { kind, settings }: ConnectionRecord,
): Pick<ConnectorDoor, 'parameters' | 'marks'> {
  const parameters: Record<string, string> = {}
  const marks: Record<string, string> = {}
  const mark = (secret: string): string => {
    const made = `flowbench-secret-${randomBytes(16).toString('hex')}`
    marks[made] = secret
    return made
  }
  for (const [name, value] of Object.entries(settings)) {
    if (name.startsWith('parameter:')) parameters[name.slice('parameter:'.length)] = value
  }
  const option = options.find((one) => one.kind === kind) ?? options[0]
  for (const { parameter, isSecret, default: fallback } of option?.fields ?? []) {
    if (isSecret) parameters[parameter] ??= mark(connectorFieldName(parameter, true))
    else if (fallback !== undefined) parameters[parameter] ??= fallback
  }
  for (const [parameter, field] of Object.entries(option?.fieldOf ?? {})) {
    parameters[parameter] ??= settings[field] ?? mark(field)
  }
  return { parameters, marks }
}

function notChosen(connector: ConnectorModel, { connectionReference }: ConnectionTarget): CredentialError {
  const title = connector.title === '' ? connector.id : connector.title
  return new CredentialError(
    'connection.not-chosen',
    connectionReference === undefined
      ? `'${title}' needs a connection, and the action names none.`
      : `No connection of '${title}' is chosen for the reference '${connectionReference}' in this environment.`,
    { hint: 'Choose one for this flow, or make one under Connections.' },
  )
}
