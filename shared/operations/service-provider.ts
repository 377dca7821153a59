import { httpOutputs, retryPolicy } from './common-schemas.ts'
import { defineOperation } from './define-operation.ts'
import { anything, record, text } from './json-schema.ts'

/** A built-in connector of Logic Apps Standard (`serviceProviderConfiguration`). */
export const serviceProvider = defineOperation({
  type: 'ServiceProvider',
  title: 'Built-in connector (Standard)',
  category: 'connectors',
  icon: 'PlugConnectedSettings',
  summary: 'Calls an operation of a connector built into Logic Apps Standard.',
  inputs: record(
    {
      parameters: anything('Parameters', { 'x-visibility': 'important' }),
      serviceProviderConfiguration: record(
        {
          connectionName: text('Connection'),
          operationId: text('Operation'),
          serviceProviderId: text('Service provider'),
        },
        ['operationId'],
        { title: 'Service provider' },
      ),
      retryPolicy,
    },
    ['serviceProviderConfiguration'],
  ),
  outputs: httpOutputs,
  traits: { needsConnection: true, supportsRetry: true, idempotent: false, runtime: 'mock-only' },
})
