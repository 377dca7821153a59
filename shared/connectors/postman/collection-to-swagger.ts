import type { WdlObject, WdlValue } from '../../expressions/value.ts'
import { schemaOfSample, titleOf } from '../adopt/schema-of-sample.ts'
import { httpMethods } from '../operation.ts'
import { parseSample } from './parse-sample.ts'
import {
  maxRequests,
  type PostmanCollection,
  type PostmanPair,
  type PostmanRequest,
} from './read-collection.ts'
import { readPostmanAuth } from './read-postman-auth.ts'
import { readPostmanBody } from './read-postman-body.ts'

/** A collection made into a Swagger 2.0 description. */
export interface ConvertedCollection {
  readonly definition: WdlObject
  /** What a person should know of the way, in sentences. */
  readonly notes: readonly string[]
}

/** Headers that the connection or the body brings along. */
const ownHeaders = new Set([
  'authorization',
  'content-type',
  'accept',
  'content-length',
  'host',
  'user-agent',
])

/**
 * Makes a Swagger 2.0 description of a Postman collection: one operation a method and path, path variables and
 * `{{variables}}` as parameters, samples as schemas. Requests to other hosts than most go to are left out and told.
 */
export function collectionToSwagger(collection: PostmanCollection): ConvertedCollection {
  const notes: string[] = []
  const requests = collection.requests
    .filter(({ method }) => httpMethods.some((known) => known.toUpperCase() === method))
    .map((request) => ({ ...request, ...withBase(request, collection.variables) }))
  const host = mostFrequent(requests.map((request) => request.host))
  const kept = requests.filter((request) => request.host === host)
  if (kept.length < requests.length) {
    notes.push(
      `${requests.length - kept.length} request(s) go to other hosts than ${host === '' ? 'the rest' : host}; they were left out.`,
    )
  }
  if (collection.isCut) notes.push(`Only the first ${maxRequests} requests were read.`)
  const plainHost = host.includes('{{') ? '' : host
  if (plainHost === '') notes.push('The collection does not say which host to call: set it under General.')
  const scheme = mostFrequent(kept.map((request) => request.scheme ?? 'https'))
  const paths: Record<string, Record<string, WdlValue>> = {}
  const ids = new Set<string>()
  let doubles = 0
  for (const request of kept) {
    const path = pathOf(request.path)
    const method = request.method.toLowerCase()
    const item = (Object.hasOwn(paths, path) ? paths[path] : undefined) ?? {}
    if (Object.hasOwn(item, method)) doubles += 1
    else {
      item[method] = operationOf(request, uniqueId(request, ids), collection.variables)
      Object.defineProperty(paths, path, {
        value: item,
        enumerable: true,
        configurable: true,
        writable: true,
      })
    }
  }
  if (doubles > 0) {
    notes.push(`${doubles} request(s) have the method and path of another one; the first of each was taken.`)
  }
  const auth = readPostmanAuth([collection.auth, ...kept.map((request) => request.auth)])
  return {
    definition: {
      swagger: '2.0',
      info: {
        title: collection.name,
        description: collection.description ?? '',
        version: '1.0',
      },
      host: plainHost === '' ? 'api.example.com' : plainHost,
      basePath: '/',
      schemes: [scheme === 'http' ? 'http' : 'https'],
      consumes: ['application/json'],
      produces: ['application/json'],
      paths,
      definitions: {},
      parameters: {},
      responses: {},
      securityDefinitions: auth.definitions,
      security: auth.security,
      tags: [],
    },
    notes,
  }
}

/** Fills `{{variables}}` of the host; one that holds a whole base address gives scheme and first segments too. */
function withBase(
  { scheme, host, path }: PostmanRequest,
  variables: ReadonlyMap<string, string>,
): Pick<PostmanRequest, 'scheme' | 'host' | 'path'> {
  const filled = fillVariables(host, variables)
  const [, given, rest = ''] = /^(?:([a-z]+):\/\/)?(.*)$/i.exec(filled) ?? []
  const [name = '', ...before] = rest.split('/').filter((part, at) => at === 0 || part !== '')
  const found = given?.toLowerCase() ?? scheme
  return { ...(found === undefined ? {} : { scheme: found }), host: name, path: [...before, ...path] }
}

