import { authentication, httpOutputs, openApiHost, pollingRecurrence, retryPolicy } from './common-schemas.ts'
import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Connector trigger. Source: WDL reference, triggers. */
export const openApiConnectionTrigger = defineOperation({
  type: 'OpenApiConnection',
  kind: 'trigger',
  title: 'Connector trigger',
  category: 'connectors',
  icon: 'PlugConnected',
  summary: 'Asks a connector at an interval and starts the flow for what is new.',
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
  fields: pollingRecurrence,
  traits: {
    starts: 'automated',
    needsConnection: true,
    polls: true,
    supportsRetry: true,
    expressionFields: ['recurrence'],
  },
})
