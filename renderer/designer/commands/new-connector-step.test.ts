import { describe, expect, test } from 'vitest'
import type { OperationDetail } from '../../../shared/ipc/connectors-payloads.ts'
import { openFlowDocument } from '../../../shared/wdl/flow-document.ts'
import { applyTextEdits } from '../../../shared/wdl/text-edit.ts'
import { newConnectorStep } from './new-connector-step.ts'

const parameter = (name: string, more: object) => ({
  name,
  in: 'query' as const,
  isRequired: false,
  visibility: 'none' as const,
  schema: { type: 'string' },
  isFile: false,
  dynamicValues: [],
  dynamicSchemas: [],
  mediaTypes: [],
  ...more,
})

const detail: OperationDetail = {
  connectorId: 'shared_x',
  connectorTitle: 'X',
  operationId: 'SendIt',
  title: 'Send it',
  kind: 'action',
  stepType: 'OpenApiConnection',
  isDeprecated: false,
  visibility: 'none',
  method: 'POST',
  path: '/send',
  parameters: [
    parameter('message/to', { isRequired: true }),
    parameter('message/importance', { isRequired: true, default: 'Normal' }),
    parameter('callback', { isRequired: true, visibility: 'internal' }),
    parameter('version', { isRequired: true, visibility: 'internal', default: '2' }),
    parameter('cc', {}),
  ] as OperationDetail['parameters'],
  answers: [],
  isPageable: false,
  authKinds: [],
  root: {},
}

function flow(properties: object, definition: object = {}) {
  return openFlowDocument(
    JSON.stringify({
      properties: {
        ...properties,
        definition: { $schema: 'x/workflowdefinition.json#', triggers: {}, actions: {}, ...definition },
      },
    }),
  )
}

const host = {
  connectionName: 'shared_x',
  operationId: 'SendIt',
  apiId: '/providers/Microsoft.PowerApps/apis/shared_x',
}

describe('a step that calls an operation of a connector', () => {
  test('has host, defaults of required parameters and the connection reference that the flow lacks', () => {
    const document = flow({ connectionReferences: {} })
    const { step, edits } = newConnectorStep(document, detail)
    expect(step).toEqual({
      type: 'OpenApiConnection',
      inputs: { host, parameters: { 'message/importance': 'Normal', version: '2' } },
      runAfter: {},
    })
    const { properties } = JSON.parse(applyTextEdits(document.text, edits))
    expect(properties.connectionReferences).toEqual({
      shared_x: { runtimeSource: 'embedded', connection: {}, api: { name: 'shared_x' } },
    })
  })

  test('uses the reference that the flow has, whatever it is called, and the authentication it declares', () => {
    const document = flow(
      { connectionReferences: { mine: { api: { id: '/providers/Microsoft.PowerApps/apis/SHARED_X' } } } },
      { parameters: { $authentication: { defaultValue: {}, type: 'SecureObject' } } },
    )
    const { step, edits } = newConnectorStep(document, detail)
    expect(edits).toEqual([])
    expect(step.inputs).toMatchObject({
      host: { ...host, connectionName: 'mine' },
      authentication: "@parameters('$authentication')",
    })
  })

  test('as a trigger that polls for lists: an interval, and a run for each item', () => {
    const trigger: OperationDetail = {
      ...detail,
      kind: 'trigger',
      trigger: { kind: 'polling', isBatch: true },
      itemName: 'value',
    }
    const { step } = newConnectorStep(flow({ connectionReferences: {} }), trigger)
    expect(step).toMatchObject({
      type: 'OpenApiConnection',
      recurrence: { frequency: 'Minute', interval: 3 },
      splitOn: "@triggerOutputs()?['body/value']",
    })
    expect(step).not.toHaveProperty('runAfter')
  })

  test('in a bare definition, which keeps no references, names the connector', () => {
    const document = openFlowDocument('{"$schema":"x/workflowdefinition.json#","triggers":{},"actions":{}}')
    const { step, edits } = newConnectorStep(document, detail)
    expect(edits).toEqual([])
    expect(step.inputs).toMatchObject({ host })
  })
})
