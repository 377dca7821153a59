import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import { printJson } from '../../../shared/json/index.ts'
import { isObject, objectOf } from '../../../shared/wdl/lookup.ts'
import { fileStemFor } from '../../storage/environment-file-name.ts'
import type { ExportableFlow } from './exportable-flow.ts'

/**
 * An ARM template that deploys the flow as a Logic App (Consumption). Each connection's id is a parameter of the template.
 * Texts that begin with a bracket are kept from being read as ARM expressions. Source: Microsoft Learn,
 * "Microsoft.Logic/workflows" and "Template syntax: escape characters".
 */
export function armTemplate(flow: ExportableFlow): string {
  const { definition, name, parameters, references } = flow
  const templateParameters: Record<string, WdlValue> = {
    workflowName: { type: 'String', defaultValue: resourceName(name) },
    location: { type: 'String', defaultValue: '[resourceGroup().location]' },
  }
  const connections: Record<string, WdlValue> = {}
  for (const { connector, name: reference } of references) {
    const parameter = `connection_${reference.replace(/\W/g, '_')}`
    templateParameters[parameter] = {
      type: 'String',
      metadata: { description: `Resource id of the connection for ${connector}` },
    }
    const api = connector.replace(/^shared_/i, '')
    connections[reference] = {
      connectionId: `[parameters('${parameter}')]`,
      connectionName: reference,
      id: `[subscriptionResourceId('Microsoft.Web/locations/managedApis', parameters('location'), '${api}')]`,
    }
  }
  const values = Object.entries(parameters)
    .filter(([key]) => !key.startsWith('$'))
    .map(([key, value]) => [key, { value: escaped(value) }] as const)
  const template: WdlObject = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: templateParameters,
    resources: [
      {
        type: 'Microsoft.Logic/workflows',
        apiVersion: '2019-05-01',
        name: "[parameters('workflowName')]",
        location: "[parameters('location')]",
        properties: {
          state: 'Enabled',
          definition: escaped(withConnections(definition, references.length > 0)),
          parameters: {
            ...(references.length === 0 ? {} : { $connections: { value: connections } }),
            ...Object.fromEntries(values),
          },
        },
      },
    ],
  }
  return `${printJson(template, { indent: 2 })}\n`
}

/** Names of Logic Apps: letters, digits, `-`, `_`, `.`, `(`, `)`, 80 of them. */
function resourceName(name: string): string {
  return fileStemFor(name)
    .replace(/[^\p{L}\p{N}_.()-]+/gu, '-')
    .slice(0, 80)
}

/** A definition whose actions read `$connections` declares it. */
function withConnections(definition: WdlObject, hasConnections: boolean): WdlObject {
  const declared = objectOf(definition, 'parameters') ?? {}
  if (!hasConnections || Object.hasOwn(declared, '$connections')) return definition
  return {
    ...definition,
    parameters: { ...declared, $connections: { type: 'Object', defaultValue: {} } },
  }
}

/** `[` at the beginning of a text is written twice where ARM would take the text for an expression. */
function escaped(value: WdlValue): WdlValue {
  if (typeof value === 'string') return /^\[.*\]$/s.test(value) ? `[${value}` : value
  if (Array.isArray(value)) return (value as readonly WdlValue[]).map(escaped)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, escaped(entry)]))
}
