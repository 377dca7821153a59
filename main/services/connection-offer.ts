import { connectionOptions } from '../../shared/connectors/connection-options.ts'
import type { ConnectionOffer } from '../../shared/ipc/connections-contract.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import type { ConnectorCatalogue } from './connector-catalogue.ts'
import { idsOfConnector } from './connector-ids.ts'

/**
 * What a connection of a connector can be made of, by the connector's own description. For one that the environment
 * does not have, nothing is offered but the id under which a connection would be kept.
 */
export async function offerConnection(
  catalogue: Pick<ConnectorCatalogue, 'connector' | 'variables'>,
  environmentId: EnvironmentId,
  connectorId: string,
): Promise<ConnectionOffer> {
  const model = await catalogue.connector(environmentId, connectorId)
  const [plainId = connectorId] = idsOfConnector(connectorId)
  if (model === undefined) return { connectorId: plainId, title: plainId, options: [] }
  return {
    connectorId: model.id,
    title: model.title === '' ? model.id : model.title,
    options: connectionOptions(model, await catalogue.variables(environmentId)),
  }
}
