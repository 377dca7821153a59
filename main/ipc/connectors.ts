import type { ConnectorCatalogue } from '../services/connector-catalogue.ts'
import type { AreaHandlers } from './handle.ts'

/** Requests about the connectors of an environment. */
export function connectorHandlers(catalogue: ConnectorCatalogue): AreaHandlers<'connectors'> {
  return {
    list: ({ environmentId }) => catalogue.list(environmentId),
    operations: ({ environmentId, connectorIds }) => catalogue.operations(environmentId, connectorIds),
    operation: async ({ environmentId, ...wanted }) =>
      (await catalogue.operation(environmentId, wanted)) ?? null,
    dynamicValues: (request) => catalogue.choices(request),
    dynamicSchema: (request) => catalogue.dynamicSchema(request),
  }
}
