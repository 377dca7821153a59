import { authentication, httpOutputs, openApiHost, retryPolicy } from './common-schemas.ts'
import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Connector trigger by callback. Source: WDL reference, triggers. */
export const openApiConnectionWebhookTrigger = defineOperation({
  type: 'OpenApiConnectionWebhook',
  kind: 'trigger',
  title: 'Connector trigger by callback',
  category: 'connectors',
  icon: 'PlugConnected',
  summary: 'Starts the flow when the connector calls.',
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

  traits: {
    starts: 'automated',
    needsConnection: true,
    polls: false,
    supportsRetry: true,
    expressionFields: ['recurrence'],
  },
})
