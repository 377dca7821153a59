import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { ConnectorError } from '../../shared/errors/index.ts'
import { hostOf } from './http-failure.ts'

/** Decoders of `Content-Encoding`. Source: RFC 9110, 8.4.1. */
const decoders: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/**
 * Reads an answer's body, unpacked where it is packed. Rejects with ConnectorError `http.too-large` beyond
 * `maxBytes`, `http.invalid-answer` for a broken packing.
 */
export async function readAnswer(
  body: Readable,
  encoding: string | undefined,
  url: string,
  maxBytes: number,
): Promise<Uint8Array> {
  const decode = decoders[encoding?.trim().toLowerCase() ?? '']
  const chunks: Uint8Array[] = []
  let size = 0
  const gather = async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) {
      size += chunk.byteLength
      if (size > maxBytes) throw tooLarge(url, maxBytes)
      chunks.push(chunk)
    }
  }
  if (decode === undefined) await gather(body as AsyncIterable<Uint8Array>)
  else {
    const unpack = (source: AsyncIterable<unknown>) => gather(source as AsyncIterable<Uint8Array>)
    await pipeline(body, decode(), unpack).catch((thrown: unknown) => Promise.reject(unpacking(url, thrown)))
  }
  if (chunks.length === 1 && chunks[0] !== undefined) return chunks[0]
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}

function tooLarge(url: string, maxBytes: number): ConnectorError {
  const limit = maxBytes >= 1_048_576 ? `${Math.round(maxBytes / 1_048_576)} MB` : `${maxBytes} bytes`
  return new ConnectorError(
    'http.too-large',
    `The answer of ${hostOf(url)} is larger than the ${limit} that one message may have.`,
    { hint: 'Ask for less at once, by a filter or page by page.' },
  )
}

function unpacking(url: string, thrown: unknown): unknown {
  const { code } = thrown as { code?: unknown }
  if (typeof code !== 'string' || !/^(Z_|ERR_BROTLI|ERR__ERROR|ERR_PADDING)/.test(code)) return thrown
  return new ConnectorError(
    'http.invalid-answer',
    `The answer of ${hostOf(url)} is packed, and the packing is broken.`,
    {
      cause: thrown,
    },
  )
}
