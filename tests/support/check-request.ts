import enforce from 'openapi-enforcer'
import type { ConnectorModel, Operation } from '../../shared/connectors/index.ts'
import type { RecordedRequest } from './recording-server.ts'

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
type JsonObject = { [name: string]: Json }

/** Parts whose names are given by the author. */
const maps = new Set(['properties', 'definitions', 'parameters', 'schemas'])

/** Parts that say nothing about a request, or that real files have wrong and the validator refuses. */
const dropped = new Set([
  'default',
  'example',
  'examples',
  'xml',
  'externalDocs',
  'discriminator',
  'readOnly',
  'security',
  'tags',
  // Real files have it on texts, where the validator refuses it.
  'uniqueItems',
])

/**
 * What an independent reading of the description (openapi-enforcer) says of a request that came over the wire;
 * `undefined` when it follows the description. `unreadable` where the validator does not take the description of the
 * operation at all, with its reason.
 */
export async function checkRequest(
  model: ConnectorModel,
  operation: Operation,
  request: RecordedRequest,
): Promise<{ readonly problem?: string; readonly unreadable?: string }> {
  const document = documentFor(model, operation)
  const [enforced, invalid] = await enforce(document, { fullResult: true })
  if (enforced === undefined) return { unreadable: String(invalid) }
  const path = request.url.slice(model.basePath.length)
  const body = bodyOf(request)
  const [, error] = enforced.request({
    method: request.method.toLowerCase(),
    path: path.startsWith('/') ? path : `/${path}`,
    headers: request.headers,
    ...(body === undefined ? {} : { body }),
  })
  return error === undefined ? {} : { problem: String(error) }
}

/** A description of one operation alone, with what its schemas refer to. */
function documentFor({ definition, format }: ConnectorModel, operation: Operation): JsonObject {
  const root = JSON.parse(JSON.stringify(definition, plain)) as JsonObject
  const paths = root.paths as JsonObject
  const item = paths[operation.path] as JsonObject
  const method = Object.keys(item).find((name) => name.toUpperCase() === operation.method) ?? ''
  const own = item[method] as JsonObject
  const responses = { 200: { description: 'any' } }
  const shared = item.parameters === undefined ? {} : { parameters: item.parameters }
  const paths1 = { [operation.path]: { ...shared, [method]: { ...own, responses } } }
  const { definitions, parameters, components } = root
  const picked = pick(
    { paths: paths1 },
    {
      ...(definitions ? { definitions } : {}),
      ...(parameters ? { parameters } : {}),
      ...(components ? { components } : {}),
    },
  )
  const version = format === 'swagger-2.0' ? { swagger: '2.0' } : { openapi: '3.0.3' }
  return clean({ ...version, info: { title: 't', version: '1' }, ...picked }, false) as JsonObject
}

/** Numbers of the language are classes where JSON has them exact. */
function plain(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value
}

/** The parts of a document that others refer to, and no more. */
function pick(used: JsonObject, root: JsonObject): JsonObject {
  const all: JsonObject = { ...used }
  const seen = new Set<string>()
  const open: Json[] = [used]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue
    const reference = Array.isArray(value) ? undefined : value.$ref
    if (typeof reference === 'string' && !seen.has(reference)) {
      seen.add(reference)
      const steps = reference.replace(/^#\//, '').split('/').map(decodeStep)
      const target = steps.reduce<Json | undefined>(
        (at, step) => (typeof at === 'object' && at !== null && !Array.isArray(at) ? at[step] : undefined),
        root,
      )
      if (target !== undefined) {
        put(all, steps, target)
        open.push(target)
      }
    }
    open.push(...Object.values(value))
  }
  return all
}

function decodeStep(step: string): string {
  return decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')
}

function put(root: JsonObject, steps: readonly string[], value: Json): void {
  let at = root
  for (const step of steps.slice(0, -1)) {
    at[step] = { ...((at[step] ?? {}) as JsonObject) }
    at = at[step] as JsonObject
  }
  at[steps.at(-1) ?? ''] = value
}

function clean(value: Json, isMap: boolean): Json {
  if (Array.isArray(value)) return value.map((item) => clean(item, false))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).flatMap(([name, inner]): [string, Json][] => {
    if (isMap) return [[name, clean(inner, false)]]
    if (dropped.has(name) || /^x[-\s]/i.test(name)) return []
    if (isOutOfPlace(value, name, inner)) return []
    return [[name, clean(inner, maps.has(name) && !Array.isArray(inner))]]
  })
  return Object.fromEntries(entries)
}

/** Parts that real files write where they mean nothing, and the validator takes for a mistake. */
function isOutOfPlace(owner: JsonObject, name: string, value: Json): boolean {
  const isNumber = owner.type === 'number' || owner.type === 'integer'
  // `binary` means bits (0101) to the validator, and a file to everybody else.
  if (name === 'format') return value === 'binary' || (owner.type !== 'string' && !isNumber)
  if (name === 'maximum' || name === 'minimum') return !isNumber
  return (
    name === 'required' && typeof value === 'boolean' && owner.in === undefined && owner.content === undefined
  )
}

/** The body as the validator wants it: JSON read, forms as their fields. */
function bodyOf({ body, headers }: RecordedRequest): unknown {
  if (body.length === 0) return undefined
  const type = headers['content-type'] ?? ''
  if (/json/i.test(type)) return JSON.parse(body.toString('utf8'))
  if (/x-www-form-urlencoded/i.test(type)) {
    return Object.fromEntries(new URLSearchParams(body.toString('utf8')))
  }
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1]
  if (/^multipart\//i.test(type) && boundary !== undefined) return fieldsOf(body, boundary)
  return body.toString('latin1')
}

/** The parts of a multipart form by name. Source: RFC 7578. */
function fieldsOf(body: Buffer, boundary: string): Readonly<Record<string, unknown>> {
  const parts = body
    .toString('latin1')
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => part.replace(/^\r\n/, '').replace(/\r\n$/, ''))
  return Object.fromEntries(
    parts.map((part) => {
      const at = part.indexOf('\r\n\r\n')
      const name = /name="([^"]*)"/.exec(part.slice(0, at))?.[1] ?? ''
      return [name, Buffer.from(part.slice(at + 4), 'latin1').toString('utf8')]
    }),
  )
}
