import type { WdlObject, WdlValue } from '../../expressions/value.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../wdl/lookup.ts'

/** A request of a collection, in one form whatever form it was written in. Source: Postman Collection 2.0 and 2.1. */
export interface PostmanRequest {
  readonly name: string
  readonly description?: string
  /** Names of the folders it lies in. */
  readonly folders: readonly string[]
  readonly method: string
  /** `https`, `http`; `undefined` where the address does not say. */
  readonly scheme?: string
  readonly host: string
  /** Segments, not decoded: `users`, `:id`, `{{tenant}}`. */
  readonly path: readonly string[]
  readonly pathValues: readonly PostmanPair[]
  readonly query: readonly PostmanPair[]
  readonly headers: readonly PostmanPair[]
  readonly body?: WdlObject
  readonly auth?: WdlObject
  readonly examples: readonly { readonly status: string; readonly name: string; readonly body: string }[]
}

/** A name with its value, as headers, queries and forms have them. */
export interface PostmanPair {
  readonly name: string
  readonly value: string
  readonly description?: string
  readonly isFile: boolean
}

/** A collection that has been read. */
export interface PostmanCollection {
  readonly name: string
  readonly description?: string
  readonly auth?: WdlObject
  readonly variables: ReadonlyMap<string, string>
  readonly requests: readonly PostmanRequest[]
  /** There were more requests than are read. */
  readonly isCut: boolean
}

/** Most requests that are read of a collection. */
export const maxRequests = 2_000
const maxFolderDepth = 50

/** Whether a value looks like a collection, of whatever version. */
export function isCollection(value: WdlObject): boolean {
  const info = objectOf(value, 'info')
  const schema = textOf(info, 'schema') ?? ''
  if (/getpostman\.com\/.*collection/i.test(schema)) return true
  return Array.isArray(value.item) && textOf(info, 'name') !== undefined
}

/** Whether it is of version 1, which had no `info`. */
export function isOldCollection(value: WdlObject): boolean {
  return Array.isArray(value.requests) && (Array.isArray(value.order) || Array.isArray(value.folders))
}

/** Reads a collection of version 2.0 or 2.1. Never throws: what cannot be read is left out. */
export function readCollection(value: WdlObject): PostmanCollection {
  const info = objectOf(value, 'info')
  const description = textIn(propertyOf(info, 'description'))
  const auth = objectOf(value, 'auth')
  const requests: PostmanRequest[] = []
  const isCut = collect(value.item, [], auth, requests)
  return {
    name: textOf(info, 'name') ?? 'Postman collection',
    ...(description === undefined ? {} : { description }),
    ...(auth === undefined ? {} : { auth }),
    variables: new Map(
      objectsIn(value.variable).flatMap((one) => {
        const key = textOf(one, 'key') ?? textOf(one, 'id')
        return key === undefined ? [] : [[key, plain(propertyOf(one, 'value'))] as const]
      }),
    ),
    requests,
    isCut,
  }
}

function collect(
  items: WdlValue | undefined,
  folders: readonly string[],
  auth: WdlObject | undefined,
  found: PostmanRequest[],
): boolean {
  if (folders.length > maxFolderDepth) return true
  for (const item of objectsIn(items)) {
    const name = textOf(item, 'name') ?? ''
    const own = objectOf(item, 'auth') ?? auth
    if (Array.isArray(item.item)) {
      if (collect(item.item, [...folders, name], own, found)) return true
      continue
    }
    if (found.length >= maxRequests) return true
    const request = readRequest(item, name, folders, own)
    if (request !== undefined) found.push(request)
  }
  return false
}

function readRequest(
  item: WdlObject,
  name: string,
  folders: readonly string[],
  inherited: WdlObject | undefined,
): PostmanRequest | undefined {
  const given = propertyOf(item, 'request')
  const request = isObject(given) ? given : typeof given === 'string' ? { url: given } : undefined
  if (request === undefined) return undefined
  const address = readAddress(propertyOf(request, 'url'))
  if (address === undefined) return undefined
  const description = textIn(propertyOf(request, 'description')) ?? textIn(propertyOf(item, 'description'))
  const body = objectOf(request, 'body')
  const auth = objectOf(request, 'auth') ?? inherited
  return {
    name,
    ...(description === undefined ? {} : { description }),
    folders,
    method: (textOf(request, 'method') ?? 'GET').toUpperCase(),
    ...address,
    headers: readHeaders(propertyOf(request, 'header')),
    ...(body === undefined ? {} : { body }),
    ...(auth === undefined ? {} : { auth }),
    examples: objectsIn(item.response).map((one) => ({
      status: String(propertyOf(one, 'code') ?? '200'),
      name: textOf(one, 'name') ?? '',
      body: textOf(one, 'body') ?? '',
    })),
  }
}

