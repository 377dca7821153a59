import { toText } from '../../shared/expressions/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { foldName, isObject, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { ActionCall, ActionHandler, ActionResult, CompletedResult } from '../engine/action-handler.ts'
import { durationMs } from '../engine/duration.ts'
import { headerOf } from '../engine/http-status.ts'
import { authorise } from './http-authentication.ts'
import { encodeBody, readBody } from './http-body.ts'
import { pollAgain } from './http-polling.ts'
import { failed } from './results.ts'
import { serviceResult } from './service-result.ts'

/** Largest answer the platform takes without chunking, in bytes. */
const maxResponseBytes = 104_857_600

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
  const timeoutMs = (timeout === undefined ? undefined : durationMs(timeout)) ?? tools.profile.httpTimeoutMs
  return {
    inputs: tools.compile(definition.inputs ?? {}, 'inputs'),
    reachesOut: true,
    recordInputs: withoutSecrets,
    execute: (call) => exchange(call, isAsync, Math.min(timeoutMs, tools.profile.httpTimeoutMs)),
  }
}

async function exchange(call: ActionCall, isAsync: boolean, timeoutMs: number): Promise<ActionResult> {
  const { inputs } = call
  const method = (textOf(inputs, 'method') ?? 'GET').toUpperCase()
  const url = call.resume ?? requestUrl(call)
  if (typeof url !== 'string') return url
  const headers = requestHeaders(inputs, call)
  const authorised = authorise(call, propertyOf(inputs, 'authentication'), headers, url)
  if (authorised !== undefined && 'kind' in authorised) return authorised
  const content = propertyOf(inputs, 'body')
  const body = content === undefined || call.resume !== undefined ? undefined : encodeBody(content, headers)
  const response = await call.ports.http.send(
    {
      method: call.resume === undefined ? method : 'GET',
      url: authorised?.url ?? url,
      headers,
      ...(body === undefined ? {} : { body }),
      timeoutMs,
      maxResponseBytes,
      maxRedirects,
    },
    call.signal,
  )
  if (isAsync && response.status === 202) {
    const next = pollAgain(response, url, call.nowMs())
    if (next !== undefined) return { kind: 'wait', reason: 'async', until: next.until, resume: next.url }
  }
  const answer = {
    statusCode: response.status,
    headers: response.headers,
    body: readBody(response.body, headerOf(response.headers, 'content-type')),
  }
  return serviceResult(call.name, answer, call.nowMs())
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
