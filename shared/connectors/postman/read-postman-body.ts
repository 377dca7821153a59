import type { WdlObject } from '../../expressions/value.ts'
import { objectOf, propertyOf, textOf } from '../../wdl/lookup.ts'
import { schemaOfSample, titleOf } from '../adopt/schema-of-sample.ts'
import { parseSample } from './parse-sample.ts'
import { type PostmanPair, pairsIn } from './read-collection.ts'

/** The parameters a request's body becomes, and what it is sent as. */
export interface PostmanBody {
  readonly parameters: readonly WdlObject[]
  readonly consumes?: string
}

/** Reads the body of a request in any of Postman's modes; `undefined` where there is none. */
export function readPostmanBody(body: WdlObject | undefined): PostmanBody | undefined {
  if (body === undefined || propertyOf(body, 'disabled') === true) return undefined
  switch (textOf(body, 'mode')) {
    case 'raw':
      return rawBody(
        textOf(body, 'raw') ?? '',
        textOf(objectOf(objectOf(body, 'options'), 'raw'), 'language'),
      )
    case 'urlencoded':
      return {
        parameters: pairsIn(propertyOf(body, 'urlencoded')).map(fieldOf),
        consumes: 'application/x-www-form-urlencoded',
      }
    case 'formdata':
      return {
        parameters: pairsIn(propertyOf(body, 'formdata')).map(fieldOf),
        consumes: 'multipart/form-data',
      }
    case 'graphql':
      return bodyParameter({
        type: 'object',
        required: ['query'],
        properties: { query: { type: 'string' }, variables: { type: 'object' } },
      })
    case 'file':
      return bodyParameter({ type: 'string', format: 'binary' }, 'application/octet-stream')
    default:
      return undefined
  }
}

function rawBody(text: string, language: string | undefined): PostmanBody | undefined {
  if (text.trim() === '') return undefined
  const sample = parseSample(text)
  if (sample !== undefined) return bodyParameter(schemaOfSample(sample, { titles: true }))
  const types: Readonly<Record<string, string>> = { xml: 'application/xml', html: 'text/html' }
  const isJson = language === 'json'
  return bodyParameter(
    isJson ? { type: 'object' } : { type: 'string' },
    isJson ? undefined : (types[language ?? ''] ?? 'text/plain'),
  )
}

function bodyParameter(schema: WdlObject, consumes?: string): PostmanBody {
  return {
    parameters: [{ name: 'body', in: 'body', required: true, schema }],
    ...(consumes === undefined ? {} : { consumes }),
  }
}

function fieldOf({ name, description, isFile }: PostmanPair): WdlObject {
  return {
    name,
    in: 'formData',
    required: false,
    type: isFile ? 'file' : 'string',
    'x-ms-summary': titleOf(name),
    ...(description === undefined ? {} : { description }),
  }
}
