import { expect, test } from 'vitest'
import { checkFlow } from '../check-flow.ts'
import type { ConnectionFacts } from '../connection-facts.ts'
import { openFlowDocument } from '../flow-document.ts'

const call = (connectionName: string) => ({
  type: 'OpenApiConnection',
  inputs: { host: { connectionName, operationId: 'GetItems', apiId: '/apis/x' }, parameters: {} },
  runAfter: {},
})
const text = JSON.stringify({
  definition: {
    $schema: 'x/schemas/2016-06-01/workflowdefinition.json#',
    triggers: { manual: { type: 'Request' } },
    actions: { First: call('lists'), Second: call('Lists'), Third: call('drive') },
  },
})
const look = (...connectionFacts: readonly ConnectionFacts[]) =>
  checkFlow(openFlowDocument(text), { connectionFacts })
    .filter(({ code }) => /no-connection-chosen|connector-not-here/.test(code))
    .map(({ severity, action, message }) => `${severity} ${action}: ${message}`)

test('what points at nothing here is told once, at the first step', () => {
  expect(
    look(
      { reference: 'lists', connector: 'SharePoint', lacks: 'no-connection' },
      { reference: 'drive', connector: 'shared_drive', lacks: 'no-connector' },
      { reference: 'unused', connector: 'X', lacks: 'no-connection' },
    ),
  ).toEqual([
    "warning First: 'First' and 1 more have no connection to SharePoint in this environment.",
    "info Third: 'Third' calls the connector 'shared_drive', which is not here.",
  ])
  expect(look()).toEqual([])
})
