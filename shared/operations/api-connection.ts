import { apiConnectionHost, authentication, httpOutputs, retryPolicy } from './common-schemas.ts'
import { defineOperation } from './define-operation.ts'
import { anything, record, text } from './json-schema.ts'

/** A connector call by method and path, as Logic Apps writes it. Source: WDL reference, "APIConnection action". */
export const apiConnection = defineOperation({
  type: 'ApiConnection',
  title: 'Connector action (Logic Apps)',
  category: 'connectors',
  icon: 'PlugConnected',
  summary: 'Calls a connector by method and path with a connection.',
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
