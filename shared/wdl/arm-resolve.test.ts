import { expect, test } from 'vitest'
import type { WdlValue } from '../expressions/value.ts'
import { displayNameOf, resolveArm } from './arm-resolve.ts'
import { openFlowDocument } from './flow-document.ts'
import { summariseFlow } from './summary.ts'

const template = (name: string, more: object = {}) =>
  openFlowDocument(
    JSON.stringify({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      parameters: {
        logicAppName: { type: 'string', defaultValue: 'Mailer' },
        location: { type: 'string', defaultValue: '[resourceGroup().location]' },
        secret: { type: 'securestring' },
        count: { type: 'int', defaultValue: 5 },
        circle: { type: 'string', defaultValue: "[variables('circle')]" },
      },
      variables: {
        greeting: "[concat('Hello ', parameters('logicAppName'))]",
        circle: "[parameters('circle')]",
        settings: { 'a b': { list: [1, "[parameters('count')]"] } },
      },
      resources: [
        {
          type: 'Microsoft.Logic/workflows',
          name,
          properties: { definition: { $schema: 'workflowdefinition.json#', triggers: {}, actions: {} } },
          ...more,
        },
      ],
    }),
  )

test.each<[string, WdlValue]>([
  ['plain', 'plain'],
  ['[[not evaluated]', '[not evaluated]'],
  ['[open', '[open'],
  ["[parameters('LOGICAPPNAME')]", 'Mailer'],
  ["[parameters('count')]", 5],
  ["[variables('greeting')]", 'Hello Mailer'],
  ["[concat('@{body(''Get'')}/', parameters('count'))]", "@{body('Get')}/5"],
  ["[format('{0}-{1:D} {{x}}', 'a', 5)]", 'a-5 {x}'],
  ["[variables('settings')['a b'].list[1]]", 5],
  ["[if(equals(parameters('count'), 5), 'five', resourceGroup().location)]", 'five'],
  ["[concat(createArray(1), createArray('b'))]", [1, 'b']],
  ['[json(\'{"n": 7}\').n]', 7],
  ["[toLower(replace('A-B', '-', ''))]", 'ab'],
  [
    "[resourceId('Microsoft.Logic/workflows', parameters('logicAppName'))]",
    '/subscriptions/local/resourceGroups/local/providers/Microsoft.Logic/workflows/Mailer',
  ],
  [
    "[resourceId('Microsoft.Logic/workflows', parameters('secret'))]",
    '/subscriptions/local/resourceGroups/local/providers/Microsoft.Logic/workflows/secret',
  ],
  [
    "[resourceId('other-group', 'Microsoft.Web/sites/slots', 's', 't')]",
    '/subscriptions/local/resourceGroups/local/providers/Microsoft.Web/sites/s/slots/t',
  ],
])('%s', (text, expected) => {
  const { value, notes } = resolveArm(template('x'), [text])
  expect({ value: JSON.parse(JSON.stringify(value)), notes }).toEqual({ value: [expected], notes: [] })
})

test.each([
  ["[parameters('secret')]", "template parameter 'secret' has no default value"],
  ["[parameters('nope')]", "there is no template parameter 'nope'"],
  ["[variables('nope')]", "there is no template variable 'nope'"],
  ["[parameters('location')]", 'resourceGroup() is known to Azure only'],
  ["[parameters('circle')]", 'it leads back to itself'],
  ["[concat('a', newGuid())]", 'newGuid() is known to Azure only'],
  ["[toLower(parameters('count'))]", 'toLower() cannot take these arguments'],
  ["[concat('a']", expect.stringMatching(/^it cannot be read: /)],
])('%s stays, with a note', (text, reason) => {
  expect(resolveArm(template('x'), { inputs: { uri: text } })).toEqual({
    value: { inputs: { uri: text } },
    notes: [{ path: ['inputs', 'uri'], text, reason }],
  })
})

test('values of a parameter file win over defaults', () => {
  const given = { logicappname: { value: 'Other' }, secret: { value: 's' } }
  expect(resolveArm(template('x'), ["[variables('greeting')]", "[parameters('secret')]"], given)).toEqual({
    value: ['Hello Other', 's'],
    notes: [],
  })
})

test('the name is the default’s, or none where only Azure knows it', () => {
  expect(displayNameOf(template("[parameters('logicAppName')]"))).toBe('Mailer')
  expect(summariseFlow(template("[parameters('logicAppName')]"))?.displayName).toBe('Mailer')
  expect(summariseFlow(template('[resourceGroup().name]'))).not.toHaveProperty('displayName')
})

test('a nested deployment sees what is handed to it, and what is around it', () => {
  const document = openFlowDocument(
    JSON.stringify({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      parameters: { name: { type: 'string', defaultValue: 'outer' }, other: { defaultValue: 'o' } },
      resources: [
        {
          type: 'Microsoft.Resources/deployments',
          properties: {
            parameters: { name: { value: "[concat(parameters('name'), '-inner')]" } },
            template: {
              parameters: { name: { type: 'string' } },
              resources: [
                {
                  type: 'Microsoft.Logic/workflows',
                  name: "[parameters('name')]",
                  properties: {
                    definition: { $schema: 'workflowdefinition.json#', triggers: {}, actions: {} },
                  },
                },
              ],
            },
          },
        },
      ],
    }),
  )
  expect(displayNameOf(document)).toBe('outer-inner')
  expect(resolveArm(document, ["[parameters('other')]"]).value).toEqual(['o'])
})

test('only ARM templates are looked into', () => {
  const bare = openFlowDocument('{"triggers": {}, "actions": {}}')
  expect(resolveArm(bare, { inputs: "[parameters('x')]" })).toEqual({
    value: { inputs: "[parameters('x')]" },
    notes: [],
  })
})
