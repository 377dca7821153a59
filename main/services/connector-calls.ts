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
import type { ConnectorDoor } from '../connectors/connector-door.ts'
import type { Sandboxes } from '../connectors/sandboxes/sandboxes.ts'
import { readEnvironmentVariables } from '../storage/environment-variables.ts'
import type { ConnectionTarget } from './connection-target.ts'
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

/** Where a call goes out: on whose behalf, and through which connection. */
type CallTarget = ConnectorCaller &
  Omit<Parameters<ConnectorConnections['open']>[1], 'connectorId' | 'environmentId'>

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

  /**
   * The connector that inputs name, and its operation where they name one that it has.
   * @throws ConnectorError `connector.not-found`
   */
  async operationOf(
    inputs: WdlValue,
    connectionReferences: WdlObject,
    caller: ConnectorCaller,
  ): Promise<{ readonly connector: ConnectorModel; readonly operation: Operation | undefined }> {
    const connector = await this.connectorOf(inputs, connectionReferences, caller)
    const id = operationIdOf(inputs)
    return { connector, operation: id === undefined ? undefined : findOperation(connector, id) }
  }

  /** The way to the service through the connection that inputs name. Rejects as `prepare` does. */
  async doorOf(
    inputs: WdlObject,
    connectionReferences: WdlObject,
    caller: ConnectorCaller,
  ): Promise<ConnectorDoor> {
    const connector = await this.connectorOf(inputs, connectionReferences, caller)
    const { reference, names } = namedConnection(inputs, connectionReferences)
    const target = { ...caller, connectionReference: reference, connectionNames: names }
    return this.#open(connector, target, await variablesOf(connector, caller))
  }

  /** Whether calls of a connector have a connection to go through. */
  hasConnection(connector: ConnectorModel, target: Omit<ConnectionTarget, 'connectorId'>): Promise<boolean> {
    const { environmentId, flowId, connectionId, connectionReference } = target
    const connectorId = connector.id
    return this.#connections.isChosen({
      connectorId,
      environmentId,
      flowId,
      connectionId,
      connectionReference,
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
    target: CallTarget,
  ): Promise<PreparedCall> {
    const limits = platformLimits('power-automate')
    const environmentVariables = await variablesOf(connector, target)
    const door = await this.#open(connector, target, environmentVariables)
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

  #open(
    connector: ConnectorModel,
    { environmentFolder: _, environmentId, sandboxes, ...rest }: CallTarget,
    environmentVariables: Readonly<Record<string, string>>,
  ): Promise<ConnectorDoor> {
    return this.#connections.open(
      connector,
      { ...rest, environmentId: environmentId ?? ('' as EnvironmentId), connectorId: connector.id },
      { environmentVariables, sandboxes },
    )
  }

  #requestOf(
    connector: ConnectorModel,
    { callbackUrl, inputs }: ConnectorInputs,
  ): { readonly request: ConnectorRequest; readonly operation?: Operation | undefined } {
    const operationId = operationIdOf(inputs)
    if (operationId === undefined) return buildDirectRequest(connector, inputs)
    const operation = findOperation(connector, operationId)
    if (operation === undefined) throw unknownOperation(connector, operationId)
    const given = objectOf(inputs, 'parameters') ?? {}
    const values = callbackUrl === undefined ? given : withNotificationUrl(operation, given, callbackUrl)
    return { request: buildRequest(connector, operation, values), operation }
  }
}

function operationIdOf(inputs: WdlValue): string | undefined {
  return textOf(objectOf(inputs, 'host'), 'operationId') ?? textOf(inputs, 'operationId')
}

/** The environment variables that a connector reads. */
async function variablesOf(
  connector: ConnectorModel,
  { environmentFolder }: ConnectorCaller,
): Promise<Readonly<Record<string, string>>> {
  if (environmentFolder === undefined || !usesVariables(connector)) return {}
  return readEnvironmentVariables(environmentFolder)
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
