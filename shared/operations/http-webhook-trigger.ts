import { httpOutputs, httpRequestFields } from './common-schemas.ts'
import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** HTTP Webhook: starts when a registered callback is called. Source: WDL reference, "HTTPWebhook trigger". */
export const httpWebhookTrigger = defineOperation({
  type: 'HttpWebhook',
  kind: 'trigger',
  title: 'HTTP webhook',
  category: 'http',
  icon: 'GlobeArrowForward',
  summary: 'Registers a callback address and starts the flow when it is called.',
  inputs: record(
    {
      subscribe: record(httpRequestFields, ['uri'], { title: 'Subscribe' }),
      unsubscribe: anything('Unsubscribe'),
    },
    ['subscribe'],
  ),
  outputs: httpOutputs,
  traits: { starts: 'automated', supportsRetry: true },
})
