import { apiConnectionHost, authentication, httpOutputs, retryPolicy } from './common-schemas.ts'
import { defineOperation } from './define-operation.ts'
import { anything, record, text } from './json-schema.ts'

/** A connector call that answers later by a callback. Source: WDL reference, "ApiConnectionWebhook action". */
export const apiConnectionWebhook = defineOperation({
  type: 'ApiConnectionWebhook',
  title: 'Connector action with callback (Logic Apps)',
  category: 'connectors',
  icon: 'PlugConnectedCheckmark',
  summary: 'Starts something at a connector and waits until it calls back.',
  inputs: record(
    {
      host: apiConnectionHost,
      method: text('Method'),
      path: text('Path', { 'x-visibility': 'important' }),
      queries: anything('Queries', { 'x-editor': 'key-value' }),
      headers: anything('Headers', { 'x-editor': 'key-value' }),
      body: anything('Body', { 'x-visibility': 'important' }),
      authentication,
      retryPolicy,
    },
    ['host'],
  ),
  outputs: httpOutputs,
  traits: { needsConnection: true, supportsRetry: true, idempotent: false, runtime: 'mock-only' },
})
