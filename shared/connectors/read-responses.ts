import type { JsonPath } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { resolveReference } from '../json-schema/reference.ts'
import { isObject, objectOf, propertyOf, textOf } from '../wdl/lookup.ts'
import { type DescriptionContext, textsOf } from './description-context.ts'
import { extensionsOf } from './extension-names.ts'
import type { Content, OperationResponse } from './operation.ts'

/** Reads the answers of an operation: 2xx first, `default` last, otherwise in the order of the description. */
export function readResponses(
  context: DescriptionContext,
  operation: WdlObject,
  at: JsonPath,
): readonly OperationResponse[] {
  const responses = Object.entries(objectOf(operation, 'responses') ?? {}).filter(
    ([status]) => !/^x-/i.test(status),
  )
  const produces = propertyOf(operation, 'produces')
  const mediaTypes = produces === undefined ? context.produces : textsOf(produces)
  return responses
    .flatMap(([status, response]) =>
      readResponse(context, status, response, mediaTypes, [...at, 'responses', status]),
    )
    .sort((left, right) => rank(left.status) - rank(right.status))
}

function rank(status: string): number {
  return /^2/.test(status) ? 0 : status === 'default' ? 2 : 1
}

function readResponse(
  { root, format, sink }: DescriptionContext,
  status: string,
  given: WdlValue,
  mediaTypes: readonly string[],
  at: JsonPath,
): readonly OperationResponse[] {
  const response = resolveReference(root, given, at)?.value
  if (!isObject(response)) {
    sink.add({
      severity: 'warning',
      code: 'connector.invalid-response',
      path: at,
      message: `The answer '${status}' is not described by an object.`,
    })
    return []
  }
  const description = textOf(response, 'description')
  return [
    {
      status: status.toLowerCase() === 'default' ? 'default' : status.toUpperCase(),
      ...(description === undefined ? {} : { description }),
      contents: format === 'swagger-2.0' ? swaggerContents(response, mediaTypes) : openApiContents(response),
      headers: readHeaders(root, response, format !== 'swagger-2.0'),
      extensions: extensionsOf(response),
      at,
    },
  ]
}

function swaggerContents(response: WdlObject, mediaTypes: readonly string[]): readonly Content[] {
  const schema = objectOf(response, 'schema')
  if (schema === undefined) return []
  const types = mediaTypes.length > 0 ? mediaTypes : ['application/json']
  const example = propertyOf(response, 'examples')
  return types.map((mediaType) => ({
    mediaType,
    schema: withExample(schema, propertyOf(example, mediaType)),
  }))
}

/** The `content` of an OpenAPI 3 body or answer. */
export function openApiContents(owner: WdlObject): readonly Content[] {
  return Object.entries(objectOf(owner, 'content') ?? {}).map(([mediaType, content]) => {
    const schema = objectOf(content, 'schema')
    const named = Object.values(objectOf(content, 'examples') ?? {}).find(isObject)
    const example = propertyOf(content, 'example') ?? propertyOf(named, 'value')
    return schema === undefined && example === undefined
      ? { mediaType }
      : { mediaType, schema: withExample(schema ?? {}, example) }
  })
}

function withExample(schema: WdlObject, example: WdlValue | undefined): WdlObject {
  return example === undefined || Object.hasOwn(schema, 'example') ? schema : { ...schema, example }
}

function readHeaders(
  root: WdlObject,
  response: WdlObject,
  isOpenApi: boolean,
): Readonly<Record<string, WdlObject>> {
  const headers = Object.entries(objectOf(response, 'headers') ?? {}).flatMap(([name, given]) => {
    const header = resolveReference(root, given)?.value
    if (!isObject(header)) return []
    return [[name, isOpenApi ? (objectOf(header, 'schema') ?? {}) : header] as const]
  })
  return Object.fromEntries(headers)
}
