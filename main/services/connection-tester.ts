import { findOperation } from '../../shared/connectors/find-operation.ts'
import type { ConnectorModel, Operation } from '../../shared/connectors/index.ts'
import { driverExtension } from '../../shared/connectors/vendor-hosts.ts'
import { CredentialError, FlowError } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { objectOf, textOf } from '../../shared/wdl/lookup.ts'
import { callOperation } from '../connectors/call-operation.ts'
import type { ConnectionRef, ConnectionService, ConnectionTest } from './connection-service.ts'
import { answerInWords } from './connection-service-words.ts'
import type { ConnectorCalls } from './connector-calls.ts'
import { idsOfConnector } from './connector-ids.ts'
import type { ConnectorLibrary } from './connector-library.ts'
import type { EnvironmentService } from './environment-service.ts'

export interface ConnectionTesterOptions {
  readonly service: Pick<ConnectionService, 'get' | 'test' | 'noteState'>
  readonly environments: Pick<EnvironmentService, 'get'>
  readonly library: Pick<ConnectorLibrary, 'find'>
  readonly calls: Pick<ConnectorCalls, 'prepareOperation'>
}

/**
 * Tries connections: with the operation that their connector names for that (`x-ms-capabilities`, `testConnection`);
 * where it names none, by the secret and its sign-in alone.
 */
export class ConnectionTester {
  readonly #options: ConnectionTesterOptions

  constructor(options: ConnectionTesterOptions) {
    this.#options = options
  }

  /** Never rejects because the connection does not work. @throws RequestError `connection.not-found` */
  async test(ref: ConnectionRef, signal: AbortSignal): Promise<ConnectionTest> {
    const { calls, environments, library, service } = this.#options
    const { environmentId } = ref
    // First by itself: what is wrong there is told better than by a call.
    const alone = await service.test(ref, signal)
    const { boundToFlow, connectorId, id } = alone.connection
    // One that was refused the last time may be taken again; whatever else is wrong, a call would not mend.
    if (!alone.ok && alone.connection.lastError?.code !== 'connection.refused') return alone
    const { path } = await environments.get(environmentId)
    const connector = await library.find(path, idsOfConnector(connectorId))
    const trial = connector === undefined ? undefined : trialOf(connector)
    if (connector === undefined || trial === undefined) return alone
    const caller = {
      environmentId,
      environmentFolder: path,
      connectionId: id,
      ...(boundToFlow === undefined ? {} : { flowId: boundToFlow }),
    }
    try {
      const call = await calls.prepareOperation(connector, trial.operation, trial.values, caller)
      const { body, status } = await callOperation(call, signal)
      const outcome = driverInWords(connector, status, body) ?? answerInWords(status)
      return { ...outcome, connection: await service.get(ref) }
    } catch (thrown) {
      if (!(thrown instanceof FlowError)) throw thrown
      const message = [thrown.message, thrown.hint].filter(Boolean).join(' ')
      // A service that cannot be reached is none of the connection's faults.
      if (!(thrown instanceof CredentialError)) return { ...alone, ok: false, message }
      return { ok: false, message, connection: await service.get(ref) }
    }
  }
}

/** A driver says in a sentence what is wrong, and nothing that it refuses is fine. */
function driverInWords(
  { definition }: ConnectorModel,
  status: number,
  body: WdlValue,
): { readonly ok: boolean; readonly message: string } | undefined {
  const message = textOf(body, 'message')
  const isDriven = textOf(definition, driverExtension) !== undefined
  return isDriven && status >= 400 && message !== undefined ? { ok: false, message } : undefined
}

/** The call that a connector offers for trying its connections. */
function trialOf({
  capabilities,
  ...connector
}: ConnectorModel): { readonly operation: Operation; readonly values: WdlObject } | undefined {
  const wanted = objectOf(capabilities, 'testConnection')
  const operationId = textOf(wanted, 'operationId')
  const operation = operationId === undefined ? undefined : findOperation(connector, operationId)
  return operation === undefined ? undefined : { operation, values: objectOf(wanted, 'parameters') ?? {} }
}
