import type { JsonPath } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { foldName, isObject, objectOf, propertyOf, textOf } from '../wdl/lookup.ts'
import type { ProblemSink } from './connector-problem.ts'
import type { ConnectionParameterSet, ConnectorProperties, PolicyInstance } from './connector-properties.ts'
import { textsOf } from './description-context.ts'
import { readConnectionParameters } from './read-connection-parameter.ts'

/** Reads apiProperties.json. Never throws: entries that are no objects are told to the sink and left out. */
export function readProperties(root: WdlObject, sink: ProblemSink): ConnectorProperties {
  const inner = objectOf(root, 'properties')
  const properties = inner ?? root
  const at: JsonPath = inner === undefined ? [] : ['properties']
  const iconBrandColor = textOf(properties, 'iconBrandColor')
  const publisher = textOf(properties, 'publisher')
  const stackOwner = textOf(properties, 'stackOwner')
  return {
    connectionParameters: readConnectionParameters(propertyOf(properties, 'connectionParameters'), sink, [
      ...at,
      'connectionParameters',
    ]),
    connectionParameterSets: readSets(properties, sink, [...at, 'connectionParameterSets']),
    policies: readPolicies(properties, sink, [...at, 'policyTemplateInstances']),
    scriptOperations: textsOf(propertyOf(properties, 'scriptOperations')),
    capabilities: textsOf(propertyOf(properties, 'capabilities')),
    ...(iconBrandColor === undefined ? {} : { iconBrandColor }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(stackOwner === undefined ? {} : { stackOwner }),
    ...sharing(properties),
    raw: root,
  }
}

/** `allowSharing`, or the same inside `metadata`. */
export function sharing(owner: WdlObject): { readonly allowSharing?: boolean } {
  const value = propertyOf(owner, 'allowSharing') ?? propertyOf(objectOf(owner, 'metadata'), 'allowSharing')
  if (typeof value === 'boolean') return { allowSharing: value }
  return typeof value === 'string' ? { allowSharing: foldName(value) === 'true' } : {}
}

function readSets(properties: WdlObject, sink: ProblemSink, at: JsonPath): readonly ConnectionParameterSet[] {
  const values = propertyOf(objectOf(properties, 'connectionParameterSets'), 'values')
  return listOfObjects(values, sink, [...at, 'values']).map(({ value, at: place }, index) => {
    const name = textOf(value, 'name') ?? `set${index + 1}`
    const uiDefinition = objectOf(value, 'uiDefinition')
    const description = textOf(uiDefinition, 'description')
    return {
      name,
      displayName: textOf(uiDefinition, 'displayName') ?? name,
      ...(description === undefined ? {} : { description }),
      parameters: readConnectionParameters(propertyOf(value, 'parameters'), sink, [...place, 'parameters']),
      ...sharing(value),
      at: place,
    }
  })
}

const parameterPrefix = /^x-ms-apimTemplateParameter\./i

function readPolicies(properties: WdlObject, sink: ProblemSink, at: JsonPath): readonly PolicyInstance[] {
  return listOfObjects(propertyOf(properties, 'policyTemplateInstances'), sink, at).map(
    ({ value, at: place }) => {
      const templateId = foldName(textOf(value, 'templateId') ?? '')
      const given = objectOf(value, 'parameters') ?? {}
      const section = foldName(textOf(given, 'x-ms-apimTemplate-policySection') ?? '')
      const parameters = Object.entries(given)
        .filter(([name]) => parameterPrefix.test(name))
        .map(([name, parameter]) => [name.replace(parameterPrefix, ''), parameter] as const)
      return {
        templateId,
        title: textOf(value, 'title') ?? templateId,
        operations: textsOf(propertyOf(given, 'x-ms-apimTemplate-operationName')),
        ...(section === 'request' || section === 'response' || section === 'failure' ? { section } : {}),
        parameters: Object.fromEntries(parameters),
        at: place,
      }
    },
  )
}

function listOfObjects(
  list: WdlValue | undefined,
  sink: ProblemSink,
  at: JsonPath,
): readonly { readonly value: WdlObject; readonly at: JsonPath }[] {
  if (list === undefined || list === null) return []
  const items = Array.isArray(list) ? (list as readonly WdlValue[]) : undefined
  if (items === undefined) sink.add(wrongType(at, 'This is not a list.'))
  return (items ?? []).flatMap((value, index) => {
    const place = [...at, index]
    if (isObject(value)) return [{ value, at: place }]
    sink.add(wrongType(place, 'This entry is not an object.'))
    return []
  })
}

function wrongType(path: JsonPath, message: string) {
  return { severity: 'error', code: 'connector.invalid-property', path, message } as const
}
