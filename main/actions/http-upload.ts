import type { HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { ConnectorError } from '../../shared/errors/index.ts'
import type { ActionCall } from '../engine/action-handler.ts'
import { headerOf } from '../engine/http-status.ts'
import { type ChunkSettings, type LargeBody, maxChunkBytes, noStore, type Send } from './http-chunks.ts'
import { headersFor } from './http-secrets.ts'

/** Bytes that are sent piece by piece. */
export interface ChunkSource {
  readonly bytes: number
  read(start: number, length: number): Promise<Uint8Array>
}

/** A large body, or bytes at hand, as something to send. */
export function chunkSource(body: LargeBody | Uint8Array, { ports }: ActionCall): ChunkSource {
  if (body instanceof Uint8Array) {
    return { bytes: body.byteLength, read: async (start, length) => body.subarray(start, start + length) }
  }
  return {
    bytes: body['$content-length'],
    read: async (start, length) => {
      if (ports.largeContent === undefined) throw noStore()
      return ports.largeContent.read(body['$content-reference'], start, length)
    },
  }
}

/**
 * Sends a body in chunks: an empty request announces it, the service names where to send them, each goes there by PATCH.
 * Answers the last answer, or the first that is no success. `sendPart` sends the chunks, `send` what announces them. Source: "Handle large messages with chunking in Azure Logic
 * Apps", upload content in chunks.
 */
export async function sendInChunks(
  send: Send,
  sendPart: Send,
  { body: _body, ...announce }: HttpRequest,
  source: ChunkSource,
  settings: ChunkSettings,
): Promise<HttpResponse> {
  const first = await send({
    ...announce,
    headers: {
      ...announce.headers,
      'x-ms-transfer-mode': 'chunked',
      'x-ms-content-length': String(source.bytes),
    },
  })
  if (first.status < 200 || first.status > 299) return first
  const url = placeOf(first, announce.url)
  if (url === undefined) {
    throw new ConnectorError(
      'http.invalid-answer',
      `The service took the announcement of ${source.bytes} bytes and named no Location to send them to.`,
      { hint: 'It does not take chunks: turn chunking off in the settings of the action.' },
    )
  }
  const { certificate, ...rest } = announce
  const isHome = new URL(url).origin === new URL(announce.url).origin
  let size = chunkSizeOf(first, settings.uploadBytes)
  for (let start = 0; ; ) {
    const chunk = await source.read(start, Math.min(size, source.bytes - start))
    const end = start + chunk.byteLength
    const answer = await sendPart({
      ...rest,
      ...(isHome && certificate !== undefined ? { certificate } : {}),
      method: 'PATCH',
      url,
      headers: {
        ...headersFor(url, announce.url, announce.headers),
        'Content-Range': `bytes=${start}-${end - 1}/${source.bytes}`,
      },
      body: chunk,
    })
    if (answer.status < 200 || answer.status > 299 || end >= source.bytes) return answer
    const taken = takenBytes(answer) ?? end
    if (taken <= start || taken > end) {
      throw new ConnectorError(
        'http.invalid-answer',
        `The service says it has ${taken} of ${end} bytes sent.`,
      )
    }
    start = taken
    size = chunkSizeOf(answer, size)
  }
}

/** How much the service has by its `Range: bytes=0-1023`. */
function takenBytes({ headers }: HttpResponse): number | undefined {
  const match = /bytes=0-(\d+)/i.exec(headerOf(headers, 'range') ?? '')
  return match === null ? undefined : Number(match[1]) + 1
}

function chunkSizeOf({ headers }: HttpResponse, otherwise: number): number {
  const size = Number(headerOf(headers, 'x-ms-chunk-size') ?? Number.NaN)
  return Number.isInteger(size) && size > 0 ? Math.min(size, maxChunkBytes) : otherwise
}

function placeOf({ headers }: HttpResponse, base: string): string | undefined {
  try {
    const { href, protocol } = new URL(headerOf(headers, 'location') ?? '', base)
    const isNamed = headerOf(headers, 'location') !== undefined
    return isNamed && (protocol === 'http:' || protocol === 'https:') ? href : undefined
  } catch {
    return undefined
  }
}
