import { toText } from '../../shared/expressions/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { foldName, objectOf, propertyOf } from '../../shared/wdl/lookup.ts'
import type { ActionCall, CompletedResult } from '../engine/action-handler.ts'
import { failed } from './results.ts'

/** What services learn of who calls, where the flow does not say; some refuse requests without it. */
const userAgent = 'flowbench/1.0 azure-logic-apps/1.0'

/** `uri` with `queries`; a failed result where it is no absolute http or https address, or longer than `maxLength`. */
export function requestUrl(call: ActionCall, maxLength: number): string | CompletedResult {
  const uri = propertyOf(call.inputs, 'uri')
  const text = typeof uri === 'string' ? uri.trim() : ''
  const refuse = (why: string) => failed('BadRequest', why, { path: [...call.path, 'inputs', 'uri'] })
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return refuse(`The 'uri' of '${call.name}' is not an absolute address.`)
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return refuse(`The 'uri' of '${call.name}' must start with http:// or https://.`)
  }
  url.hash = ''
  const pairs = queryPairs(objectOf(call.inputs, 'queries') ?? {})
  // The query that stands in the address stays as it was written: it may be signed.
  if (pairs.length > 0) url.search = [url.search.slice(1), ...pairs].filter((part) => part !== '').join('&')
  const { href } = url
  if (href.length <= maxLength) return href
  return refuse(`The address of '${call.name}' has ${href.length} characters; ${maxLength} are allowed.`)
}

/** `name=value` of each query; a list gives its name once for each item, null is left out. */
function queryPairs(queries: Readonly<Record<string, WdlValue>>): string[] {
  return Object.entries(queries).flatMap(([name, value]) => {
    const values = Array.isArray(value) ? (value as readonly WdlValue[]) : [value]
    return values
      .filter((item) => item !== null)
      .map((item) => `${encodeURIComponent(name)}=${encodeURIComponent(toText(item))}`)
  })
}

const droppedHeaders = new Set([
  'allow',
  'connection',
  'cookie',
  'expect',
  'expires',
  'host',
  'keep-alive',
  'last-modified',
  'origin',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])
const keptContentHeaders = new Set(['content-disposition', 'content-encoding', 'content-type'])

/**
 * Whether the platform sends a header of a flow. Source: "Call external HTTP or HTTPS endpoints", omitted HTTP
 * headers (with the hop-by-hop headers of RFC 9110, 7.6.1).
 */
function isSent(name: string): boolean {
  const folded = name.toLowerCase()
  if (folded.startsWith('content-')) return keptContentHeaders.has(folded)
  return !droppedHeaders.has(folded) && (!folded.startsWith('accept-') || folded === 'accept-version')
}

/** The headers of a request: the flow's own as far as the platform sends them, tracking ids, the cookie. */
export function requestHeaders(call: ActionCall): Record<string, string> {
  const headers: Record<string, string> = {}
  const names = new Set<string>()
  for (const [name, value] of Object.entries(objectOf(call.inputs, 'headers') ?? {})) {
    if (value === null || !isSent(name) || names.has(foldName(name))) continue
    names.add(foldName(name))
    headers[name] = Array.isArray(value)
      ? (value as readonly WdlValue[]).map(toText).join(', ')
      : toText(value)
  }
  const own = {
    'x-ms-client-tracking-id': call.correlationId,
    'x-ms-client-request-id': call.trackingId,
    'User-Agent': userAgent,
  }
  for (const [name, value] of Object.entries(own)) if (!names.has(foldName(name))) headers[name] = value
  const cookie = propertyOf(call.inputs, 'cookie')
  if (typeof cookie === 'string') headers.Cookie = cookie
  return headers
}
