import type { HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { toText } from '../../shared/expressions/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { foldName, isObject, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { ActionCall, ActionHandler, ActionResult, CompletedResult } from '../engine/action-handler.ts'
import { durationMs } from '../engine/duration.ts'
import { headerOf } from '../engine/http-status.ts'
import type { ServiceAnswer } from '../engine/ports.ts'
import { authorise } from './http-authentication.ts'
import { encodeBody, readBody } from './http-body.ts'
import { joinPages, maxPages, readPage, wantedItems } from './http-pages.ts'
import { pollAgain } from './http-polling.ts'
import { failed } from './results.ts'
import { serviceResult } from './service-result.ts'

/** The platform follows this many redirects of a GET. */
const maxRedirects = 50

/**
 * Http: one request with its retries, and polling where the service answers 202 with a Location.
 * Source: WDL reference, "HTTP action"; "Handle content types in Azure Logic Apps".
 */
export const runHttp: ActionHandler = (definition, tools) => {
  const options = foldName(textOf(definition, 'operationOptions') ?? '')
  const isAsync = !options.includes('disableasyncpattern')
  const timeout = textOf(objectOf(definition, 'limit'), 'timeout')
  const timeoutMs = (timeout === undefined ? undefined : durationMs(timeout)) ?? tools.limits.httpSyncMs
  return {
    inputs: tools.compile(definition.inputs ?? {}, 'inputs'),
    reachesOut: true,
    recordInputs: withoutSecrets,
    execute: (call) =>
      exchange(call, isAsync, Math.min(timeoutMs, tools.limits.httpSyncMs), tools.limits.maxMessageBytes),
  }
}

async function exchange(
  call: ActionCall,
  isAsync: boolean,
  timeoutMs: number,
  maxResponseBytes: number,
): Promise<ActionResult> {
  const { inputs } = call
  const method = (textOf(inputs, 'method') ?? 'GET').toUpperCase()
  const url = call.resume ?? requestUrl(call)
  if (typeof url !== 'string') return url
  const headers = requestHeaders(inputs, call)
  const authorised = await authorise(call, propertyOf(inputs, 'authentication'), headers, url)
  if (authorised !== undefined && 'kind' in authorised) return authorised
  const content = propertyOf(inputs, 'body')
  const sent = content === undefined || call.resume !== undefined ? undefined : encodeBody(content, headers)
  const request: HttpRequest = {
    method: call.resume === undefined ? method : 'GET',
    url: authorised?.url ?? url,
    headers,
    ...(sent === undefined ? {} : { body: sent }),
    timeoutMs,
    maxResponseBytes,
    maxRedirects,
  }
  const response = await call.ports.http.send(request, call.signal)
  if (isAsync && response.status === 202) {
    const next = pollAgain(response, url, call.nowMs())
    if (next !== undefined) return { kind: 'wait', reason: 'async', until: next.until, resume: next.url }
  }
  const body = bodyOf(response)
  const answer = { statusCode: response.status, headers: response.headers, body }
  const wanted = wantedItems(call.definition)
  const isPaged = wanted !== undefined && response.status === 200 && method === 'GET'
  const result = isPaged ? await fetchPages(call, request, answer, wanted) : answer
  return serviceResult(call.name, result, call.nowMs())
}

/** Fetches further pages until there are enough items; an answer that is no page ends the list, a failure ends it all. */
async function fetchPages(
  call: ActionCall,
  request: HttpRequest,
  first: ServiceAnswer,
  wanted: number,
): Promise<ServiceAnswer> {
  let page = readPage(first.body, request.url)
  if (page === undefined) return first
  const items = [...page.items]
  for (let count = 1; page?.next !== undefined && items.length < wanted && count < maxPages; count += 1) {
    const url: string = page.next
    const headers = sameOrigin(url, request.url) ? request.headers : withoutCredentials(request.headers)
    const response = await call.ports.http.send({ ...request, url, headers }, call.signal)
    const body = bodyOf(response)
    if (response.status !== 200) return { statusCode: response.status, headers: response.headers, body }
    page = readPage(body, url)
    for (const item of page?.items ?? []) items.push(item)
  }
  return { ...first, body: joinPages(first.body, items, page?.next) }
}

function sameOrigin(left: string, right: string): boolean {
  return new URL(left).origin === new URL(right).origin
}

function withoutCredentials(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !secretHeaders.has(foldName(name))))
}

function bodyOf(response: HttpResponse): WdlValue {
  return readBody(response.body, headerOf(response.headers, 'content-type'))
}

/** `uri` with `queries`; a failed result where it is not an absolute http or https address. */
function requestUrl(call: ActionCall): string | CompletedResult {
  const uri = propertyOf(call.inputs, 'uri')
  const text = typeof uri === 'string' ? uri.trim() : ''
  const path = [...call.path, 'inputs', 'uri']
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return failed('BadRequest', `The 'uri' of '${call.name}' is not an absolute address: '${text}'.`, {
      path,
    })
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return failed('BadRequest', `The 'uri' of '${call.name}' must start with http:// or https://.`, { path })
  }
  for (const [name, value] of Object.entries(objectOf(call.inputs, 'queries') ?? {})) {
    if (value !== null) url.searchParams.append(name, toText(value))
  }
  return url.href
}

function requestHeaders(inputs: WdlValue, call: ActionCall): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(objectOf(inputs, 'headers') ?? {})) {
    if (value !== null) headers[name] = toText(value)
  }
  headers['x-ms-client-tracking-id'] ??= call.correlationId
  headers['x-ms-client-request-id'] ??= call.trackingId
  const cookie = propertyOf(inputs, 'cookie')
  if (typeof cookie === 'string') headers.Cookie = cookie
  return headers
}

const secretHeaders = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'x-api-key',
  'ocp-apim-subscription-key',
])

/** Inputs as they may be recorded: no authentication values, no signing headers. */
function withoutSecrets(inputs: WdlValue): WdlValue {
  if (!isObject(inputs)) return inputs
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]): [string, WdlValue] => {
      const folded = foldName(name)
      if (folded === 'authentication') return [name, { type: textOf(value, 'type') ?? '*sanitized*' }]
      if (folded === 'cookie') return [name, '*sanitized*']
      if (folded !== 'headers' || !isObject(value)) return [name, value]
      return [
        name,
        Object.fromEntries(
          Object.entries(value).map(([header, text]) => [
            header,
            secretHeaders.has(foldName(header)) ? '*sanitized*' : text,
          ]),
        ),
      ]
    }),
  )
}
