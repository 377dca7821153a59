import { describe, expect, test } from 'vitest'
import type { ExportFormat } from '../../../shared/ipc/export-payloads.ts'
import { openFlowDocument, valueAtPath } from '../../../shared/wdl/index.ts'
import { readZip } from '../connector-import/read-zip.ts'
import { readPackage } from '../flow-package/read-package.ts'
import type { FlowText } from './export-texts.ts'
import { exportFlows } from './flow-export.ts'

const nowMs = Date.UTC(2026, 0, 31)

const definition = {
  $schema:
    'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
  contentVersion: '1.0.0.0',
  parameters: {
    $connections: { defaultValue: {}, type: 'Object' },
    'Site (contoso_Site)': {
      defaultValue: 'https://contoso.sharepoint.com/sites/a&b',
      type: 'String',
      metadata: { schemaName: 'contoso_Site', description: 'Where <lists> are' },
    },
    'Key (contoso_Key)': { type: 'SecureString', metadata: { schemaName: 'contoso_Key' } },
  },
  triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: {} } } },
  actions: {
    Send: {
      type: 'OpenApiConnection',
      inputs: {
        host: {
          connectionName: 'shared_office365',
          operationId: 'SendEmailV2',
          apiId: '/providers/Microsoft.PowerApps/apis/shared_office365',
        },
        parameters: { 'emailMessage/To': 'a@contoso.com', note: '[no ARM]', big: 1 },
      },
      runAfter: {},
    },
    Own: {
      type: 'OpenApiConnection',
      inputs: { host: { connectionName: 'shared_orders', operationId: 'List', apiId: '' } },
      runAfter: { Send: ['Succeeded'] },
    },
  },
  outputs: {},
}

const references = {
  shared_office365: {
    runtimeSource: 'invoker',
    connection: { name: 'shared-office365-1' },
    api: { name: 'shared_office365' },
  },
  shared_orders: {
    runtimeSource: 'embedded',
    connection: { connectionReferenceLogicalName: 'contoso_orders_1' },
    api: { name: 'shared_orders' },
  },
}

function flowOf(displayName: string, more: object = {}): FlowText {
  const properties = {
    displayName,
    description: 'Tells "all" & sundry',
    connectionReferences: references,
    definition,
    ...more,
  }
  return { name: displayName, text: JSON.stringify({ schemaVersion: '1.0.0.0', properties }) }
}

async function exported(format: ExportFormat, ...flows: readonly FlowText[]) {
  const result = await exportFlows(flows, {
    format,
    title: 'Order desk',
    ownConnectors: ['shared_orders', 'other'],
    nowMs,
  })
  const isZipFile = result.fileName.endsWith('.zip')
  const files = isZipFile ? await readZip(result.bytes, 'x.zip', () => true) : []
  const text = (path: string) =>
    new TextDecoder().decode(files.find((file) => file.path === path)?.bytes ?? new Uint8Array())
  return {
    ...result,
    paths: files.map(({ path }) => path),
    text,
    json: (path: string) => JSON.parse(text(path)),
  }
}

const definitionIn = (text: string) => {
  const document = openFlowDocument(text)
  return valueAtPath(document.value(), document.definitionPath ?? [])
}

describe('a package', () => {
  test('as Power Automate makes it: manifest, definition, which connector and connection each reference needs', async () => {
    const { json, notes, paths } = await exported('package', flowOf('Orders'))
    const { assetPaths } = json('Microsoft.Flow/flows/manifest.json').flowAssets
    const folder = `Microsoft.Flow/flows/${assetPaths[0]}`
    expect(paths.toSorted()).toEqual(
      [
        'Microsoft.Flow/flows/manifest.json',
        `${folder}/apisMap.json`,
        `${folder}/connectionsMap.json`,
        `${folder}/definition.json`,
        'manifest.json',
      ].toSorted(),
    )
    const apis = json(`${folder}/apisMap.json`)
    const connections = json(`${folder}/connectionsMap.json`)
    const { details, resources } = json('manifest.json')
    expect(details).toMatchObject({ displayName: 'Orders', createdTime: '2026-01-31T00:00:00.000Z' })
    expect(resources[assetPaths[0]].dependsOn.toSorted()).toEqual(
      [...Object.values<string>(apis), ...Object.values<string>(connections)].toSorted(),
    )
    expect(resources[connections.shared_office365]).toMatchObject({
      type: 'Microsoft.PowerApps/apis/connections',
      dependsOn: [apis.shared_office365],
    })
    expect(resources[apis.shared_office365].name).toBe('shared_office365')
    const { properties } = json(`${folder}/definition.json`)
    expect(properties.definition).toEqual(definition)
    expect(properties.connectionReferences.shared_office365).toEqual({
      connectionName: 'shared-office365-1',
      source: 'Invoker',
      id: '/providers/Microsoft.PowerApps/apis/shared_office365',
      tier: 'NotSpecified',
    })
    expect(notes).toEqual([{ note: 'own-connectors', names: ['shared_orders'] }])
  })

  test('the same flow gives the same bytes', async () => {
    const [first, second] = [await exported('package', flowOf('A')), await exported('package', flowOf('A'))]
    expect(first.bytes).toEqual(second.bytes)
  })
})

