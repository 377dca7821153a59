import type { HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { ConnectorError } from '../../shared/errors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import type { PlatformLimits } from '../../shared/profiles/platform-limits.ts'
import { foldName, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { ActionCall, ActionHandler, ActionResult, CompletedResult } from '../engine/action-handler.ts'
import { durationMs } from '../engine/duration.ts'
import { headerOf, isRetryableStatus, retryAfterMs } from '../engine/http-status.ts'
import type { ServiceAnswer } from '../engine/ports.ts'
import { readRetryPolicy, retryDelayMs } from '../engine/retry.ts'
import { resultOfThrown } from '../engine/run-errors.ts'
import { type Authorised, authorise } from './http-authentication.ts'
import { encodeBody, readBody } from './http-body.ts'
import { type ChunkSettings, chunkSettings, largeBodyOf } from './http-chunks.ts'
import { fetchByRanges, firstPart } from './http-download.ts'
import { joinPages, maxPages, readPage, wantedItems } from './http-pages.ts'
import { retriedParts } from './http-parts.ts'
import { type Poll, pollAgain, printPoll, readPoll } from './http-polling.ts'
import { requestHeaders, requestUrl } from './http-request.ts'
import { headersFor, withoutSecrets } from './http-secrets.ts'
import { chunkSource, sendInChunks } from './http-upload.ts'
import { failed } from './results.ts'
import { serviceResult } from './service-result.ts'

/** The platform follows this many redirects. */
const maxRedirects = 50

/** How exchanges of one action are made. */
interface Terms {
  readonly isAsync: boolean
  readonly timeoutMs: number
  /** Items of all pages that are wanted; `undefined` without pagination. */
  readonly wanted: number | undefined
  readonly chunks: ChunkSettings | undefined
  readonly limits: PlatformLimits
}

/**
 * Http: one request with its retries, polling where the service answers 202 with a Location, and further pages where
 * the action asks for them. Source: WDL reference, "HTTP action"; "Handle content types in Azure Logic Apps".
 */
export const runHttp: ActionHandler = (definition, tools) => {
  const options = foldName(textOf(definition, 'operationOptions') ?? '')
  const timeout = textOf(objectOf(definition, 'limit'), 'timeout')
  const limitMs = timeout === undefined ? undefined : durationMs(timeout)
  const terms: Terms = {
    isAsync: !options.includes('disableasyncpattern'),
    timeoutMs: Math.min(limitMs ?? tools.limits.httpSyncMs, tools.limits.httpSyncMs),
    wanted: wantedItems(definition),
    chunks: chunkSettings(definition),
    limits: tools.limits,
  }
  return {
    inputs: tools.compile(definition.inputs ?? {}, 'inputs'),
    reachesOut: true,
    recordInputs: withoutSecrets,
    execute: (call) =>
      call.resume === undefined ? begin(call, terms) : goOn(call, terms, readPoll(call.resume)),
  }
}

/** The action's own request. */
async function begin(call: ActionCall, terms: Terms): Promise<ActionResult> {
  const url = requestUrl(call, terms.limits.maxUriLength)
  if (typeof url !== 'string') return url
  const headers = requestHeaders(call)
  const content = propertyOf(call.inputs, 'body')
  const large = largeBodyOf(content)
  const body = content === undefined || large !== undefined ? undefined : encodeBody(content, headers)
  if (large !== undefined) setContentType(headers, large['$content-type'])
  const size =
    large?.['$content-length'] ?? (typeof body === 'string' ? Buffer.byteLength(body) : (body?.length ?? 0))
  const { chunks } = terms
  const isSentInChunks = chunks !== undefined && size > chunks.uploadBytes
  const limit = isSentInChunks ? terms.limits.maxChunkedMessageBytes : terms.limits.maxMessageBytes
  if (size > limit) return tooLarge(call, size, limit)
  const signed = await authorise(call, headers, url)
  if ('kind' in signed) return signed
  const method = (textOf(call.inputs, 'method') ?? 'GET').toUpperCase()
  const request: HttpRequest = {
    ...requestOf(signed, url, headers, terms),
    method,
    ...(body === undefined ? {} : { body }),
  }
  const send = (message: HttpRequest) => call.ports.http.send(message, call.signal)
  let isUnderWay = false
  const retried = retriedParts(call, send, terms.limits)
  const sendPart = (message: HttpRequest) => {
    isUnderWay = true
    return retried(message)
  }
  const download =
    chunks === undefined || method !== 'GET'
      ? undefined
      : { call, send, sendPart, request, settings: chunks, limits: terms.limits }
  const response =
    download !== undefined
      ? await firstPart(download)
      : isSentInChunks
        ? await sendInChunks(
            send,
            sendPart,
            request,
            chunkSource(large ?? Buffer.from(body ?? ''), call),
            chunks,
          )
        : await send(request)
  if (download !== undefined && response.status === 206) {
    return serviceResult(call.name, await fetchByRanges(download, response), call.nowMs())
  }
  const next =
    terms.isAsync && response.status === 202 ? pollAgain(response, url, false, call.nowMs()) : undefined
  if (next !== undefined) return waitFor(next.until, { url: next.url, failures: 0 })
  const answer = answerOf(response)
  const isPaged = terms.wanted !== undefined && response.status === 200 && method === 'GET'
  const whole = isPaged ? await fetchPages(call, request, answer, terms.wanted ?? 0) : answer
  const result = serviceResult(call.name, whole, call.nowMs())
  return isUnderWay ? { ...result, retryable: false } : result
}

function setContentType(headers: Record<string, string>, type: string): void {
  const isNamed = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
  if (!isNamed) headers['Content-Type'] = type
}

/**
 * Asks how an asynchronous operation stands. A poll that fails is made again by the retry policy; the action is not,
 * since that would begin the operation a second time.
 */
async function goOn(call: ActionCall, terms: Terms, poll: Poll): Promise<ActionResult> {
  const origin = requestUrl(call, terms.limits.maxUriLength)
  if (typeof origin !== 'string') return origin
  const headers = requestHeaders(call)
  for (const name of Object.keys(headers)) if (/^content-/i.test(name)) delete headers[name]
  const isHome = new URL(poll.url).origin === new URL(origin).origin
  let response: HttpResponse
  try {
    const signed = isHome ? await authorise(call, headers, poll.url) : {}
    if ('kind' in signed) return signed
    const request = requestOf(signed, poll.url, headersFor(poll.url, origin, headers), terms)
    response = await call.ports.http.send({ ...request, method: 'GET' }, call.signal)
  } catch (thrown) {
    const again = thrown instanceof ConnectorError && thrown.retryable
    const wait = again ? pollLater(call, terms, poll, thrown.retryAfterMs) : undefined
    return wait ?? { ...resultOfThrown(call.name, call.path, thrown), retryable: false }
  }
  if (response.status === 202) {
    const next = pollAgain(response, poll.url, true, call.nowMs())
    if (next !== undefined) return waitFor(next.until, { url: next.url, failures: 0 })
  }
  if (isRetryableStatus(response.status)) {
    const delayMs = retryAfterMs(headerOf(response.headers, 'retry-after'), call.nowMs())
    const wait = pollLater(call, terms, poll, delayMs)
    if (wait !== undefined) return wait
  }
  return { ...serviceResult(call.name, answerOf(response), call.nowMs()), retryable: false }
}

function pollLater(
  call: ActionCall,
  { limits }: Terms,
  { url, failures }: Poll,
  leastMs: number | undefined,
): ActionResult | undefined {
  const policy = readRetryPolicy(call.inputs, limits)
  if (failures >= policy.count) return undefined
  const delayMs = retryDelayMs(policy, failures + 1, leastMs, () => 0.5)
  return waitFor(call.nowMs() + delayMs, { url, failures: failures + 1 })
}

function waitFor(until: number, poll: Poll): ActionResult {
  return { kind: 'wait', reason: 'async', until, resume: printPoll(poll) }
}

function requestOf(
  { url: signedUrl, certificate }: Authorised,
  url: string,
  headers: Readonly<Record<string, string>>,
  { timeoutMs, limits }: Terms,
): Omit<HttpRequest, 'method'> {
  return {
    url: signedUrl ?? url,
    headers,
    timeoutMs,
    maxResponseBytes: limits.maxMessageBytes,
    maxRedirects,
    ...(certificate === undefined ? {} : { certificate }),
  }
}

/** Fetches further pages until there are enough items; an answer that is no page ends the list, a failure ends it all. */
async function fetchPages(
  call: ActionCall,
  { body: _body, certificate, ...request }: HttpRequest,
  first: ServiceAnswer,
  wanted: number,
): Promise<ServiceAnswer> {
  let page = readPage(first.body, request.url)
  if (page === undefined) return first
  const items = [...page.items]
  for (let count = 1; page?.next !== undefined && items.length < wanted && count < maxPages; count += 1) {
    const url: string = page.next
    const isHome = new URL(url).origin === new URL(request.url).origin
    const next: HttpRequest = {
      ...request,
      url,
      headers: headersFor(url, request.url, request.headers),
      ...(isHome && certificate !== undefined ? { certificate } : {}),
    }
    const answer = answerOf(await call.ports.http.send(next, call.signal))
    if (answer.statusCode !== 200) return answer
    page = readPage(answer.body, url)
    for (const item of page?.items ?? []) items.push(item)
  }
  return { ...first, body: joinPages(first.body, items, page?.next) }
}

function answerOf({ status, headers, body }: HttpResponse): ServiceAnswer & { readonly body: WdlValue } {
  return { statusCode: status, headers, body: readBody(body, headerOf(headers, 'content-type')) }
}

function tooLarge(call: ActionCall, size: number, limit: number): CompletedResult {
  const megabytes = (bytes: number) => Math.round(bytes / 1_048_576)
  return failed(
    'BadRequest',
    `The body of '${call.name}' has ${megabytes(size)} MB; one message may have ${megabytes(limit)} MB.`,
    {
      path: [...call.path, 'inputs', 'body'],
      hint: 'Turn on chunking in the settings of the action, where the service takes chunks.',
    },
  )
}
