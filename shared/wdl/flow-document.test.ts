import { describe, expect, test } from 'vitest'
import { detectProfile } from '../profiles/index.ts'
import { connectorsUsed } from './connectors-used.ts'
import { openFlowDocument } from './flow-document.ts'
import { buildGraph } from './graph.ts'
import { pointerOf } from './json-location.ts'
import { summariseFlow } from './summary.ts'

const definition = { $schema: 'x/workflowdefinition.json#', triggers: {}, actions: {}, vendor: { x: 1 } }
const arm = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'

describe('shapes', () => {
  test.each([
    [
      'solution',
      { schemaVersion: '1.0.0.0', properties: { displayName: 'N', definition } },
      ['/properties/definition'],
      'power-automate',
    ],
    [
      'flow-package',
      { type: 'Microsoft.Flow/flows', properties: { definition } },
      ['/properties/definition'],
      'power-automate',
    ],
    ['standard', { definition, kind: 'Stateful' }, ['/definition'], 'logic-apps-standard'],
    ['definition', { definition }, ['/definition'], 'logic-apps-consumption'],
    ['bare', definition, [''], 'logic-apps-consumption'],
    ['bare', { triggers: {}, actions: {} }, [''], 'logic-apps-consumption'],
    [
      'gallery',
      { type: 'Microsoft.Logic/galleries/templates', properties: { definition } },
      ['/properties/definition'],
      'logic-apps-consumption',
    ],
    [
      'resource',
      { type: 'Microsoft.Logic/workflows', properties: { definition } },
      ['/properties/definition'],
      'logic-apps-consumption',
    ],
    [
      'arm',
      {
        $schema: arm,
        resources: [
          { type: 'Microsoft.Web/connections', properties: {} },
          { type: 'microsoft.logic/Workflows', name: 'one', properties: { definition } },
          {
            type: 'Microsoft.Resources/deployments',
            properties: {
              template: {
                $schema: arm,
                resources: [{ type: 'Microsoft.Logic/workflows', properties: { definition } }],
              },
            },
          },
        ],
      },
      [
        '/resources/1/properties/definition',
        '/resources/2/properties/template/resources/0/properties/definition',
      ],
      'logic-apps-consumption',
    ],
    [
      'nested',
      { properties: { status: 'Running', workflow: { properties: { definition } } } },
      ['/properties/workflow/properties/definition'],
      'logic-apps-consumption',
    ],
    [
      'solution',
      { Properties: { Definition: { Triggers: {}, Actions: { A: { type: 'Compose' } } } } },
      ['/Properties/Definition'],
      'power-automate',
    ],
    ['none', { properties: { definition: 'text' } }, [], 'power-automate'],
    ['none', [], [], 'power-automate'],
  ])('%s', (shape, value, pointers, profile) => {
    const document = openFlowDocument(JSON.stringify(value))
    expect(document.shape).toBe(shape)
    expect(document.definitions.map((found) => pointerOf(found.path))).toEqual(pointers)
    expect(detectProfile(document)).toBe(profile)
    expect(document.definition === undefined).toBe(pointers.length === 0)
  })

  test('the definition keeps everything and has every part', () => {
    const text = JSON.stringify({ definition: { ...definition, Actions: undefined, outputs: null } })
    expect(openFlowDocument(text).definition).toEqual({
      ...definition,
      contentVersion: '1.0.0.0',
      parameters: {},
      outputs: {},
    })
  })

  test('one of several can be asked for', () => {
    const text = JSON.stringify([
      { definition },
      { definition: { ...definition, actions: { A: { type: 'Compose' } } } },
    ])
    expect(
      Object.keys(openFlowDocument(text, { definitionPath: [1, 'definition'] }).definition?.actions ?? {}),
    ).toEqual(['A'])
    expect(openFlowDocument(text, { definitionPath: ['nope'] }).definitionPath).toEqual([0, 'definition'])
  })

  test('a definition inside of an action is a value, not a second flow', () => {
    const text = JSON.stringify({
      definition: { ...definition, actions: { A: { type: 'Compose', inputs: { definition } } } },
    })
    expect(openFlowDocument(text).definitions).toHaveLength(1)
  })
})

test('what a flow says beside its definition', () => {
  const text = JSON.stringify({
    properties: {
      displayName: 'Name',
      description: 'Words',
      state: 'Started',
      connectionReferences: { shared_x: { api: { name: 'shared_x' } } },
      parameters: { $connections: { value: { a: 1 } }, p: { value: 5 }, q: {} },
      definition,
    },
  })
  expect(openFlowDocument(text).flow).toEqual({
    displayName: 'Name',
    description: 'Words',
    state: 'Started',
    connectionReferences: { shared_x: { api: { name: 'shared_x' } } },
    parameters: { $connections: { a: 1 }, p: 5 },
  })
})

describe('connectors and summary', () => {
  const flow = {
    properties: {
      displayName: 'Digest',
      connectionReferences: {
        mail: { api: { name: 'shared_office365' } },
        list: { id: '/providers/Microsoft.PowerApps/apis/shared_sharepointonline' },
      },
      definition: {
        triggers: { Every_morning: { type: 'recurrence', recurrence: { frequency: 'Day', interval: 1 } } },
        actions: {
          A: {
            type: 'OpenApiConnection',
            inputs: { host: { connectionName: 'mail', operationId: 'SendEmailV2' } },
          },
          B: {
            type: 'ApiConnection',
            inputs: { host: { connection: { name: "@parameters('$connections')['list']['connectionId']" } } },
          },
          C: {
            type: 'ApiConnection',
            inputs: { host: { connection: { referenceName: 'teams_#workflowname#' } } },
          },
          D: {
            type: 'ServiceProvider',
            inputs: {
              serviceProviderConfiguration: {
                serviceProviderId: '/serviceProviders/AzureBlob',
                connectionName: 'blob',
              },
            },
          },
          E: {
            type: 'ApiConnection',
            inputs: {
              host: {
                connection: {
                  name: "@json(decodeBase64(triggerOutputs().headers['X-MS-APIM-Tokens']))['$connections']['shared_visualstudio_1']['connectionId']",
                },
              },
            },
          },
          F: {
            type: 'ApiConnection',
            inputs: {
              host: { connection: { name: "@parameters('$connections')[concat('x', 1)]['connectionId']" } },
            },
          },
        },
      },
    },
  }
  const document = openFlowDocument(JSON.stringify(flow))

  test('by reference, by name, by provider; a computed one is left out', () => {
    expect(connectorsUsed(document, buildGraph(document.definition!))).toEqual([
      { name: 'shared_office365', isBuiltIn: false, references: ['mail'] },
      { name: 'shared_sharepointonline', isBuiltIn: false, references: ['list'] },
      { name: 'teams', isBuiltIn: false, references: ['teams_#workflowname#'] },
      { name: 'AzureBlob', isBuiltIn: true, references: ['blob'] },
      { name: 'shared_visualstudio', isBuiltIn: false, references: ['shared_visualstudio_1'] },
    ])
  })

  test('in short', () => {
    expect(summariseFlow(document)).toEqual({
      displayName: 'Digest',
      kind: 'scheduled',
      trigger: { name: 'Every_morning', type: 'recurrence', title: 'Every morning' },
      actionCount: 6,
      connectors: [
        'shared_office365',
        'shared_sharepointonline',
        'teams',
        'AzureBlob',
        'shared_visualstudio',
      ],
    })
    expect(summariseFlow(openFlowDocument('{}'))).toBeUndefined()
  })
})
