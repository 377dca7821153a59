import { describe, expect, test } from 'vitest'
import { checkFlow, openFlowDocument } from '../../../shared/wdl/index.ts'
import { makeZip } from '../../storage/zip/testing/make-zip.ts'
import { readPackage } from './read-package.ts'

const schema =
  'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#'
const definition = (
  actions: object = { Only: { type: 'Compose', inputs: 1, runAfter: {} } },
  more: object = {},
) => ({
  $schema: schema,
  contentVersion: '1.0.0.0',
  parameters: {},
  triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: { type: 'object' } } } },
  actions,
  outputs: {},
  ...more,
})
const zip = (files: Readonly<Record<string, unknown>>) =>
  makeZip(
    Object.entries(files).map(([name, content]) => ({
      name,
      content: typeof content === 'string' ? content : JSON.stringify(content, null, 2),
    })),
  )
const read = (files: Readonly<Record<string, unknown>>) => readPackage(zip(files), 'in.zip')

const guid = '6B53C887-2BD0-EF11-A72E-0022481EF946'
const flowText = JSON.stringify(
  { properties: { connectionReferences: {}, definition: definition() } },
  null,
  2,
)

describe('a solution', () => {
  const files = {
    'solution.xml':
      '<ImportExportXml><SolutionManifest><UniqueName>Mon</UniqueName><LocalizedNames><LocalizedName description="Monitor posts" languagecode="1033" /></LocalizedNames></SolutionManifest></ImportExportXml>',
    'customizations.xml': `\ufeff<?xml version="1.0" encoding="utf-8"?><ImportExportXml><Workflows><Workflow Name="Notify a team"><JsonFileName>/Workflows/Notifyateam-${guid}.json</JsonFileName></Workflow></Workflows><Connectors><Connector><connectorid>{7}</connectorid><name>p_x</name></Connector></Connectors><connectionreferences><connectionreference connectionreferencelogicalname="p_own"><connectionreferencedisplayname>Own one</connectionreferencedisplayname><connectorid>/providers/Microsoft.PowerApps/apis/shared_x-5f12</connectorid><customconnectorid><connectorid>{7}</connectorid></customconnectorid></connectionreference><connectionreference connectionreferencelogicalname="p_teams"><connectionreferencedisplayname>Teams of ours</connectionreferencedisplayname><connectorid>/providers/Microsoft.PowerApps/apis/shared_teams</connectorid></connectionreference></connectionreferences></ImportExportXml>`,
    [`Workflows/Notifyateam-${guid}.json`]: flowText,
    'Workflows/Unnamed-0E0DD588-BA10-F011-9989-6045BD0E2FC6.json': flowText,
    'Workflows/Broken.json': '{"properties": ',
    'Workflows/Old-1.xaml': '<Activity />',
    'Connector/p_x_openapidefinition.json':
      '{"swagger": "2.0", "info": {"title": "Football", "version": "1"}, "paths": {"/a": {"get": {"operationId": "Get", "responses": {}}}}}',
    'Connector/p_x_connectionparameters.json': '{"key": {"type": "securestring"}}',
    'Connector/p_x_policytemplateinstances.json': 'null',
    'Connector/p_x_iconblob.Png': 'picture',
    'Connector/p_y_openapidefinition.json': '{"swagger": ',
    'environmentvariabledefinitions/p_Team/environmentvariabledefinition.xml':
      '<environmentvariabledefinition schemaname="p_Team"><displayname default="Team" /><defaultvalue>blue</defaultvalue><type>100000000</type></environmentvariabledefinition>',
    'environmentvariabledefinitions/p_Team/environmentvariablevalues.json':
      '{"environmentvariablevalues":{"environmentvariablevalue":{"value":"red"}}}',
    'environmentvariabledefinitions/p_Key/environmentvariabledefinition.xml':
      '<environmentvariabledefinition schemaname="p_Key"><displayname default="Key" /><defaultvalue>hunter2</defaultvalue><type>100000005</type></environmentvariabledefinition>',
  }

  test('gives its flows by their names, connections, variables, and what else is in it', async () => {
    const { flows, connectors, ...rest } = await read(files)
    expect(connectors).toMatchObject([
      {
        id: 'shared_x-5f12',
        title: 'Football',
        operations: 1,
        icon: { name: 'icon.png' },
        definition: files['Connector/p_x_openapidefinition.json'],
      },
    ])
    expect(JSON.parse(connectors[0]?.properties ?? '')).toEqual({
      properties: { connectionParameters: { key: { type: 'securestring' } } },
    })
    expect(flows.map(({ name, triggers, actions }) => [name, triggers, actions])).toEqual([
      ['Notify a team', 1, 1],
      ['Unnamed', 1, 1],
    ])
    expect(rest).toEqual({
      kind: 'solution',
      title: 'Monitor posts',
      connectorTitles: { shared_teams: 'Teams of ours', 'shared_x-5f12': 'Football' },
      variables: [
        { name: 'p_Team', title: 'Team', value: 'red' },
        { name: 'p_Key', title: 'Key' },
      ],
      notes: [
        { note: 'unreadable', path: 'Workflows/Broken.json', reason: expect.stringContaining('JSON') },
        {
          note: 'unreadable-connector',
          path: 'Connector/p_y_openapidefinition.json',
          reason: expect.stringContaining('p_y'),
        },
        { note: 'classic-workflows', count: 1 },
      ],
    })
  })

  test('keeps every byte of a flow but those of its name', async () => {
    const { flows } = await read(files)
    expect(flows[0]?.text.replace(',\n    "displayName": "Notify a team"', '')).toBe(flowText)
  })
})

