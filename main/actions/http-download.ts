import type { HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { ConnectorError } from '../../shared/errors/index.ts'
import type { PlatformLimits } from '../../shared/profiles/platform-limits.ts'
import type { ActionCall } from '../engine/action-handler.ts'
import { headerOf } from '../engine/http-status.ts'
import type { ServiceAnswer } from '../engine/ports.ts'
import { readBody } from './http-body.ts'
import { type ChunkSettings, type LargeBody, noStore, type Send } from './http-chunks.ts'

/** What a download needs of its action. */
export interface Download {
  readonly call: ActionCall
  readonly send: Send
  /** Sends what asks for a part after the first. */
  readonly sendPart: Send
  readonly request: HttpRequest
  readonly settings: ChunkSettings
  readonly limits: PlatformLimits
}

/**
 * The answer to a request whose body may come in parts: the service answers with the first (206) of itself, or is asked
 * for it when all at once is too much, or when the flow says how much it wants.
 */
export async function firstPart(download: Download): Promise<HttpResponse> {
  const { request, send, settings } = download
  if (settings.asksAtOnce) return askRange(download, send, 0, undefined)
  try {
    return await send(request)
  } catch (thrown) {
    if (!(thrown instanceof ConnectorError) || thrown.code !== 'http.too-large') throw thrown
    return askRange(download, send, 0, undefined)
  }
}

function askRange(
  { request, settings }: Download,
  send: Send,
  start: number,
  etag: string | undefined,
): Promise<HttpResponse> {
  const headers = Object.entries(request.headers).filter(([name]) => name.toLowerCase() !== 'range')
  return send({
    ...request,
    headers: {
      ...Object.fromEntries(headers),
      Range: `bytes=${start}-${start + settings.downloadBytes - 1}`,
      ...(etag === undefined ? {} : { 'If-Range': etag }),
    },
  })
}

/**
 * Fetches a body by ranges, from its first part on. A body of one message's size is a value as usual, a larger one lies
 * in a file and a reference stands for it. Source: as above, download content in chunks; RFC 9110, 14.
 */
export async function fetchByRanges(download: Download, head: HttpResponse): Promise<ServiceAnswer> {
  const { call, limits, settings } = download
  const store = call.ports.largeContent
  if (store === undefined) throw noStore()
  let answer = head
  const etag = strongTag(headerOf(head.headers, 'etag'))
  const writer = await store.create(call.runId)
  try {
    let size = 0
    for (;;) {
      if (answer.status >= 400) throw refusedPart(answer, size)
      const range = readRange(answer)
      if (answer.status !== 206 || range === undefined || range.start !== size) {
        throw new ConnectorError(
          'http.invalid-answer',
          `The service was asked for the part from byte ${size} on and answered something else.`,
          { hint: 'The content may have changed meanwhile.', retryable: true },
        )
      }
      await writer.write(answer.body)
      size += answer.body.byteLength
      const total = range.total ?? (answer.body.byteLength < settings.downloadBytes ? size : undefined)
      if ((total ?? size) > limits.maxChunkedMessageBytes) throw tooLarge(call, total ?? size, limits)
      if (answer.body.byteLength === 0 || (total !== undefined && size >= total)) break
      answer = await askRange(download, download.sendPart, size, etag)
    }
    const id = await writer.finish()
    const { 'content-range': _range, ...headers } = head.headers
    const wholeHeaders = { ...headers, 'content-length': String(size) }
    const type = headerOf(headers, 'content-type')
    if (size <= limits.maxMessageBytes) {
      const body = readBody(await store.read(id, 0, size), type)
      await writer.discard()
      return { statusCode: 200, headers: wholeHeaders, body }
    }
    if (!call.canKeepOutputs) throw securedTooLarge(call)
    const body: LargeBody = {
      '$content-type': type ?? 'application/octet-stream',
      '$content-reference': id,
      '$content-length': size,
    }
    return { statusCode: 200, headers: wholeHeaders, body }
  } catch (thrown) {
    await writer.discard().catch(() => undefined)
    throw thrown
  }
}

function refusedPart({ status }: HttpResponse, start: number): ConnectorError {
  return new ConnectorError(
    'http.invalid-answer',
    `The service was asked for the part from byte ${start} on and answered with status code ${status}.`,
    { httpStatus: status },
  )
}

function strongTag(etag: string | undefined): string | undefined {
  return etag?.startsWith('"') === true ? etag : undefined
}

/** `bytes 0-1023/2048`, the whole may be `*`. */
function readRange({ headers }: HttpResponse): { start: number; total: number | undefined } | undefined {
  const match = /^bytes\s+(\d+)-(\d+)\/(\d+|\*)$/i.exec(headerOf(headers, 'content-range')?.trim() ?? '')
  if (match === null) return undefined
  return { start: Number(match[1]), total: match[3] === '*' ? undefined : Number(match[3]) }
}

function tooLarge(
  call: ActionCall,
  bytes: number,
  { maxChunkedMessageBytes }: PlatformLimits,
): ConnectorError {
  const megabytes = (size: number) => Math.round(size / 1_048_576)
  return new ConnectorError(
    'http.too-large',
    `The body of '${call.name}' has ${megabytes(bytes)} MB; in chunks it may have ${megabytes(maxChunkedMessageBytes)} MB.`,
  )
}

function securedTooLarge(call: ActionCall): ConnectorError {
  return new ConnectorError(
    'http.too-large',
    `The outputs of '${call.name}' are secured, so a body that is too large for memory cannot be kept anywhere.`,
  )
}
