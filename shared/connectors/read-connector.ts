import type { JsonDocument } from '../wdl/json-document.ts'
import { foldName } from '../wdl/lookup.ts'
import { checkDefinition } from './check-definition.ts'
import type { ConnectorModel } from './connector-model.ts'
import { type ConnectorProblem, type ProblemSink, problemSink } from './connector-problem.ts'
import type { ConnectorProperties } from './connector-properties.ts'
import { openDescription } from './open-description.ts'
import { isKnownPolicy } from './policies/index.ts'
import { readDescription } from './read-description.ts'
import { readProperties } from './read-properties.ts'

/** The texts a connector is made of. */
export interface ConnectorSource {
  readonly id: string
  /** The OpenAPI description, JSON. */
  readonly definition: string
  /** apiProperties.json. */
  readonly properties?: string
}

/** A connector that has been read, with its documents for places and edits. */
export interface ReadConnector {
  readonly model: ConnectorModel
  /** Whether the texts are JSON; if not, the model holds what could be recovered. */
  readonly isDefinitionJson: boolean
  readonly isPropertiesJson: boolean
  readonly documents: { readonly definition: JsonDocument; readonly properties?: JsonDocument }
}

/**
 * Reads a connector's files into the one model. Never throws, whatever the texts hold: what is wrong stands in
 * `model.problems` with its place, and what is not understood stays in `definition` and `properties.raw`.
 */
export function readConnector(source: ConnectorSource): ReadConnector {
  const problems: ConnectorProblem[] = []
  const definition = openDescription(source.definition, 'definition', problems)
  // What a broken text seems to lack would only bury its one mistake.
  const sink = definition.isJson ? definition.sink : problemSink(definition.document, 'definition', [])
  const part = readDescription(definition.value, sink)
  checkDefinition(definition.value, part.operations, sink)
  const opened =
    source.properties === undefined ? undefined : openDescription(source.properties, 'properties', problems)
  const properties = opened === undefined ? undefined : readProperties(opened.value, opened.sink)
  if (definition.isJson && opened?.isJson && properties !== undefined) {
    checkProperties(properties, part.operations, opened.sink)
  }
  return {
    model: {
      id: source.id,
      ...part,
      ...(properties === undefined ? {} : { properties }),
      problems: problems.sort(
        (left, right) =>
          Number(left.file !== 'definition') - Number(right.file !== 'definition') ||
          left.range.start - right.range.start,
      ),
    },
    isDefinitionJson: definition.isJson,
    isPropertiesJson: opened?.isJson ?? true,
    documents: {
      definition: definition.document,
      ...(opened === undefined ? {} : { properties: opened.document }),
    },
  }
}

/** Policy templates that the platform has, and says nothing about. */
const undocumented: ReadonlySet<string> = new Set(['dynamicsubdomain', 'moveproperties'])

function checkProperties(
  { policies, scriptOperations }: ConnectorProperties,
  operations: ConnectorModel['operations'],
  sink: ProblemSink,
): void {
  const ids = new Set(operations.map(({ operationId }) => foldName(operationId)))
  for (const policy of policies) {
    if (!isKnownPolicy(policy.templateId)) {
      sink.add({
        severity: 'warning',
        code: 'connector.unknown-policy',
        path: [...policy.at, 'templateId'],
        part: 'value',
        message: `The policy template '${policy.templateId}' is not known, so '${policy.title}' does nothing here.`,
      })
    }
    if (undocumented.has(policy.templateId)) {
      sink.add({
        severity: 'info',
        code: 'connector.undocumented-policy',
        path: [...policy.at, 'templateId'],
        part: 'value',
        message: `The platform does not document the policy template '${policy.templateId}'; '${policy.title}' works here as its name says.`,
      })
    }
    for (const id of policy.operations) {
      if (ids.has(foldName(id))) continue
      sink.add({
        severity: 'warning',
        code: 'connector.unknown-operation',
        path: [...policy.at, 'parameters', 'x-ms-apimTemplate-operationName'],
        message: `The policy '${policy.title}' is for the operation '${id}', which does not exist.`,
      })
    }
  }
  if (scriptOperations.length > 0) {
    sink.add({
      severity: 'info',
      code: 'connector.script',
      path: ['properties', 'scriptOperations'],
      message: `A C# script answers ${scriptOperations.length} operation(s); scripts do not run here.`,
      hint: 'These operations are called without their script.',
    })
  }
}