test('a solution: flows by files that customizations name, references under names of the solution, variables', async () => {
  const { json, notes, paths, text } = await exported('solution', flowOf('A <b> & "c"'), flowOf('Second'))
  const workflows = paths.filter((path) => path.startsWith('Workflows/'))
  expect(workflows).toHaveLength(2)
  const about = text('customizations.xml')
  for (const path of workflows) expect(about).toContain(`<JsonFileName>/${path}</JsonFileName>`)
  expect(about).toContain('Name="A &lt;b&gt; &amp; &quot;c&quot;"')
  const entries = json(workflows[0] ?? '').properties.connectionReferences
  expect(entries.shared_orders.connection).toEqual({ connectionReferenceLogicalName: 'contoso_orders_1' })
  expect(entries.shared_office365).toMatchObject({
    runtimeSource: 'invoker',
    api: { name: 'shared_office365' },
  })
  const logical = entries.shared_office365.connection.connectionReferenceLogicalName
  // Once, though both flows use it.
  expect(about.split(`connectionreferencelogicalname="${logical}"`)).toHaveLength(2)
  expect(text('environmentvariabledefinitions/contoso_Site/environmentvariabledefinition.xml')).toContain(
    '<defaultvalue>https://contoso.sharepoint.com/sites/a&amp;b</defaultvalue>',
  )
  expect(notes).toContainEqual({ note: 'secrets-left', names: ['contoso_Key'] })
  expect(text('solution.xml')).toContain('<UniqueName>Orderdesk</UniqueName>')
})

test('what Power Automate does not have, and what Logic Apps do not have, is said', async () => {
  const foreign = (names: readonly string[]) => ({ note: 'foreign-actions', names })
  const logic = flowOf('L', {
    definition: { ...definition, actions: { Old: { type: 'ApiConnection', inputs: {} } } },
  })
  expect((await exported('package', logic)).notes).toContainEqual(foreign(['Old']))
  expect((await exported('standard', flowOf('P'))).notes).toContainEqual(foreign(['Send', 'Own']))
  expect((await exported('definition', flowOf('P'))).notes).toEqual([])
})

test('a project of Logic Apps Standard: a folder for each flow, connections shared', async () => {
  const { json, paths } = await exported('standard', flowOf('My orders'), flowOf('My orders'))
  expect(paths).toEqual(
    expect.arrayContaining([
      'host.json',
      'connections.json',
      'My-orders/workflow.json',
      'My-orders (2)/workflow.json',
    ]),
  )
  expect(json('My-orders/workflow.json')).toEqual({ definition, kind: 'Stateful' })
  expect(json('connections.json').managedApiConnections.shared_office365.api.id).toContain(
    '/managedApis/office365',
  )
})

test('an ARM template reads as the same flow; texts in brackets are no ARM', async () => {
  const { bytes } = await exported('arm', flowOf('Orders'))
  const template = new TextDecoder().decode(bytes)
  const [resource] = JSON.parse(template).resources
  expect(resource.properties.definition.actions.Send.inputs.parameters.note).toBe('[[no ARM]')
  const found = await readPackage(bytes, 'azuredeploy.json')
  const [flow] = found.flows
  expect(definitionIn(flow?.text ?? '')).toMatchObject({ actions: definition.actions })
})

test('the definition keeps every character', async () => {
  const text = flowOf('Big').text.replace('"big":1', '"big":  12345678901234567890.10')
  for (const format of ['definition', 'package', 'solution', 'standard'] as const) {
    const { bytes, paths, text: textAt } = await exported(format, { name: 'Big', text })
    const whole = paths.length === 0 ? new TextDecoder().decode(bytes) : paths.map(textAt).join('\n')
    expect(whole).toContain('"big":  12345678901234567890.10')
  }
})

test.each(['package', 'solution', 'standard'] as const)(
  'a %s that was exported can be imported',
  async (format) => {
    const { bytes } = await exported(format, flowOf('Orders'))
    const { flows } = await readPackage(bytes, 'x.zip')
    expect(flows.map(({ name }) => name)).toEqual(['Orders'])
    const found = definitionIn(flows[0]?.text ?? '')
    expect(found).toMatchObject({ actions: definition.actions, triggers: definition.triggers })
  },
)

test('what is no flow is refused with its line', async () => {
  for (const text of ['{ "definition": ', '{}', '']) {
    await expect(exported('package', { name: 'Broken', text })).rejects.toMatchObject({
      code: 'request.not-exportable',
    })
  }
})
