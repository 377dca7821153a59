import { findOperation, findOperationByPath } from '../../shared/connectors/find-operation.ts'
import type { ConnectorModel } from '../../shared/connectors/index.ts'
import type {
  ConnectorSummary,
  OperationDetail,
  OperationSummary,
} from '../../shared/ipc/connectors-payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { foldName } from '../../shared/wdl/lookup.ts'
import { readEnvironmentVariables } from '../storage/environment-variables.ts'
import { detailOperation } from './connector-details.ts'
import { idsOfConnector } from './connector-ids.ts'
import type { ConnectorLibrary } from './connector-library.ts'
import type { EnvironmentService } from './environment-service.ts'

export interface ConnectorCatalogueOptions {
  readonly environments: Pick<EnvironmentService, 'get'>
  readonly library: ConnectorLibrary
}

/** Which operation: by its id, or by method and path as `ApiConnection` steps name it. */
export interface WantedOperation {
  readonly connectorId: string
  readonly operationId?: string | undefined
  readonly method?: string | undefined
  readonly path?: string | undefined
}

/**
 * What a person may choose from while a flow is being written: the connectors of its environment and their operations.
 * Every question names an environment, and nothing of another environment is ever answered.
 */
export class ConnectorCatalogue {
  readonly #options: ConnectorCatalogueOptions

  constructor(options: ConnectorCatalogueOptions) {
    this.#options = options
  }

  /** The connectors that flows of the environment may use, by title. */
  async list(environmentId: EnvironmentId): Promise<readonly ConnectorSummary[]> {
    return (await this.#all(environmentId)).map(({ summary }) => summary)
  }

  /** The operations that may be chosen, connector by connector; of some connectors only, if asked so. */
  async operations(
    environmentId: EnvironmentId,
    connectorIds?: readonly string[],
  ): Promise<readonly OperationSummary[]> {
    const wanted =
      connectorIds === undefined ? undefined : new Set(connectorIds.flatMap(idsOfConnector).map(foldName))
    return (await this.#all(environmentId))
      .filter(({ id }) => wanted === undefined || wanted.has(foldName(id)))
      .flatMap(({ operations }) => operations)
  }

  /** One operation whole, internal ones too; `undefined` where the environment has no such connector or operation. */
  async operation(
    environmentId: EnvironmentId,
    wanted: WantedOperation,
  ): Promise<OperationDetail | undefined> {
    const connector = await this.connector(environmentId, wanted.connectorId)
    if (connector === undefined) return undefined
    const { method, operationId, path } = wanted
    const operation =
      operationId !== undefined
        ? findOperation(connector, operationId)
        : path === undefined
          ? undefined
          : findOperationByPath(connector, method ?? 'get', path)?.operation
    return operation === undefined ? undefined : detailOperation(connector, operation)
  }

  /** A connector of the environment, by its id or its api's whole path. */
  async connector(environmentId: EnvironmentId, connectorId: string): Promise<ConnectorModel | undefined> {
    const { path } = await this.#options.environments.get(environmentId)
    return this.#options.library.find(path, idsOfConnector(connectorId))
  }

  /** The environment variables that connectors may read. */
  async variables(environmentId: EnvironmentId): Promise<Readonly<Record<string, string>>> {
    const { path } = await this.#options.environments.get(environmentId)
    return readEnvironmentVariables(path)
  }

  async #all(environmentId: EnvironmentId) {
    const { path } = await this.#options.environments.get(environmentId)
    return this.#options.library.all(path)
  }
}
