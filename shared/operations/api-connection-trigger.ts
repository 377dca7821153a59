import {
  apiConnectionHost,
  authentication,
  httpOutputs,
  pollingRecurrence,
  retryPolicy,
} from './common-schemas.ts'
import { defineOperation } from './define-operation.ts'
import { anything, record, text } from './json-schema.ts'

/** Connector trigger (Logic Apps). Source: WDL reference, triggers. */
export const apiConnectionTrigger = defineOperation({
  type: 'ApiConnection',
  kind: 'trigger',
  title: 'Connector trigger (Logic Apps)',
  category: 'connectors',
  icon: 'PlugConnected',
  summary: 'Asks a connector at an interval and starts the flow for what is new.',
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
  fields: pollingRecurrence,
  traits: {
    starts: 'automated',
    needsConnection: true,
    polls: true,
    supportsRetry: true,
    expressionFields: ['recurrence'],
  },
})
