import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import type { ExportNote } from '../../../shared/ipc/export-payloads.ts'
import { printJson } from '../../../shared/json/index.ts'
import { propertyOf } from '../../../shared/wdl/lookup.ts'
import { fileStemFor, firstFreeName } from '../../storage/environment-file-name.ts'
import type { TextFile } from './export-texts.ts'
import { definitionPlace, type ExportableFlow, printAround } from './exportable-flow.ts'

const versions = { version: '[1.*, 2.0.0)', bundle: 'Microsoft.Azure.Functions.ExtensionBundle.Workflows' }

/**
 * The files of a Logic Apps Standard project: a folder with a workflow.json for each flow, and what they share.
 * Subscription, resource group and keys of managed connections are read from settings of the app, as the designer of
 * VS Code writes them. Source: Microsoft Learn, "Create Standard logic app workflows with Visual Studio Code".
 */
export function standardProject(flows: readonly ExportableFlow[]): {
  readonly files: readonly TextFile[]
  readonly notes: readonly ExportNote[]
} {
  const taken = new Set<string>()
  const folders = flows.map(({ name }) => {
    const wanted = fileStemFor(name).replace(/[^\p{L}\p{N}_-]+/gu, '-')
    const folder = firstFreeName(wanted, (candidate) => taken.has(candidate.toLowerCase()))
    taken.add(folder.toLowerCase())
    return folder
  })
  const { connections, settings } = sharedConnections(flows)
  const json = (value: WdlObject) => `${printJson(value, { indent: 2 })}\n`
  return {
    files: [
      {
        path: 'host.json',
        text: json({ version: '2.0', extensionBundle: { id: versions.bundle, version: versions.version } }),
      },
      {
        path: 'local.settings.json',
        text: json({
          IsEncrypted: false,
          Values: {
            AzureWebJobsStorage: 'UseDevelopmentStorage=true',
            FUNCTIONS_WORKER_RUNTIME: 'dotnet',
            APP_KIND: 'workflowapp',
            ...settings,
          },
        }),
      },
      { path: 'connections.json', text: json(connections) },
      { path: 'parameters.json', text: json(parameterFile(flows)) },
      ...flows.map((flow, index) => ({
        path: `${folders[index]}/workflow.json`,
        text: printAround(flow, { definition: definitionPlace, kind: flow.kind }),
      })),
    ],
    notes: [],
  }
}

function sharedConnections(flows: readonly ExportableFlow[]): {
  readonly connections: WdlObject
  readonly settings: Readonly<Record<string, string>>
} {
  const managed: Record<string, WdlValue> = {}
  const providers: Record<string, WdlValue> = {}
  const settings: Record<string, string> = {}
  for (const { connector, entry, name } of flows.flatMap(({ references }) => references)) {
    if (propertyOf(entry, 'serviceProvider') !== undefined) {
      providers[name] = entry
      continue
    }
    managed[name] = managedConnection(connector, name)
    Object.assign(settings, {
      WORKFLOWS_SUBSCRIPTION_ID: '',
      WORKFLOWS_LOCATION_NAME: '',
      WORKFLOWS_RESOURCE_GROUP_NAME: '',
      [`${name}-connectionKey`]: '',
    })
  }
  return {
    connections: {
      ...(Object.keys(providers).length === 0 ? {} : { serviceProviderConnections: providers }),
      managedApiConnections: managed,
    },
    settings,
  }
}

function managedConnection(connector: string, name: string): WdlObject {
  const subscription = "/subscriptions/@{appsetting('WORKFLOWS_SUBSCRIPTION_ID')}"
  const api = connector.replace(/^shared_/i, '')
  return {
    api: {
      id: `${subscription}/providers/Microsoft.Web/locations/@{appsetting('WORKFLOWS_LOCATION_NAME')}/managedApis/${api}`,
    },
    connection: {
      id: `${subscription}/resourceGroups/@{appsetting('WORKFLOWS_RESOURCE_GROUP_NAME')}/providers/Microsoft.Web/connections/${name}`,
    },
    authentication: {
      type: 'Raw',
      scheme: 'Key',
      parameter: `@appsetting('${name}-connectionKey')`,
    },
  }
}

/** Values that stand beside the definitions. Those of secure types are never in a flow file. */
function parameterFile(flows: readonly ExportableFlow[]): WdlObject {
  const values: Record<string, WdlValue> = {}
  for (const { definition, parameters } of flows) {
    const declared = propertyOf(definition, 'parameters')
    for (const [name, value] of Object.entries(parameters)) {
      if (name.startsWith('$')) continue
      values[name] = { type: propertyOf(propertyOf(declared, name), 'type') ?? 'String', value }
    }
  }
  return values
}
