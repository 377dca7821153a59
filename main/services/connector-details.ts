import {
  authKinds,
  type ConnectorModel,
  type DynamicSource,
  type Operation,
  readDynamicSchemas,
  readDynamicValues,
} from '../../shared/connectors/index.ts'
import { reachableParts } from '../../shared/connectors/reachable-parts.ts'
import type { WdlObject } from '../../shared/expressions/value.ts'
import type {
  OperationAnswer,
  OperationDetail,
  OperationParameter,
  OperationSummary,
} from '../../shared/ipc/connectors-payloads.ts'
import { resolveSchema } from '../../shared/json-schema/index.ts'
import { propertyOf } from '../../shared/wdl/lookup.ts'
import { withPlainNumbers } from './plain-values.ts'

/** An operation as search lists it. */
export function summarizeOperation(connector: ConnectorModel, operation: Operation): OperationSummary {
  const { operationId, summary, description, trigger, annotation } = operation
  const waits = operation.notificationUrl !== undefined || trigger?.kind === 'webhook'
  return {
    connectorId: connector.id,
    connectorTitle: connector.title === '' ? connector.id : connector.title,
    operationId,
    title: summary ?? operationId,
    ...(description === undefined ? {} : { description }),
    kind: trigger === undefined ? 'action' : 'trigger',
    stepType: waits ? 'OpenApiConnectionWebhook' : 'OpenApiConnection',
    ...(trigger === undefined ? {} : { trigger }),
    isDeprecated: operation.isDeprecated,
    ...(annotation?.status === undefined ? {} : { status: annotation.status }),
    visibility: operation.visibility,
    method: operation.method,
    path: operation.path,
  }
}

/** An operation whole, as forms and token lists are made of it. */
export function detailOperation(connector: ConnectorModel, operation: Operation): OperationDetail {
  const parameters = parametersOf(connector, operation)
  const answers = answersOf(connector, operation)
  const { notification, pageable, trigger } = operation
  const schemas: WdlObject[] = [
    ...parameters.map(({ schema }) => schema),
    ...answers.flatMap(({ schema, headers }) => [
      ...(schema === undefined ? [] : [schema]),
      ...Object.values(headers),
    ]),
    ...(notification?.schema === undefined ? [] : [notification.schema]),
  ]
  const itemName = pageable?.itemName
  return {
    ...summarizeOperation(connector, operation),
    parameters,
    answers,
    ...(notification === undefined
      ? {}
      : {
          notification: {
            ...notification,
            ...(notification.schema === undefined ? {} : { schema: withPlainNumbers(notification.schema) }),
          },
        }),
    ...(itemName === undefined ? {} : { itemName }),
    isPageable: pageable !== undefined,
    ...(trigger?.hint === undefined ? {} : { triggerHint: trigger.hint }),
    authKinds: authKinds(connector),
    root: withPlainNumbers(reachableParts(connector.definition, schemas)),
  }
}

function parametersOf({ definition }: ConnectorModel, operation: Operation): readonly OperationParameter[] {
  const own = operation.parameters.map((parameter): OperationParameter => {
    const { extensions, isFile, isRequired, name, title, description, visibility } = parameter
    return {
      name,
      in: parameter.in,
      ...(title === undefined ? {} : { title }),
      ...(description === undefined ? {} : { description }),
      isRequired,
      visibility,
      schema: withPlainNumbers({ ...parameter.schema, ...extensions }),
      isFile,
      ...(parameter.default === undefined ? {} : { default: withPlainNumbers(parameter.default) }),
      dynamicValues: parameter.dynamicValues,
      dynamicSchemas: readDynamicSchemas(extensions),
      mediaTypes: [],
    }
  })
  const { body } = operation
  if (body === undefined) return own
  const schema = body.contents[0]?.schema ?? {}
  const resolved = resolveSchema(definition, schema)
  const fallback = propertyOf(resolved, 'default')
  return [
    ...own,
    {
      name: body.name,
      in: 'body',
      ...(body.title === undefined ? {} : { title: body.title }),
      ...(body.description === undefined ? {} : { description: body.description }),
      isRequired: body.isRequired,
      visibility: body.visibility,
      schema: withPlainNumbers(schema),
      isFile: isFile(resolved),
      ...(fallback === undefined ? {} : { default: withPlainNumbers(fallback) }),
      dynamicValues: [...readDynamicValues(body.extensions), ...readDynamicValues(resolved)],
      dynamicSchemas: dynamicSchemasOf(definition, body.extensions, schema),
      mediaTypes: body.contents.map(({ mediaType }) => mediaType),
    },
  ]
}

function answersOf({ definition }: ConnectorModel, operation: Operation): readonly OperationAnswer[] {
  return operation.responses.map((response) => {
    const content = response.contents.find(({ mediaType }) => /json/i.test(mediaType)) ?? response.contents[0]
    const headers = Object.entries(response.headers).map(
      ([name, schema]) => [name, withPlainNumbers(schema)] as const,
    )
    return {
      status: response.status,
      ...(response.description === undefined ? {} : { description: response.description }),
      ...(content?.schema === undefined ? {} : { schema: withPlainNumbers(content.schema) }),
      mediaTypes: response.contents.map(({ mediaType }) => mediaType),
      headers: Object.fromEntries(headers),
      dynamicSchemas: dynamicSchemasOf(definition, response.extensions, content?.schema),
    }
  })
}

/** Real files put `x-ms-dynamic-schema` on the parameter or answer, on its schema, or on what the schema refers to. */
export function dynamicSchemasOf(
  root: WdlObject,
  extensions: WdlObject,
  schema: WdlObject | undefined,
): readonly DynamicSource[] {
  const own = readDynamicSchemas(extensions)
  return own.length > 0 ? own : readDynamicSchemas(resolveSchema(root, schema))
}

function isFile(schema: WdlObject): boolean {
  return schema.type === 'file' || schema.format === 'binary'
}
