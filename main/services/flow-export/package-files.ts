import type { WdlObject } from '../../../shared/expressions/value.ts'
import { printJson } from '../../../shared/json/index.ts'
import { objectOf, propertyOf, textOf } from '../../../shared/wdl/lookup.ts'
import type { TextFile } from './export-texts.ts'
import {
  definitionPlace,
  type ExportableFlow,
  type ExportedReference,
  printAround,
  stableId,
} from './exportable-flow.ts'

/**
 * The files of a package as Power Automate's "Export package (legacy)" makes them. At the import the person chooses a
 * connection for each reference. Source: packages of the corpus.
 */
export function packageFiles(
  flow: ExportableFlow,
  nowMs: number,
): { readonly files: readonly TextFile[]; readonly notes: readonly [] } {
  const folder = `Microsoft.Flow/flows/${flow.id}`
  const api = ({ connector }: ExportedReference) => stableId('api', flow.id, connector)
  const connection = ({ name }: ExportedReference) => stableId('connection', flow.id, name)
  const { references } = flow
  const apis = Object.fromEntries(references.map((one) => [one.name, api(one)]))
  const connections = Object.fromEntries(references.map((one) => [one.name, connection(one)]))
  const json = (value: WdlObject) => printJson(value)
  return {
    files: [
      { path: 'manifest.json', text: json(manifest(flow, apis, connections, nowMs)) },
      {
        path: 'Microsoft.Flow/flows/manifest.json',
        text: json({ packageSchemaVersion: '1.0', flowAssets: { assetPaths: [flow.id] } }),
      },
      { path: `${folder}/definition.json`, text: printAround(flow, definitionFile(flow)) },
      { path: `${folder}/apisMap.json`, text: json(apis) },
      { path: `${folder}/connectionsMap.json`, text: json(connections) },
    ],
    notes: [],
  }
}

function manifest(
  { description, id, name, references }: ExportableFlow,
  apis: Readonly<Record<string, string>>,
  connections: Readonly<Record<string, string>>,
  nowMs: number,
): WdlObject {
  const resources: Record<string, WdlObject> = {
    [id]: {
      type: 'Microsoft.Flow/flows',
      suggestedCreationType: 'New',
      creationType: 'Existing, New, Update',
      details: { displayName: name },
      configurableBy: 'User',
      hierarchy: 'Root',
      dependsOn: [...new Set([...Object.values(apis), ...Object.values(connections)])],
    },
  }
  for (const { connector, name: reference } of references) {
    const api = apis[reference] ?? ''
    resources[api] = {
      id: `/providers/Microsoft.PowerApps/apis/${connector}`,
      name: connector,
      type: 'Microsoft.PowerApps/apis',
      suggestedCreationType: 'Existing',
      details: { displayName: connector },
      configurableBy: 'System',
      hierarchy: 'Child',
      dependsOn: [],
    }
    resources[connections[reference] ?? ''] = {
      type: 'Microsoft.PowerApps/apis/connections',
      suggestedCreationType: 'Existing',
      creationType: 'Existing',
      details: { displayName: reference },
      configurableBy: 'User',
      hierarchy: 'Child',
      dependsOn: [api],
    }
  }
  return {
    schema: '1.0',
    details: {
      displayName: name,
      description,
      createdTime: new Date(nowMs).toISOString(),
      packageTelemetryId: stableId('package', id),
      creator: 'N/A',
      sourceEnvironment: '',
    },
    resources,
  }
}

function definitionFile({ id, name, references }: ExportableFlow): WdlObject {
  const entries = references.map(({ connector, entry, name: key }): [string, WdlObject] => [
    key,
    {
      connectionName: textOf(objectOf(entry, 'connection'), 'name') ?? textOf(entry, 'connectionName') ?? key,
      source: isInvokers(entry) ? 'Invoker' : 'Embedded',
      id: `/providers/Microsoft.PowerApps/apis/${connector}`,
      tier: 'NotSpecified',
    },
  ])
  return {
    name: id,
    id: `/providers/Microsoft.Flow/flows/${id}`,
    type: 'Microsoft.Flow/flows',
    properties: {
      apiId: '/providers/Microsoft.PowerApps/apis/shared_logicflows',
      displayName: name,
      definition: definitionPlace,
      connectionReferences: Object.fromEntries(entries),
      flowFailureAlertSubscribed: false,
      isManaged: false,
    },
  }
}

/** Whether whoever runs the flow brings the connection along. */
function isInvokers(entry: WdlObject): boolean {
  const source = propertyOf(entry, 'runtimeSource') ?? propertyOf(entry, 'source')
  return typeof source === 'string' && source.toLowerCase() === 'invoker'
}
