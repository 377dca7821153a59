import {
  actionOperations,
  type JsonSchema,
  type OperationManifest,
  triggerOperations,
} from '../operations/index.ts'

/** A JSON Schema (draft-07) as plain JSON. */
export interface SchemaDocument {
  readonly [name: string]: unknown
}

/** Where Monaco finds the schema; nothing is ever fetched from it. */
export const wdlSchemaUri = 'flowbench://schemas/flow.json'

/**
 * The JSON Schema of a whole flow file for editors: completion, hover and folding for every shape a file may have
 * and every type that has a manifest. Types and statuses match without case. It is lenient: expressions fit
 * everywhere and nothing unknown is forbidden; `checkFlow` is the one that judges.
 */
export function createWdlSchema(): SchemaDocument {
  const definition = { $ref: '#/definitions/workflow' }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: wdlSchemaUri,
    title: 'Flow',
    type: 'object',
    properties: {
      schemaVersion: {
        type: 'string',
        description: 'Version of the file format: 1.0.0.0.',
        default: '1.0.0.0',
      },
      properties: {
        type: 'object',
        properties: {
          displayName: { type: 'string', description: 'Name of the flow as people see it.' },
          description: { type: 'string' },
          state: { type: 'string', description: 'Started, Stopped or Suspended.' },
          connectionReferences: { $ref: '#/definitions/connectionReferences' },
          definition,
        },
      },
      definition,
      kind: { type: 'string', description: 'Stateful, Stateless or Agent (Logic Apps Standard).' },
      ...workflowProperties(),
    },
    definitions: definitions(),
  }
}

/** Where Monaco finds the schema of one step alone. */
export function stepSchemaUri(kind: 'action' | 'trigger'): string {
  return `flowbench://schemas/${kind}.json`
}

/** The JSON Schema of the object of one action or trigger, for editors that show nothing else. */
export function createStepSchema(kind: 'action' | 'trigger'): SchemaDocument {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: stepSchemaUri(kind),
    allOf: [{ $ref: `#/definitions/${kind}` }],
    definitions: definitions(),
  }
}

function definitions(): SchemaDocument {
  return {
    workflow: { type: 'object', properties: workflowProperties(), additionalProperties: true },
    connectionReferences: connectionReferences(),
    runAfter: runAfter(),
    actions: {
      type: 'object',
      additionalProperties: { $ref: '#/definitions/action' },
      defaultSnippets: actionOperations.map(snippetOf),
    },
    triggers: {
      type: 'object',
      additionalProperties: { $ref: '#/definitions/trigger' },
      defaultSnippets: triggerOperations.map(snippetOf),
    },
    action: operationSchema(actionOperations, 'action'),
    trigger: operationSchema(triggerOperations, 'trigger'),
  }
}

function workflowProperties(): SchemaDocument {
  return {
    $schema: { type: 'string' },
    contentVersion: { type: 'string', default: '1.0.0.0' },
    parameters: {
      type: 'object',
      description: 'Values that are given to the flow from outside.',
      additionalProperties: {
        type: 'object',
        properties: {
          type: {
            type: 'string',
            examples: ['String', 'SecureString', 'Int', 'Float', 'Bool', 'Array', 'Object', 'SecureObject'],
          },
          defaultValue: {},
          allowedValues: { type: 'array' },
          metadata: { type: 'object' },
        },
      },
    },
    triggers: { $ref: '#/definitions/triggers' },
    actions: { $ref: '#/definitions/actions' },
    outputs: { type: 'object', description: 'Values the flow gives back.' },
    staticResults: { type: 'object', description: 'Mock results for actions by name.' },
  }
}

function connectionReferences(): SchemaDocument {
  return {
    type: 'object',
    description: 'Connections of the flow by the name its actions use.',
    additionalProperties: {
      type: 'object',
      properties: {
        api: { type: 'object', properties: { name: { type: 'string' } } },
        connection: {
          type: 'object',
          properties: { connectionReferenceLogicalName: { type: 'string' }, name: { type: 'string' } },
        },
        runtimeSource: { type: 'string', examples: ['embedded', 'invoker'] },
      },
    },
  }
}

function runAfter(): SchemaDocument {
  return {
    type: 'object',
    description: 'Actions of the same branch that end before, each with the statuses that count.',
    additionalProperties: {
      type: 'array',
      items: {
        type: 'string',
        anyOf: [
          { enum: ['Succeeded', 'Failed', 'Skipped', 'TimedOut'] },
          { pattern: anyCase('Succeeded', 'Failed', 'Skipped', 'TimedOut') },
        ],
      },
    },
  }
}

