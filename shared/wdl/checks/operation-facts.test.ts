import { expect, test } from 'vitest'
import { checkFlow } from '../check-flow.ts'
import { openFlowDocument } from '../flow-document.ts'
import type { OperationFacts } from '../operation-facts.ts'

const text = JSON.stringify({
  definition: {
    $schema: 'x/schemas/2016-06-01/workflowdefinition.json#',
    triggers: { manual: { type: 'Request' } },
    actions: {
      Box: {
        type: 'OpenApiConnection',
        inputs: { host: { connectionName: 'shared_office365', operationId: 'SendEmail' }, parameters: {} },
        runAfter: {},
      },
    },
  },
})
const facts: OperationFacts = {
  step: 'Box',
  operationId: 'SendEmail',
  title: 'Send an email',
  connector: 'Office 365',
  isDeprecated: true,
  missing: ['To'],
}
const look = (operationFacts: readonly OperationFacts[]) =>
  checkFlow(openFlowDocument(text), { operationFacts }).map(
    ({ severity, code, range }) => `${severity} ${code} ${text.slice(range.start, range.end)}`,
  )

test('what a connector marks as deprecated and what it requires is found', () => {
  expect(look([{ ...facts, operationId: 'GetOld' }])).toContain(
    'error definition.missing-parameter "parameters"',
  )
  expect(look([facts]).filter((one) => one.includes('deprecated-operation'))).toEqual([
    // The app's own list and the connector say the same: once is enough.
    'info definition.deprecated-operation "SendEmail"',
  ])
  expect(look([{ ...facts, step: 'Nobody' }])).toHaveLength(look([]).length)
})