test('a package of Power Automate: names of its manifest, connectors of apisMap', async () => {
  const id = '8ed0d630-797c-448d-bee5-74c72fda064f'
  const inside = {
    name: 'x',
    id: '/providers/Microsoft.Flow/flows/x',
    type: 'Microsoft.Flow/flows',
    properties: { displayName: 'Old name', definition: definition(), connectionReferences: {} },
  }
  const found = await read({
    'manifest.json': {
      details: { displayName: 'My package' },
      resources: {
        [id]: { type: 'Microsoft.Flow/flows', details: { displayName: 'Move an item' } },
        a: {
          type: 'Microsoft.PowerApps/apis',
          name: 'shared_sharepointonline',
          details: { displayName: 'SharePoint' },
        },
      },
    },
    [`Microsoft.Flow/flows/${id}/definition.json`]: inside,
    [`Microsoft.Flow/flows/${id}/apisMap.json`]: { shared_sharepointonline: 'a' },
    [`Microsoft.Flow/flows/${id}/connectionsMap.json`]: { shared_sharepointonline: 'b' },
    'Microsoft.Flow/flows/manifest.json': { packageSchemaVersion: '1.0' },
  })
  expect(found).toMatchObject({
    kind: 'power-automate',
    title: 'My package',
    connectorTitles: { shared_sharepointonline: 'SharePoint' },
    notes: [],
  })
  const { flow } = openFlowDocument(found.flows[0]?.text ?? '')
  expect(flow.displayName).toBe('Move an item')
  expect(flow.connectionReferences).toEqual({
    shared_sharepointonline: {
      runtimeSource: 'embedded',
      connection: {},
      api: { name: 'shared_sharepointonline' },
    },
  })
})

