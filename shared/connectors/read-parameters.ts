import type { JsonPath } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { resolveReference, resolveSchema } from '../json-schema/reference.ts'
import { foldName, isObject, objectOf, propertyOf, textOf } from '../wdl/lookup.ts'
import { type DescriptionContext, type FoundOperation, textsOf } from './description-context.ts'
import { extensionsOf } from './extension-names.ts'
import type { Content, Parameter, RequestBody } from './operation.ts'
import {
  isTrue,
  parameterPlaces,
  readOpenApiParameter,
  readSwaggerParameter,
  readTexts,
  readVisibility,
} from './read-parameter.ts'
import { openApiContents } from './read-responses.ts'

interface Found {
  readonly definition: WdlObject
  readonly at: JsonPath
}

/** Parameters and body of an operation; a parameter of the operation replaces the path's of the same name and place. */
export function readParameters(
  context: DescriptionContext,
  found: FoundOperation,
): { readonly parameters: readonly Parameter[]; readonly body?: RequestBody } {
  const { definition, item, at, itemAt } = found
  const own = listParameters(context, definition, at)
  const shared = listParameters(context, item, itemAt).filter((one) => !own.some((two) => isSame(one, two)))
  const all = [...own, ...shared]
  const parameters = all.flatMap((one) => readOne(context, one))
  const { body, fields } =
    context.format === 'swagger-2.0' ? swaggerBody(context, all, found) : openApiBody(context, found)
  const every = [...parameters, ...fields]
  reportPathMismatch(context, found, every)
  return { parameters: every, ...(body === undefined ? {} : { body }) }
}

function listParameters(
  { root, sink }: DescriptionContext,
  owner: WdlObject,
  at: JsonPath,
): readonly Found[] {
  const list = propertyOf(owner, 'parameters')
  if (list === undefined || list === null) return []
  if (!Array.isArray(list)) {
    sink.add({
      severity: 'error',
      code: 'connector.invalid-parameters',
      path: [...at, 'parameters'],
      message: 'The parameters are not a list.',
    })
    return []
  }
  return (list as readonly WdlValue[]).flatMap((given, index) => {
    const place = [...at, 'parameters', index]
    const resolved = resolveReference(root, given, place)
    // A reference that leads nowhere is told by the check of all references.
    if (resolved === undefined) return []
    if (isObject(resolved.value)) return [{ definition: resolved.value, at: resolved.at }]
    sink.add({
      severity: 'error',
      code: 'connector.invalid-parameter',
      path: place,
      message: 'This parameter is not described by an object.',
    })
    return []
  })
}

function isSame(one: Found, two: Found): boolean {
  return (
    textOf(one.definition, 'name') === textOf(two.definition, 'name') &&
    placeOf(one.definition) === placeOf(two.definition)
  )
}

function placeOf(definition: WdlObject): Parameter['in'] | 'body' | undefined {
  return parameterPlaces[foldName((textOf(definition, 'in') ?? '').trim())]
}

function readOne(context: DescriptionContext, { definition, at }: Found): readonly Parameter[] {
  const place = placeOf(definition)
  const name = textOf(definition, 'name')
  if (place === 'body') return []
  if (place === undefined || name === undefined || name === '') {
    context.sink.add({
      severity: 'error',
      code: 'connector.invalid-parameter',
      path: at,
      message:
        place === undefined
          ? `The parameter '${name ?? ''}' does not say where it goes.`
          : 'A parameter has no name.',
      hint: '"in" is one of path, query, header, formData and body.',
    })
    return []
  }
  const read = context.format === 'swagger-2.0' ? readSwaggerParameter : readOpenApiParameter
  return [read(context.root, definition, place, at)]
}

interface BodyPart {
  readonly body?: RequestBody
  readonly fields: readonly Parameter[]
}

