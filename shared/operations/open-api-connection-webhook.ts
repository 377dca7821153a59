import { authentication, httpOutputs, openApiHost, retryPolicy } from './common-schemas.ts'
import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** A connector operation that answers later by a callback, such as an approval. */
export const openApiConnectionWebhook = defineOperation({
  type: 'OpenApiConnectionWebhook',
  title: 'Connector action with callback',
  category: 'connectors',
  icon: 'PlugConnectedCheckmark',
  summary: 'Starts something at a connector and waits until it calls back, such as an approval.',
  inputs: record(
    {
      host: openApiHost,
      parameters: anything('Parameters', { 'x-visibility': 'important' }),
      authentication,
      retryPolicy,
    },
    ['host'],
  ),
  outputs: httpOutputs,
  traits: { needsConnection: true, supportsRetry: true, idempotent: false, runtime: 'mock-only' },
})
