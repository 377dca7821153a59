import { authentication, httpOutputs, openApiHost, retryPolicy } from './common-schemas.ts'
import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** One operation of a connector, as Power Automate writes it (`host.operationId`). */
export const openApiConnection = defineOperation({
  type: 'OpenApiConnection',
  title: 'Connector action',
  category: 'connectors',
  icon: 'PlugConnected',
  summary: 'Calls one operation of a connector with a connection.',
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
