import { httpOutputs, pollingRecurrence } from './common-schemas.ts'
import { defineOperation } from './define-operation.ts'
import { anything, record, text } from './json-schema.ts'

/** A trigger of a connector built into Logic Apps Standard. */
export const serviceProviderTrigger = defineOperation({
  type: 'ServiceProvider',
  kind: 'trigger',
  title: 'Built-in connector trigger (Standard)',
  category: 'connectors',
  icon: 'PlugConnectedSettings',
  summary: 'Starts the flow for events of a connector built into Logic Apps Standard.',
  kinds: ['Polling'],
  inputs: record(
    {
      parameters: anything('Parameters', { 'x-visibility': 'important' }),
      serviceProviderConfiguration: record(
        {
          connectionName: text('Connection'),
          operationId: text('Operation'),
          serviceProviderId: text('Service provider'),
        },
        ['operationId'],
        { title: 'Service provider' },
      ),
    },
    ['serviceProviderConfiguration'],
  ),
  fields: pollingRecurrence,
  outputs: httpOutputs,
  traits: { starts: 'automated', needsConnection: true, polls: true, expressionFields: ['recurrence'] },
})
