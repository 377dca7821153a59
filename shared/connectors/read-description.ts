import type { JsonPath } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { resolveReference } from '../json-schema/reference.ts'
import { foldName, isObject, objectOf, propertyOf, textOf } from '../wdl/lookup.ts'
import type { ConnectorModel, DescriptionFormat } from './connector-model.ts'
import type { ProblemSink } from './connector-problem.ts'
import { type DescriptionContext, objectExtension, textsOf } from './description-context.ts'
import { readExtension } from './extension-names.ts'
import { httpMethods, type Operation } from './operation.ts'
import { readNotificationSignature } from './read-notification-signature.ts'
import { readOperation } from './read-operation.ts'
import { readServers } from './read-servers.ts'
import { readSecuritySchemes } from './security-scheme.ts'

/** The part of the model that comes from the OpenAPI description. */
export type DescriptionPart = Omit<ConnectorModel, 'id' | 'properties' | 'problems'>

/**
 * Reads a Swagger 2.0 or OpenAPI 3.0/3.1 description into the operation model. Never throws: what cannot be used is
 * left out and told to the sink. Sources: Swagger 2.0, OpenAPI 3.0.4 and 3.1.1.
 */
export function readDescription(root: WdlObject, sink: ProblemSink): DescriptionPart {
  const format = readFormat(root, sink)
  const isSwagger = format === 'swagger-2.0'
  const context: DescriptionContext = {
    root,
    format,
    sink,
    consumes: textsOf(propertyOf(root, 'consumes')),
    produces: textsOf(propertyOf(root, 'produces')),
  }
  const info = objectOf(root, 'info')
  const components = objectOf(root, 'components')
  const schemes = isSwagger
    ? readSecuritySchemes(objectOf(root, 'securityDefinitions'), ['securityDefinitions'])
    : readSecuritySchemes(objectOf(components, 'securitySchemes'), ['components', 'securitySchemes'])
  const description = textOf(info, 'description')
  const version = textOf(info, 'version')
  return {
    title: textOf(info, 'title') ?? '',
    ...(description === undefined ? {} : { description }),
    ...(version === undefined ? {} : { version }),
    format,
    ...readServers(root, isSwagger),
    operations: readPaths(context),
    securitySchemes: schemes,
    capabilities: objectExtension(root, 'x-ms-capabilities'),
    ...readNotificationSignature(root, sink, []),
    metadata: readMetadata(root),
    definition: root,
  }
}

function readFormat(root: WdlObject, sink: ProblemSink): DescriptionFormat {
  const swagger = propertyOf(root, 'swagger')
  const openapi = propertyOf(root, 'openapi')
  const version = String(openapi ?? swagger ?? '')
  if (openapi !== undefined && /^3\./.test(version))
    return /^3\.0/.test(version) ? 'openapi-3.0' : 'openapi-3.1'
  const isGuess = swagger === undefined && openapi === undefined
  if (!isGuess && /^2(\.0)?/.test(numberText(swagger ?? openapi))) return 'swagger-2.0'
  sink.add({
    severity: isGuess ? 'warning' : 'error',
    code: 'connector.unknown-version',
    path: isGuess ? [] : [swagger === undefined ? 'openapi' : 'swagger'],
    part: 'value',
    message: isGuess
      ? 'The file does not say which OpenAPI version it follows.'
      : `OpenAPI version '${version}' is not known.`,
    hint: 'It should say "swagger": "2.0", or "openapi": "3.0.3" or "3.1.0".',
  })
  return objectOf(root, 'components') === undefined && propertyOf(root, 'servers') === undefined
    ? 'swagger-2.0'
    : 'openapi-3.0'
}

function numberText(value: WdlValue | undefined): string {
  return isObject(value) || value === undefined || value === null
    ? ''
    : String(typeof value === 'object' && 'value' in value ? value.value : value)
}

function readPaths(context: DescriptionContext): readonly Operation[] {
  const { root, sink } = context
  const paths = propertyOf(root, 'paths')
  if (!isObject(paths)) {
    if (context.format !== 'openapi-3.1' || paths !== undefined) {
      sink.add({
        severity: 'error',
        code: 'connector.no-paths',
        path: paths === undefined ? [] : ['paths'],
        message: 'The description has no paths, so the connector has no operations.',
        hint: 'A description holds "paths": {"/items": {"get": {...}}}.',
      })
    }
    return []
  }
  const operations: Operation[] = []
  const seen = new Map<string, Operation>()
  for (const [path, item] of Object.entries(paths)) {
    if (/^x-/i.test(path)) continue
    for (const operation of readPathItem(context, path, item)) {
      const folded = foldName(operation.operationId)
      const first = seen.get(folded)
      if (first !== undefined) reportSameId(sink, operation, first)
      else seen.set(folded, operation)
      operations.push(operation)
    }
  }
  return operations
}

function readPathItem(context: DescriptionContext, path: string, given: WdlValue): readonly Operation[] {
  const { root, sink } = context
  const place = ['paths', path]
  const resolved = resolveReference(root, given, place)
  if (resolved === undefined || !isObject(resolved.value)) {
    sink.add({
      severity: 'error',
      code: 'connector.invalid-path',
      path: place,
      message: `The path '${path}' holds no operations that can be read.`,
      hint: 'A path holds an object with get, post, put, patch or delete.',
    })
    return []
  }
  const item = resolved.value
  return Object.entries(item).flatMap(([name, definition]) => {
    const method = httpMethods.find((known) => known === foldName(name))
    if (method === undefined) return []
    const at: JsonPath = [...resolved.at, name]
    if (!isObject(definition)) {
      sink.add({
        severity: 'error',
        code: 'connector.invalid-operation',
        path: at,
        message: `${method.toUpperCase()} ${path} is no object, so it is no operation.`,
      })
      return []
    }
    return [readOperation(context, { method, path, item, itemAt: resolved.at, definition, at })]
  })
}

function reportSameId(sink: ProblemSink, operation: Operation, first: Operation): void {
  sink.add({
    severity: 'warning',
    code: 'connector.same-operation-id',
    path: [...operation.at, 'operationId'],
    part: 'value',
    message: `The operationId '${operation.operationId}' is used twice; flows find ${first.method} ${first.path}.`,
    hint: 'Give each operation a name of its own.',
  })
}

function readMetadata(root: WdlObject): Readonly<Record<string, string>> {
  const list = readExtension(root, 'x-ms-connector-metadata')
  if (!Array.isArray(list)) return {}
  const entries = (list as readonly WdlValue[]).flatMap((entry) => {
    const name = textOf(entry, 'propertyName')
    const value = textOf(entry, 'propertyValue')
    return name === undefined || value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(entries)
}
