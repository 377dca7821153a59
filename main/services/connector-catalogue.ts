import type { ConnectionOffer } from '../../shared/ipc/connections-contract.ts'
import type {
  ConnectorSummary,
  DynamicChoices,
  DynamicSchema,
  OperationDetail,
  OperationSummary,
} from '../../shared/ipc/connectors-payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import type { CatalogueWork, WantedOperation } from './catalogue-work.ts'
import type { ChoicesQuestion, SchemaQuestion } from './connector-dynamics.ts'
import type { EnvironmentService } from './environment-service.ts'

export interface ConnectorCatalogueOptions {
  readonly environments: Pick<EnvironmentService, 'get'>
  readonly work: CatalogueWork
}

/** A question that names its environment, of which the folder is looked up here. */
type InEnvironment<Question> = Omit<Question, 'environmentFolder'>

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
    return this.#options.work.listConnectors(await this.#folder(environmentId))
  }

  /** The operations that may be chosen, connector by connector; of some connectors only, if asked so. */
  async operations(
    environmentId: EnvironmentId,
    connectorIds?: readonly string[],
  ): Promise<readonly OperationSummary[]> {
    return this.#options.work.listOperations(await this.#folder(environmentId), connectorIds)
  }

  /** One operation whole, internal ones too; `undefined` where the environment has no such connector or operation. */
  async operation(
    environmentId: EnvironmentId,
    wanted: WantedOperation,
  ): Promise<OperationDetail | undefined> {
    return this.#options.work.operation(await this.#folder(environmentId), wanted)
  }

  /**
   * What a connection of a connector can be made of, by the connector's own description. For one that the environment
   * does not have, nothing is offered but the id under which a connection would be kept.
   */
  async offer(environmentId: EnvironmentId, connectorId: string): Promise<ConnectionOffer> {
    return this.#options.work.offer(await this.#folder(environmentId), connectorId)
  }

  /** The choices of a parameter, asked live. As `ConnectorDynamics.values`. */
  async choices(question: InEnvironment<ChoicesQuestion>): Promise<DynamicChoices> {
    const environmentFolder = await this.#folder(question.environmentId)
    return this.#options.work.choices({ ...question, environmentFolder })
  }

  /** The schema of a parameter or answer, asked live. As `ConnectorDynamics.schema`. */
  async dynamicSchema(question: InEnvironment<SchemaQuestion>): Promise<DynamicSchema> {
    const environmentFolder = await this.#folder(question.environmentId)
    return this.#options.work.dynamicSchema({ ...question, environmentFolder })
  }

  async #folder(environmentId: EnvironmentId): Promise<string> {
    return (await this.#options.environments.get(environmentId)).path
  }
}
