import type { HttpPort } from '../../shared/connectors/http-exchange.ts'
import type { TriedOperation } from '../../shared/ipc/custom-connector-payloads.ts'
import { asId } from '../../shared/run/index.ts'
import type { CredentialBroker } from '../credentials/broker.ts'
import { readConnectorFiles } from './connector-files.ts'
import type { ConnectorRef, CustomConnectorService } from './custom-connector-service.ts'
import { tryOperation } from './try-operation.ts'

export interface OperationTrialOptions {
  readonly connectors: Pick<CustomConnectorService, 'pathOf'>
  readonly broker: Pick<CredentialBroker, 'authorise'>
  readonly http: HttpPort
}

/** One call from the wizard. */
export interface TrialCall extends ConnectorRef {
  readonly operationId: string
  /** JSON object of values, as an action's `inputs.parameters` has them. */
  readonly parameters: string
  /** The connection that signs it; without one it goes unsigned. */
  readonly connectionId?: string | undefined
}

/** Tries operations of an environment's connectors with its connections, through the broker. */
export class OperationTrial {
  readonly #options: OperationTrialOptions

  constructor(options: OperationTrialOptions) {
    this.#options = options
  }

  /** @throws as `tryOperation`; RequestError `connector.not-found`; CredentialError from the broker */
  async run(call: TrialCall, signal: AbortSignal): Promise<TriedOperation> {
    const { environmentId, connectorId, connectionId } = call
    const { model } = await readConnectorFiles(await this.#options.connectors.pathOf(call))
    return tryOperation(
      model,
      call,
      async (request, stop) => {
        if (connectionId === undefined) return this.#options.http.send(request, stop)
        const use = {
          principal: 'local',
          environmentId,
          connectionId: asId.connection(connectionId),
          connectorId,
        }
        return (await this.#options.broker.authorise(request, use)).send(stop)
      },
      signal,
    )
  }
}
