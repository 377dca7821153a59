import { describe, expect, test } from 'vitest'
import { checkFlow } from './check-flow.ts'
import { openFlowDocument } from './flow-document.ts'
import { readImport } from './import-flow.ts'

const definition = {
  $schema:
    'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
  contentVersion: '1.0.0.0',
  triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
  actions: { A: { type: 'Compose', inputs: 'BIG' } },
  outputs: {},
}
const text = JSON.stringify(definition).replace('"BIG"', '9007199254740993')

describe('what can be imported', () => {
  test.each([
    ['a bare definition', text, undefined],
    ['a Standard workflow', `{"definition": ${text}, "kind": "Stateful"}`, undefined],
    [
      'an export',
      `{"name": "x", "properties": {"displayName": "Old", "definition": ${text}, "connectionReferences": {"shared_rss": {}}}}`,
      'Old',
    ],
  ])('%s', (_title, file, name) => {
    const [found] = readImport(file)
    expect(found).toMatchObject({ name, triggers: 1, actions: 1, notes: [] })
    const made = openFlowDocument(found?.textFor('New') ?? '')
    expect([made.shape, made.flow.displayName]).toEqual(['solution', 'New'])
    expect(made.text).toContain('9007199254740993')
    expect(checkFlow(made).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('our own format keeps every byte but the name', () => {
    const file = `{ "properties": {"displayName":"Old" , "definition": ${text} }}\r\n`
    expect(readImport(file)[0]?.textFor('New')).toBe(file.replace('"Old"', '"New"'))
  })

  test('an ARM template: its texts are worked out, what Azure alone knows is told', () => {
    const arm = JSON.stringify({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      parameters: { place: { type: 'string', defaultValue: 'here' }, other: { type: 'string' } },
      resources: [
        {
          type: 'Microsoft.Logic/workflows',
          name: 'first',
          properties: {
            definition: {
              ...definition,
              actions: { A: { type: 'Compose', inputs: ["[parameters('place')]", "[parameters('other')]"] } },
            },
          },
        },
        { type: 'Microsoft.Logic/workflows', name: 'second', properties: { definition } },
      ],
    })
    const found = readImport(arm)
    expect(found.map(({ name, notes }) => [name, notes.length])).toEqual([
      ['first', 1],
      ['second', 0],
    ])
    expect(found[0]?.textFor('N')).toContain('"here"')
  })

  test.each(['{"a": ', '{"a": 1}', '[]', ''])('%j cannot', (file) => {
    expect(() => readImport(file)).toThrow(expect.objectContaining({ code: 'request.not-importable' }))
  })
})

test.each([
  [
    "[parameters('LogicAppName')]",
    { LogicAppName: { type: 'string', defaultValue: 'Tag machines' } },
    'Tag machines',
  ],
  ["[concat(parameters('LogicAppName'), '-2')]", { LogicAppName: { defaultValue: 'Tag' } }, 'Tag-2'],
  [
    "[parameters('CreateJobLogicAppName')]",
    { CreateJobLogicAppName: { type: 'string' } },
    'CreateJobLogicAppName',
  ],
  ["[parameters('logicAppName')]", { logicAppName: { type: 'string' } }, undefined],
  ['{Name of the template}', {}, undefined],
  ['Sort mail', {}, 'Sort mail'],
])('a workflow of a template that is called %s', (name, parameters, expected) => {
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#',
    parameters,
    resources: [
      {
        type: 'Microsoft.Logic/workflows',
        name,
        properties: {
          definition: {
            $schema: 'https://x/schemas/2016-06-01/workflowdefinition.json#',
            triggers: {},
            actions: {},
          },
        },
      },
    ],
  }
  expect(readImport(JSON.stringify(template)).map((flow) => flow.name)).toEqual([expected])
})