type Address = Pick<PostmanRequest, 'scheme' | 'host' | 'path' | 'pathValues' | 'query'>

function readAddress(url: WdlValue | undefined): Address | undefined {
  const raw = typeof url === 'string' ? url : textOf(url, 'raw')
  const byText = raw === undefined ? undefined : splitAddress(raw)
  if (!isObject(url)) return byText
  const host = joined(propertyOf(url, 'host'), '.')
  const path = segmentsOf(propertyOf(url, 'path'))
  if (host === undefined && byText === undefined) return undefined
  const port = textOf(url, 'port')
  const scheme = textOf(url, 'protocol') ?? byText?.scheme
  return {
    ...(scheme === undefined ? {} : { scheme: scheme.toLowerCase() }),
    // A variable may hold the whole base address, scheme and path included: that stands in the raw text alone.
    host: host === undefined ? (byText?.host ?? '') : port === undefined ? host : `${host}:${port}`,
    path: path ?? byText?.path ?? [],
    pathValues: pairsIn(propertyOf(url, 'variable')),
    query: Array.isArray(propertyOf(url, 'query'))
      ? pairsIn(propertyOf(url, 'query'))
      : (byText?.query ?? []),
  }
}

function splitAddress(raw: string): Address {
  const [, scheme, rest = ''] = /^(?:([a-z]+):\/\/)?([\s\S]*)$/i.exec(raw.trim()) ?? []
  const [before = '', query = ''] = (rest.split('#')[0] ?? '').split('?')
  const [host = '', ...path] = before.split('/')
  return {
    ...(scheme === undefined ? {} : { scheme: scheme.toLowerCase() }),
    host,
    path: path.filter((segment) => segment !== ''),
    pathValues: [],
    query: query
      .split('&')
      .filter((part) => part !== '')
      .map((part) => {
        const [name = '', ...value] = part.split('=')
        return { name, value: value.join('='), isFile: false }
      }),
  }
}

/** Headers are a list of objects, or one text with a header a line. */
function readHeaders(value: WdlValue | undefined): readonly PostmanPair[] {
  if (typeof value !== 'string') return pairsIn(value)
  return value.split('\n').flatMap((line) => {
    const at = line.indexOf(':')
    return at < 1 ? [] : [{ name: line.slice(0, at).trim(), value: line.slice(at + 1).trim(), isFile: false }]
  })
}

/** Pairs that are not switched off. */
export function pairsIn(value: WdlValue | undefined): readonly PostmanPair[] {
  return objectsIn(value).flatMap((one) => {
    const name = textOf(one, 'key') ?? textOf(one, 'id')
    if (name === undefined || name === '' || propertyOf(one, 'disabled') === true) return []
    const description = textIn(propertyOf(one, 'description'))
    return [
      {
        name,
        value: plain(propertyOf(one, 'value')),
        ...(description === undefined ? {} : { description }),
        isFile: textOf(one, 'type') === 'file',
      },
    ]
  })
}

/** The value of an auth attribute: version 2.1 has a list of pairs, 2.0 an object. */
export function authValue(auth: WdlObject, kind: string, name: string): string | undefined {
  const given = propertyOf(auth, kind)
  if (Array.isArray(given)) return pairsIn(given).find((pair) => pair.name === name)?.value
  const value = propertyOf(given, name)
  return value === undefined ? undefined : plain(value)
}

function objectsIn(value: WdlValue | undefined): readonly WdlObject[] {
  return Array.isArray(value) ? (value as readonly WdlValue[]).filter(isObject) : []
}

function segmentsOf(value: WdlValue | undefined): readonly string[] | undefined {
  if (typeof value === 'string') return value.split('/').filter((segment) => segment !== '')
  if (!Array.isArray(value)) return undefined
  return (value as readonly WdlValue[])
    .map((segment) => (typeof segment === 'string' ? segment : (textOf(segment, 'value') ?? '')))
    .filter((segment) => segment !== '')
}

function joined(value: WdlValue | undefined, separator: string): string | undefined {
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return undefined
  return (value as readonly WdlValue[]).filter((part) => typeof part === 'string').join(separator)
}

/** A description is a text, or an object with one. */
function textIn(value: WdlValue | undefined): string | undefined {
  const text = typeof value === 'string' ? value : textOf(value, 'content')
  return text === undefined || text.trim() === '' ? undefined : text
}

function plain(value: WdlValue | undefined): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value)
}
