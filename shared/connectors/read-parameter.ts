import type { JsonPath } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { resolveSchema } from '../json-schema/reference.ts'
import { foldName, isObject, objectOf, propertyOf, textOf } from '../wdl/lookup.ts'
import { readDynamicValues } from './dynamic-source.ts'
import { extensionsOf, readExtension } from './extension-names.ts'
import type { ListFormat, Parameter, Visibility } from './operation.ts'

/** Where a parameter of a description may go; `body` is read elsewhere. */
export const parameterPlaces: Readonly<Record<string, Parameter['in'] | 'body'>> = {
  path: 'path',
  query: 'query',
  header: 'header',
  cookie: 'cookie',
  formdata: 'formData',
  body: 'body',
}

/** `x-ms-visibility` of an object; unknown words and none at all are `none`. */
export function readVisibility(owner: WdlObject): Visibility {
  const text = readExtension(owner, 'x-ms-visibility')
  const folded = typeof text === 'string' ? foldName(text.trim()) : ''
  return folded === 'important' || folded === 'advanced' || folded === 'internal' ? folded : 'none'
}

/** A flag as real files write it: `true`, `"true"`, `1`. */
export function isTrue(value: WdlValue | undefined): boolean {
  return value === true || value === 1 || (typeof value === 'string' && foldName(value) === 'true')
}

/** `title`, `description` and the like, only those there are. */
export function readTexts(owner: WdlObject): { readonly title?: string; readonly description?: string } {
  const title = readExtension(owner, 'x-ms-summary')
  const description = textOf(owner, 'description')
  return {
    ...(typeof title === 'string' && title !== '' ? { title } : {}),
    ...(description === undefined ? {} : { description }),
  }
}

/** A Swagger 2.0 parameter, the body aside: its schema stands in the parameter itself. */
export function readSwaggerParameter(
  root: WdlObject,
  definition: WdlObject,
  place: Parameter['in'],
  at: JsonPath,
): Parameter {
  const schema = { ...resolveSchema(root, objectOf(definition, 'schema')), ...schemaIn(definition) }
  const isFile = textOf(schema, 'type') === 'file'
  return {
    ...common(definition, schema, place, at),
    listFormat: readListFormat(textOf(definition, 'collectionFormat'), place),
    objectFormat: 'json',
    pathStyle: 'simple',
    isFile: isFile || textOf(schema, 'format') === 'binary',
    schema: isFile ? { ...schema, type: 'string', format: 'binary' } : schema,
  }
}

/** An OpenAPI 3 parameter: `schema` or `content`, `style` and `explode`. Source: OpenAPI 3.1, "Style Values". */
export function readOpenApiParameter(
  root: WdlObject,
  definition: WdlObject,
  place: Parameter['in'],
  at: JsonPath,
): Parameter {
  const content = Object.values(objectOf(definition, 'content') ?? {}).find(isObject)
  const given = objectOf(definition, 'schema') ?? objectOf(content, 'schema') ?? {}
  const schema = resolveSchema(root, given)
  const style = textOf(definition, 'style') ?? (place === 'query' || place === 'cookie' ? 'form' : 'simple')
  const explodes = propertyOf(definition, 'explode') ?? style === 'form'
  return {
    ...common(definition, schema, place, at),
    schema: { ...given, ...exampleOf(definition) },
    listFormat:
      style === 'spaceDelimited'
        ? 'ssv'
        : style === 'pipeDelimited'
          ? 'pipes'
          : isTrue(explodes) && style === 'form'
            ? 'multi'
            : 'csv',
    objectFormat:
      content !== undefined
        ? 'json'
        : style === 'deepObject'
          ? 'deepObject'
          : isTrue(explodes)
            ? 'properties'
            : 'pairs',
    pathStyle: style === 'label' || style === 'matrix' ? style : 'simple',
    isFile: textOf(schema, 'format') === 'binary',
  }
}

function common(definition: WdlObject, schema: WdlObject, place: Parameter['in'], at: JsonPath) {
  const own = propertyOf(definition, 'default')
  const fallback = own === undefined ? propertyOf(schema, 'default') : own
  const all = { ...extensionsOf(schema), ...definition }
  return {
    name: textOf(definition, 'name') ?? '',
    in: place,
    isRequired: place === 'path' || isTrue(propertyOf(definition, 'required')),
    ...readTexts(all),
    visibility: readVisibility(all),
    urlEncoding:
      foldName(String(readExtension(all, 'x-ms-url-encoding') ?? '')) === 'double' ? 'double' : 'single',
    allowsReserved: isTrue(propertyOf(definition, 'allowReserved')),
    ...(fallback === undefined ? {} : { default: fallback }),
    dynamicValues: readDynamicValues(all),
    extensions: extensionsOf(all),
    at,
  } as const
}

const notSchema = new Set([
  'name',
  'in',
  'required',
  'description',
  'schema',
  'collectionformat',
  'allowemptyvalue',
  '$ref',
])

/** The parts of a Swagger 2.0 parameter that are JSON schema. */
function schemaIn(definition: WdlObject): WdlObject {
  return Object.fromEntries(
    Object.entries(definition).filter(([name]) => !notSchema.has(foldName(name)) && !/^x\s*-/i.test(name)),
  )
}

/** A parameter's own example says more than its type's. */
function exampleOf(definition: WdlObject): WdlObject {
  const example = propertyOf(definition, 'example')
  return example === undefined ? {} : { example }
}

/** `multi` is for query and form only; anything unknown is `csv`. */
function readListFormat(text: string | undefined, place: Parameter['in']): ListFormat {
  const folded = foldName(text ?? 'csv')
  if (folded === 'multi') return place === 'query' || place === 'formData' ? 'multi' : 'csv'
  return folded === 'ssv' || folded === 'tsv' || folded === 'pipes' ? folded : 'csv'
}
