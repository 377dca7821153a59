import { httpOutputs, retryPolicy } from './common-schemas.ts'
import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** A connector that notifies through a fetch operation and a subscription (`inputs.fetch`, `inputs.subscribe`). */
export const apiConnectionNotificationTrigger = defineOperation({
  type: 'ApiConnectionNotification',
  kind: 'trigger',
  title: 'Connector trigger by notification (Logic Apps)',
  category: 'connectors',
  icon: 'PlugConnected',
  summary: 'Starts the flow when the connector notifies of a change, then fetches it.',
  inputs: record(
    { host: anything('Host'), fetch: anything('Fetch'), subscribe: anything('Subscribe'), retryPolicy },
    ['host'],
  ),
  outputs: httpOutputs,
  traits: {
    starts: 'automated',
    needsConnection: true,
    supportsRetry: true,
    expressionFields: ['recurrence'],
  },
})
