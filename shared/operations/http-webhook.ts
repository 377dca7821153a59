import { httpOutputs, httpRequestFields } from './common-schemas.ts'
import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** HTTP Webhook: subscribes at an address and waits for the call back. Source: WDL reference, "HTTP webhook action". */
export const httpWebhook = defineOperation({
  type: 'HttpWebhook',
  title: 'HTTP webhook',
  category: 'http',
  icon: 'GlobeArrowForward',
  summary: 'Registers a callback address and waits until it is called.',
  inputs: record(
    {
      subscribe: record(httpRequestFields, ['uri'], { title: 'Subscribe' }),
      unsubscribe: anything('Unsubscribe'),
    },
    ['subscribe'],
  ),
  outputs: httpOutputs,
  traits: { supportsRetry: true, idempotent: false },
})
