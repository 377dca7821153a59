import { httpOutputs, httpRequestFields, pollingRecurrence } from './common-schemas.ts'
import { defineOperation } from './define-operation.ts'
import { record } from './json-schema.ts'

/** HTTP: asks an address at an interval. Source: WDL reference, "HTTP trigger". */
export const httpTrigger = defineOperation({
  type: 'Http',
  kind: 'trigger',
  title: 'HTTP',
  category: 'http',
  icon: 'Globe',
  summary: 'Asks a web address at an interval and starts the flow by its answer.',
  inputs: record(httpRequestFields, ['method', 'uri']),
  fields: pollingRecurrence,
  outputs: httpOutputs,
  traits: { starts: 'automated', polls: true, supportsRetry: true, expressionFields: ['recurrence'] },
})