test('a Standard project: a flow for each folder, with its parameters and connections', async () => {
  const workflow = (actions: object) => ({
    definition: { ...definition(actions), parameters: undefined },
    kind: 'Stateful',
  })
  const found = await read({
    'app/host.json': {},
    'app/connections.json': {
      managedApiConnections: {
        office365: { api: { id: '/subscriptions/x/managedApis/office365' }, connection: {} },
      },
      serviceProviderConnections: {
        serviceBus: {
          displayName: 'Our bus',
          parameterValues: {
            connectionString: 'Endpoint=sb://x;SharedAccessKey=topsecret',
            fullyQualifiedNamespace: "@appsetting('bus')",
          },
          serviceProvider: { id: '/serviceProviders/serviceBus' },
        },
        unused: { displayName: 'x', serviceProvider: { id: '/serviceProviders/sql' } },
      },
    },
    'app/parameters.json': {
      Who: { type: 'String', value: 'Ann' },
      Key: { type: 'SecureString', value: 'hunter2' },
      Unused: { type: 'Int', value: 1 },
    },
    'app/Greet/workflow.json': workflow({
      Hello: { type: 'Compose', inputs: "@{parameters('Who')} @{parameters('Key')}", runAfter: {} },
      Mail: {
        type: 'ApiConnection',
        runAfter: { Hello: ['Succeeded'] },
        inputs: { host: { connection: { referenceName: 'office365' } }, method: 'get', path: '/x' },
      },
      Send: {
        type: 'ServiceProvider',
        runAfter: { Mail: ['Succeeded'] },
        inputs: {
          parameters: { entityName: 'orders' },
          serviceProviderConfiguration: {
            connectionName: 'serviceBus',
            operationId: 'sendMessage',
            serviceProviderId: '/serviceProviders/serviceBus',
          },
        },
      },
    }),
    'app/Other/workflow.json': workflow({ A: { type: 'Compose', inputs: 1, runAfter: {} } }),
  })
  expect(found.flows.map(({ name }) => name)).toEqual(['Greet', 'Other'])
  expect(found).toMatchObject({
    kind: 'standard',
    title: 'app',
    notes: [
      { note: 'secrets-left', names: ['Key'] },
      { note: 'connection-values-left', names: ['serviceBus'] },
    ],
  })
  expect(found.flows[0]?.connectors).toEqual(['office365'])
  const document = openFlowDocument(found.flows[0]?.text ?? '')
  expect(document.definition?.parameters).toEqual({
    Who: { type: 'String', defaultValue: 'Ann' },
    Key: { type: 'SecureString' },
  })
  expect(document.flow.connectionReferences).toEqual({
    office365: { runtimeSource: 'embedded', connection: {}, api: { name: 'office365' } },
    serviceBus: {
      displayName: 'Our bus',
      serviceProvider: { id: '/serviceProviders/serviceBus' },
      parameterValues: { fullyQualifiedNamespace: "@appsetting('bus')" },
    },
  })
  expect(checkFlow(document).filter(({ severity }) => severity === 'error')).toEqual([])
  expect(found.flows.map(({ text }) => text).join()).not.toMatch(/hunter2|topsecret/)
})

test('any other zip: the ARM templates and flow files in it', async () => {
  const arm = {
    $schema: 'https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#',
    resources: ['one', 'two'].map((name) => ({
      type: 'Microsoft.Logic/workflows',
      name,
      properties: { definition: definition() },
    })),
  }
  const found = await read({
    'deploy/azuredeploy.json': arm,
    'package.json': '{"name":"x"}',
    'bare.json': definition(),
  })
  expect(found.kind).toBe('files')
  expect(found.flows.map(({ name, id }) => [name, id])).toEqual([
    ['one', 'deploy/azuredeploy.json#0'],
    ['two', 'deploy/azuredeploy.json#1'],
    ['bare', 'bare.json'],
  ])
  expect(found.notes).toEqual([])
})

test('one JSON file, as UTF-16 too', async () => {
  const text = JSON.stringify({ definition: definition(), kind: 'Stateful' })
  const utf16 = new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))
  for (const bytes of [new TextEncoder().encode(text), utf16]) {
    const { kind, flows } = await readPackage(bytes, 'Sort mail.json')
    expect([kind, flows.map(({ name }) => name)]).toEqual(['file', ['Sort mail']])
  }
})

test('problems of a flow are told beforehand', async () => {
  const wrong = definition({ A: { type: 'Compose', inputs: "@outputs('Gone')", runAfter: {} } })
  const { flows } = await read({ 'a.json': wrong })
  expect(flows[0]).toMatchObject({ errors: 1, problems: [expect.stringMatching(/^A: .*Gone/)] })
})

test.each([
  ['nothing of use', zip({ 'readme.json': '{"a": 1}' }), 'request.not-importable'],
  ['broken JSON', new TextEncoder().encode('{"a": '), 'request.not-importable'],
  ['no text', new Uint8Array([0, 1, 2, 255, 254]), 'request.not-importable'],
  ['a zip that is no zip', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'file.zip-damaged'],
])('%s says so', async (_case, bytes, code) => {
  await expect(readPackage(bytes, 'in')).rejects.toMatchObject({
    code,
    message: expect.stringContaining("'in'"),
  })
})