/** A text with the collection's variables filled in; unknown ones stay. */
export function fillVariables(text: string, variables: ReadonlyMap<string, string>): string {
  let filled = text
  for (let round = 0; round < 5 && filled.includes('{{'); round++) {
    filled = filled.replace(/\{\{\s*([^{}]+?)\s*\}\}/g, (whole, name: string) => variables.get(name) ?? whole)
  }
  return filled
}

function pathOf(segments: readonly string[]): string {
  return `/${segments.map(segmentTemplate).join('/')}`
}

function segmentTemplate(segment: string): string {
  if (segment.startsWith(':') && segment.length > 1) return `{${segment.slice(1)}}`
  return segment.replace(/\{\{\s*([^{}]+?)\s*\}\}/g, '{$1}')
}

function operationOf(
  request: PostmanRequest,
  operationId: string,
  variables: ReadonlyMap<string, string>,
): WdlObject {
  const body = readPostmanBody(request.body)
  const parameters: readonly WdlObject[] = [
    ...pathParameters(request, variables),
    ...unique(request.query).map((pair) => parameterOf(pair, 'query', variables)),
    ...unique(request.headers)
      .filter(({ name }) => !ownHeaders.has(name.toLowerCase()))
      .map((pair) => parameterOf(pair, 'header', variables)),
    ...(body?.parameters ?? []),
  ]
  const folder = request.folders.filter((name) => name !== '').at(-1)
  return {
    summary: request.name === '' ? operationId : request.name,
    description: request.description ?? request.name,
    operationId,
    ...(folder === undefined ? {} : { tags: [folder] }),
    ...(body?.consumes === undefined ? {} : { consumes: [body.consumes] }),
    parameters,
    responses: responsesOf(request),
  }
}

function pathParameters(
  { path, pathValues }: PostmanRequest,
  variables: ReadonlyMap<string, string>,
): readonly WdlObject[] {
  const names = path.flatMap((segment) =>
    [...segmentTemplate(segment).matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name),
  )
  return [...new Set(names)].map((name) => {
    const pair = pathValues.find((one) => one.name === name)
    const value = variables.get(name)
    return {
      name,
      in: 'path',
      required: true,
      type: 'string',
      'x-ms-summary': titleOf(name),
      ...(pair?.description === undefined ? {} : { description: pair.description }),
      ...(value === undefined || value === '' ? {} : { default: value }),
      'x-ms-url-encoding': 'single',
    }
  })
}

function parameterOf(
  { name, value, description }: PostmanPair,
  place: 'query' | 'header',
  variables: ReadonlyMap<string, string>,
): WdlObject {
  const filled = fillVariables(value, variables)
  const sample = place === 'query' ? parseSample(filled) : filled
  const isPlain = sample !== undefined && (typeof sample === 'number' || typeof sample === 'boolean')
  const schema = isPlain ? schemaOfSample(sample) : { type: 'string' }
  const fixed = place === 'header' && filled !== '' && !filled.includes('{{')
  return {
    name,
    in: place,
    required: false,
    ...schema,
    'x-ms-summary': titleOf(name),
    ...(description === undefined ? {} : { description }),
    ...(fixed ? { default: filled } : {}),
  }
}

function responsesOf({ examples }: PostmanRequest): WdlObject {
  const byStatus = new Map<string, WdlObject>()
  for (const { status, name, body } of examples) {
    if (!/^[1-5]\d\d$/.test(status) || byStatus.has(status)) continue
    const sample = parseSample(body)
    const schema = typeof sample === 'object' && sample !== null ? schemaOfSample(sample) : undefined
    byStatus.set(status, {
      description: name === '' ? status : name,
      ...(schema === undefined ? {} : { schema }),
    })
  }
  if (byStatus.size === 0) return { default: { description: 'default', schema: {} } }
  return Object.fromEntries(byStatus)
}

function uniqueId({ name, method, path }: PostmanRequest, taken: Set<string>): string {
  const words =
    (name === '' ? `${method} ${path.join(' ')}` : name).normalize('NFKD').match(/[A-Za-z0-9]+/g) ?? []
  const made = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  const base = made === '' ? 'Operation' : made.slice(0, 80)
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}${number}`
    if (taken.has(id.toLowerCase())) continue
    taken.add(id.toLowerCase())
    return id
  }
}

function unique(pairs: readonly PostmanPair[]): readonly PostmanPair[] {
  const seen = new Set<string>()
  return pairs.filter(({ name }) => !seen.has(name) && seen.add(name) !== undefined)
}

function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}
