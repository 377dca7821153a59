import { connectorIdsOf } from '../../shared/connectors/connector-of-host.ts'
import type { ConnectorRequest } from '../../shared/connectors/connector-request.ts'
import { fillServer, usesVariables } from '../../shared/connectors/connector-variables.ts'
import {
  buildDirectRequest,
  buildRequest,
  type ConnectorModel,
  findOperation,
  type Operation,
} from '../../shared/connectors/index.ts'
import { withNotificationUrl } from '../../shared/connectors/with-notification-url.ts'
import { ConnectorError } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { platformLimits } from '../../shared/profiles/index.ts'
import type { EnvironmentId, FlowId, RunId } from '../../shared/run/index.ts'
import { objectOf, textOf } from '../../shared/wdl/lookup.ts'
import type { OperationCall } from '../connectors/call-operation.ts'
import type { Sandboxes } from '../connectors/sandboxes/sandboxes.ts'
import { readEnvironmentVariables } from '../storage/environment-variables.ts'
import type { ConnectorConnections } from './connector-connections.ts'
import type { ConnectorLibrary } from './connector-library.ts'
import { namedConnection } from './connector-references.ts'

/** The flow or run on whose behalf connectors are called. */
export interface ConnectorCaller {
  readonly environmentId?: EnvironmentId | undefined
  /** Absent: the flow stands alone, and has no connectors. */
  readonly environmentFolder?: string | undefined
  readonly flowId?: FlowId | undefined
  readonly runId?: RunId | undefined
  /** Connectors that have a sandbox are answered there. */
  readonly sandboxes?: Sandboxes | undefined
}

/** What a call is made of: inputs as an action or trigger of a connector holds them, expressions resolved. */
export interface ConnectorInputs {
  readonly inputs: WdlObject
  readonly connectionReferences: WdlObject
  /** Where the service is to call back. */
  readonly callbackUrl?: string | undefined
  /** Sent where nothing else says otherwise. */
  readonly headers?: Readonly<Record<string, string>>
}

/** A call ready to be made. */
export interface PreparedCall extends OperationCall {
  readonly connector: ConnectorModel
}

/** What services learn of who calls; some refuse requests without it. */
const userAgent = 'flowbench/1.0 azure-logic-apps/1.0 (connectors)'

/**
 * Makes the calls of connectors' operations ready: finds connector, operation and connection, and builds the request.
 * Nothing here holds a secret.
 */
export class ConnectorCalls {
  readonly #library: ConnectorLibrary
  readonly #connections: ConnectorConnections

  constructor(library: ConnectorLibrary, connections: ConnectorConnections) {
    this.#library = library
    this.#connections = connections
  }

  /**
   * Makes a call of an action or trigger ready.
   * @throws ConnectorError `connector.not-found`, `connector.operation-not-found`, `connector.missing-parameter` ...;
   *   CredentialError `connection.*`
   */
  async prepare(given: ConnectorInputs, caller: ConnectorCaller): Promise<PreparedCall> {
    const { connectionReferences, inputs } = given
    const connector = await this.connectorOf(inputs, connectionReferences, caller)
    const { request, operation } = this.#requestOf(connector, given)
    const { reference, names } = namedConnection(inputs, connectionReferences)
    return this.#callOf(connector, operation, request, given.headers, {
      ...caller,
      connectionReference: reference,
      connectionNames: names,
    })
  }

  /** Makes a call of an operation ready by values alone, through a connection that is named or chosen by hand. */
  async prepareOperation(
    connector: ConnectorModel,
    operation: Operation,
    values: WdlObject,
    caller: ConnectorCaller &
      Pick<Parameters<ConnectorConnections['open']>[1], 'connectionId' | 'connectionReference'>,
  ): Promise<PreparedCall> {
    const request = buildRequest(connector, operation, values)
    return this.#callOf(connector, operation, request, undefined, caller)
  }

  /**
   * The connector that inputs name, of the caller's environment.
   * @throws ConnectorError `connector.not-found`
   */
  async connectorOf(
    inputs: WdlValue,
    connectionReferences: WdlObject,
    { environmentFolder, sandboxes }: ConnectorCaller,
  ): Promise<ConnectorModel> {
    const ids = connectorIdsOf(inputs, connectionReferences)
    // One of the environment's own may have the id of a connector that has a sandbox; the sandbox is that one's.
    const hasSandbox = sandboxes?.find(ids) !== undefined
    const found = await this.#library.find(hasSandbox ? undefined : environmentFolder, ids)
    if (found !== undefined) return found
    const [id] = ids
    throw new ConnectorError(
      'connector.not-found',
      id === undefined
        ? 'The action does not say which connector it calls.'
        : environmentFolder === undefined
          ? `The connector '${id}' cannot be found: the flow's file lies in no environment.`
          : `The connector '${id}' is not in this environment.`,
      {
        hint:
          environmentFolder === undefined
            ? 'Put the file into the flows folder of an environment, or run with mocks.'
            : 'Add it under Connectors, or run with mocks.',
      },
    )
  }

  async #callOf(
    connector: ConnectorModel,
    operation: Operation | undefined,
    request: ConnectorRequest,
    headers: Readonly<Record<string, string>> | undefined,
    target: ConnectorCaller &
      Omit<Parameters<ConnectorConnections['open']>[1], 'connectorId' | 'environmentId'>,
  ): Promise<PreparedCall> {
    const { environmentFolder, environmentId, sandboxes, ...rest } = target
    const limits = platformLimits('power-automate')
    const environmentVariables =
      environmentFolder !== undefined && usesVariables(connector)
        ? await readEnvironmentVariables(environmentFolder)
        : {}
    const door = await this.#connections.open(
      connector,
      { ...rest, environmentId: environmentId ?? ('' as EnvironmentId), connectorId: connector.id },
      { environmentVariables, sandboxes },
    )
    return {
      connector,
      operation,
      request: { ...request, baseUrl: fillServer(request.baseUrl, environmentVariables) },
      door,
      environmentVariables,
      headers: { 'User-Agent': userAgent, ...headers },
      timeoutMs: limits.httpSyncMs,
      maxResponseBytes: limits.maxMessageBytes,
    }
  }

  #requestOf(
    connector: ConnectorModel,
    { callbackUrl, inputs }: ConnectorInputs,
  ): { readonly request: ConnectorRequest; readonly operation?: Operation | undefined } {
    const operationId = textOf(objectOf(inputs, 'host'), 'operationId') ?? textOf(inputs, 'operationId')
    if (operationId === undefined) return buildDirectRequest(connector, inputs)
    const operation = findOperation(connector, operationId)
    if (operation === undefined) throw unknownOperation(connector, operationId)
    const given = objectOf(inputs, 'parameters') ?? {}
    const values = callbackUrl === undefined ? given : withNotificationUrl(operation, given, callbackUrl)
    return { request: buildRequest(connector, operation, values), operation }
  }
}

/** The error of an operation that a connector does not have. */
export function unknownOperation(connector: ConnectorModel, operationId: string): ConnectorError {
  const title = connector.title === '' ? connector.id : connector.title
  return new ConnectorError(
    'connector.operation-not-found',
    `The connector '${title}' (${connector.id}) has no operation '${operationId}'.`,
    { hint: 'Choose another operation, or add it to the description of the connector.' },
  )
}