function swaggerBody(
  context: DescriptionContext,
  all: readonly Found[],
  { definition }: FoundOperation,
): BodyPart {
  const found = all.find((one) => placeOf(one.definition) === 'body')
  if (found === undefined) return { fields: [] }
  const consumes = propertyOf(definition, 'consumes')
  const types = consumes === undefined ? context.consumes : textsOf(consumes)
  const schema = objectOf(found.definition, 'schema')
  const contents = (types.length > 0 ? types : ['application/json']).map((mediaType) =>
    schema === undefined ? { mediaType } : { mediaType, schema },
  )
  return { body: makeBody(context, found, contents, textOf(found.definition, 'name') ?? 'body'), fields: [] }
}

function openApiBody(context: DescriptionContext, { definition, at }: FoundOperation): BodyPart {
  const given = propertyOf(definition, 'requestBody')
  if (given === undefined) return { fields: [] }
  const resolved = resolveReference(context.root, given, [...at, 'requestBody'])
  if (resolved === undefined || !isObject(resolved.value)) return { fields: [] }
  const found = { definition: resolved.value, at: resolved.at }
  const contents = openApiContents(found.definition)
  const form = contents.find(({ mediaType }) => /^(multipart\/|application\/x-www-form)/i.test(mediaType))
  const isForm = form !== undefined && !contents.some(({ mediaType }) => /json|xml/i.test(mediaType))
  const fields = isForm ? formFields(context, form, found.at) : []
  if (fields.length > 0) return { fields }
  const types = contents.length > 0 ? contents : [{ mediaType: 'application/json' }]
  return { body: makeBody(context, found, types, 'body'), fields: [] }
}

/** The properties of an OpenAPI 3 form, as parameters like those of Swagger 2.0. */
function formFields(context: DescriptionContext, form: Content, at: JsonPath): readonly Parameter[] {
  const { root } = context
  const schema = resolveSchema(root, form.schema)
  const required = textsOf(propertyOf(schema, 'required'))
  return Object.entries(objectOf(schema, 'properties') ?? {}).map(([name, property]) => {
    const own = resolveSchema(root, property)
    const items = resolveSchema(root, propertyOf(own, 'items'))
    const isFile = textOf(own, 'format') === 'binary' || textOf(items, 'format') === 'binary'
    const definition = { ...own, name, required: required.includes(name), collectionFormat: 'multi' }
    return { ...readSwaggerParameter(root, definition, 'formData', at), isFile, schema: own }
  })
}

function makeBody(
  { root }: DescriptionContext,
  { definition, at }: Found,
  contents: readonly Content[],
  name: string,
): RequestBody {
  const schema = resolveSchema(root, contents[0]?.schema)
  const all = { ...extensionsOf(schema), ...definition }
  return {
    name,
    isRequired: isTrue(propertyOf(definition, 'required')),
    contents,
    ...readTexts(all),
    visibility: readVisibility(all),
    extensions: extensionsOf(definition),
    at,
  }
}

/** `{name}` in a path, names with quotes or parentheses around them included. */
export function namesInPath(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '')
}

function reportPathMismatch(
  { sink }: DescriptionContext,
  { path, method, at, itemAt }: FoundOperation,
  parameters: readonly Parameter[],
): void {
  const inPath = parameters.filter((parameter) => parameter.in === 'path')
  const names = namesInPath(path)
  for (const name of names) {
    // `{connectionId}` is filled by the platform.
    if (name === 'connectionId' || inPath.some((parameter) => parameter.name === name)) continue
    sink.add({
      severity: 'warning',
      code: 'connector.missing-path-parameter',
      path: itemAt,
      message: `${method.toUpperCase()} ${path} has no parameter for '{${name}}'.`,
      hint: `Add a parameter with "name": "${name}", "in": "path", "required": true.`,
    })
  }
  for (const parameter of inPath) {
    if (names.includes(parameter.name)) continue
    sink.add({
      severity: 'warning',
      code: 'connector.unused-path-parameter',
      path: parameter.at.length > 0 ? parameter.at : at,
      message: `The path parameter '${parameter.name}' does not occur in ${path}.`,
    })
  }
}
