import { connectionOptions } from '../../shared/connectors/connection-options.ts'
import { findOperation, findOperationByPath } from '../../shared/connectors/find-operation.ts'
import type { HttpPort } from '../../shared/connectors/http-exchange.ts'
import type { ConnectionOffer } from '../../shared/ipc/connections-contract.ts'
import type {
  ConnectorSummary,
  DynamicChoices,
  DynamicSchema,
  OperationDetail,
  OperationSummary,
} from '../../shared/ipc/connectors-payloads.ts'
import type { TriedOperation } from '../../shared/ipc/custom-connector-payloads.ts'
import { foldName } from '../../shared/wdl/lookup.ts'
import type { Sandboxes } from '../connectors/sandboxes/sandboxes.ts'
import { readEnvironmentVariables } from '../storage/environment-variables.ts'
import type { ConnectorCalls } from './connector-calls.ts'
import { detailOperation } from './connector-details.ts'
import { type ChoicesQuestion, ConnectorDynamics, type SchemaQuestion } from './connector-dynamics.ts'
import { idsOfConnector } from './connector-ids.ts'
import type { ConnectorLibrary } from './connector-library.ts'
import { OperationTrial, type TrialCall } from './operation-trial.ts'

/** Which operation: by its id, or by method and path as `ApiConnection` steps name it. */
export interface WantedOperation {
  readonly connectorId: string
  readonly operationId?: string | undefined
  readonly method?: string | undefined
  readonly path?: string | undefined
}

/**
 * What is asked of the connectors of an environment's folder while a flow is being written. Reading and reshaping large
 * descriptions takes long: the app does it on a thread of its own, others where they are (`directCatalogueWork`).
 * Everything here is plain data.
 */
export interface CatalogueWork {
  /** Every connector, by title. */
  listConnectors(environmentFolder: string): Promise<readonly ConnectorSummary[]>
  /** The operations that may be chosen, connector by connector; of some connectors only, if asked so. */
  listOperations(
    environmentFolder: string,
    connectorIds: readonly string[] | undefined,
  ): Promise<readonly OperationSummary[]>
  /** One operation whole, internal ones too; `undefined` where there is no such connector or operation. */
  operation(environmentFolder: string, wanted: WantedOperation): Promise<OperationDetail | undefined>
  /** What a connection can be made of; no options for a connector that is not there. */
  offer(environmentFolder: string, connectorId: string): Promise<ConnectionOffer>
  /** As `ConnectorDynamics`. */
  choices(question: ChoicesQuestion): Promise<DynamicChoices>
  dynamicSchema(question: SchemaQuestion): Promise<DynamicSchema>
  /** As `OperationTrial`, of the connector in a folder. */
  tryOperation(connectorFolder: string, call: TrialCall): Promise<TriedOperation>
}

export interface DirectCatalogueWorkOptions {
  readonly library: ConnectorLibrary
  readonly calls: ConnectorCalls
  /** As `ConnectorDynamics` asks them. */
  readonly sandboxes?: (() => Sandboxes) | undefined
  /** The way out for calls without a connection. */
  readonly http: HttpPort
  /** Ms since 1970 UTC. */
  readonly nowMs: () => number
}

/** The work done where this is called. */
export function directCatalogueWork(options: DirectCatalogueWorkOptions): CatalogueWork {
  const { library } = options
  const dynamics = new ConnectorDynamics(options)
  const trial = new OperationTrial(options)
  const find = (folder: string, connectorId: string) => library.find(folder, idsOfConnector(connectorId))
  return {
    listConnectors: async (folder) => (await library.all(folder)).map(({ summary }) => summary),
    listOperations: async (folder, connectorIds) => {
      const wanted =
        connectorIds === undefined ? undefined : new Set(connectorIds.flatMap(idsOfConnector).map(foldName))
      return (await library.all(folder))
        .filter(({ id }) => wanted === undefined || wanted.has(foldName(id)))
        .flatMap(({ operations }) => operations)
    },
    operation: async (folder, { connectorId, method, operationId, path }) => {
      const connector = await find(folder, connectorId)
      if (connector === undefined) return undefined
      const operation =
        operationId !== undefined
          ? findOperation(connector, operationId)
          : path === undefined
            ? undefined
            : findOperationByPath(connector, method ?? 'get', path)?.operation
      return operation === undefined ? undefined : detailOperation(connector, operation)
    },
    offer: async (folder, connectorId) => {
      const model = await find(folder, connectorId)
      const [plainId = connectorId] = idsOfConnector(connectorId)
      if (model === undefined) return { connectorId: plainId, title: plainId, options: [] }
      return {
        connectorId: model.id,
        title: model.title === '' ? model.id : model.title,
        options: connectionOptions(model, await readEnvironmentVariables(folder)),
      }
    },
    choices: (question) => dynamics.values(question),
    dynamicSchema: (question) => dynamics.schema(question),
    tryOperation: (folder, call) => trial.run(folder, call),
  }
}