/** Any action or any trigger: the properties all have, then by type its own. */
function operationSchema(
  manifests: readonly OperationManifest[],
  kind: 'action' | 'trigger',
): SchemaDocument {
  return {
    type: 'object',
    properties: {
      type: {
        type: 'string',
        anyOf: [
          {
            enum: manifests.map((manifest) => manifest.type),
            enumDescriptions: manifests.map((manifest) => `${manifest.title}: ${manifest.summary}`),
          },
          { type: 'string' },
        ],
      },
      kind: { type: 'string' },
      description: { type: 'string' },
      inputs: {},
      ...(kind === 'action' ? { runAfter: { $ref: '#/definitions/runAfter' } } : {}),
      ...(kind === 'trigger'
        ? {
            conditions: {
              type: 'array',
              description: 'Expressions that must all be true for a run to start.',
            },
            splitOn: { type: 'string', description: 'An array: one run for each of its elements.' },
          }
        : {}),
      limit: { type: ['object', 'string'], properties: { timeout: { type: 'string', examples: ['PT1H'] } } },
      runtimeConfiguration: { type: ['object', 'string'] },
      operationOptions: { type: 'string' },
      trackedProperties: {},
      metadata: {},
    },
    required: ['type'],
    allOf: manifests.map((manifest) => ({
      if: { properties: { type: { pattern: anyCase(manifest.type) } }, required: ['type'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: {
        properties: {
          ...(manifest.inputs === undefined ? {} : { inputs: lenient(manifest.inputs) }),
          ...ownFields(manifest),
          ...childFields(manifest),
        },
      },
    })),
  }
}

function ownFields(manifest: OperationManifest): SchemaDocument {
  return Object.fromEntries(
    Object.entries(manifest.fields?.properties ?? {}).map(([name, field]) => [name, lenient(field)]),
  )
}

/** `actions`, `else`, `cases` ... lead back to actions. */
function childFields(manifest: OperationManifest): SchemaDocument {
  const fields: Record<string, unknown> = {}
  for (const place of manifest.traits.childActions) {
    const [head = '', ...rest] = place.split('.')
    fields[head] = nest(rest, manifest.fields?.properties?.[head])
  }
  return fields
}

function nest(steps: readonly string[], field: JsonSchema | undefined): SchemaDocument {
  const [step, ...rest] = steps
  if (step === undefined) return { $ref: '#/definitions/actions' }
  if (step !== '*') return { type: 'object', properties: { [step]: nest(rest, undefined) } }
  const each = typeof field?.additionalProperties === 'object' ? lenient(field.additionalProperties) : {}
  const inner = nest(rest, undefined)
  const properties = { ...(each.properties as SchemaDocument), ...(inner.properties as SchemaDocument) }
  return { type: 'object', additionalProperties: { type: 'object', properties } }
}

/** A manifest's schema for an editor: no own keywords, and an expression instead of anything. */
function lenient(schema: JsonSchema): SchemaDocument {
  const { 'x-visibility': _visibility, 'x-editor': _editor, title, description, ...rest } = schema
  const words =
    title === undefined ? description : description === undefined ? title : `${title}. ${description}`
  const own: Record<string, unknown> = { ...rest }
  // Texts of numbers and choices in other case are as good; the checker tells what is not.
  delete own.required
  delete own.enum
  delete own.minimum
  delete own.maximum
  delete own.minItems
  if (schema.enum !== undefined) own.examples = schema.enum
  if (schema.type === 'object' || schema.type === 'array') own.type = [schema.type, 'string', 'null']
  else delete own.type
  if (schema.properties !== undefined) {
    own.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, field]) => [name, lenient(field)]),
    )
  }
  if (schema.items !== undefined) own.items = lenient(schema.items)
  if (typeof schema.additionalProperties === 'object')
    own.additionalProperties = lenient(schema.additionalProperties)
  if (schema.anyOf !== undefined) own.anyOf = schema.anyOf.map(lenient)
  return words === undefined ? own : { ...own, description: words }
}

/** A pattern that matches some words in any case. */
function anyCase(...words: readonly string[]): string {
  const patterns = words.map((word) =>
    [...word]
      .map((letter) => (/[a-z]/i.test(letter) ? `[${letter.toUpperCase()}${letter.toLowerCase()}]` : letter))
      .join(''),
  )
  return `^(${patterns.join('|')})$`
}

/** What the editor puts in for a new action or trigger of a type. */
function snippetOf(manifest: OperationManifest): SchemaDocument {
  const name = `\${1:${manifest.title.replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_|_$/g, '')}}`
  const body: Record<string, unknown> = { type: manifest.type }
  if (manifest.inputs !== undefined) body.inputs = sampleOf(manifest.inputs)
  for (const field of manifest.fields?.required ?? []) {
    const schema = manifest.fields?.properties?.[field]
    body[field] = schema === undefined ? '' : sampleOf(schema)
  }
  for (const place of manifest.traits.childActions) if (place === 'actions') body.actions = {}
  if (manifest.traits.canRunAfter) body.runAfter = {}
  return { label: manifest.title, description: manifest.summary, body: { [name]: body } }
}

/** The least value that has what a schema requires. */
function sampleOf(schema: JsonSchema): unknown {
  if (schema.default !== undefined) return schema.default
  if (schema.examples?.[0] !== undefined) return schema.examples[0]
  if (schema.enum?.[0] !== undefined) return schema.enum[0]
  if (schema.anyOf?.[0] !== undefined) return sampleOf(schema.anyOf[0])
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name] ?? {})]),
      )
    case 'array':
      return schema.minItems === undefined ? [] : [sampleOf(schema.items ?? {})]
    case 'integer':
    case 'number':
      return schema.minimum ?? 0
    case 'boolean':
      return false
    default:
      return ''
  }
}
