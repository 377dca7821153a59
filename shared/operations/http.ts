import { httpOutputs, httpRequestFields } from './common-schemas.ts'
import { defineOperation } from './define-operation.ts'
import { record } from './json-schema.ts'

/** HTTP: one request to any URI. Source: WDL reference, "HTTP action". */
export const http = defineOperation({
  type: 'Http',
  title: 'HTTP',
  category: 'http',
  icon: 'Globe',
  summary: 'Calls a web address and gives back its answer.',
  inputs: record(httpRequestFields, ['method', 'uri']),
  outputs: httpOutputs,
  traits: { supportsRetry: true, idempotent: false },
})
