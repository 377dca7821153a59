import { apiConnectionHost, authentication, httpOutputs, retryPolicy } from './common-schemas.ts'
import { defineOperation } from './define-operation.ts'
import { anything, record, text } from './json-schema.ts'

/** Connector trigger by callback (Logic Apps). Source: WDL reference, triggers. */
export const apiConnectionWebhookTrigger = defineOperation({
  type: 'ApiConnectionWebhook',
  kind: 'trigger',
  title: 'Connector trigger by callback (Logic Apps)',
  category: 'connectors',
  icon: 'PlugConnected',
  summary: 'Starts the flow when the connector calls.',
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

  traits: {
    starts: 'automated',
    needsConnection: true,
    polls: false,
    supportsRetry: true,
    expressionFields: ['recurrence'],
  },
})
