import type { HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { ConnectorError } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { foldName, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'

/** Makes one request. */
export type Send = (request: HttpRequest) => Promise<HttpResponse>

/** Bytes of a chunk where neither the action nor the service names a size. */
const defaultChunkBytes = 52_428_800

/** Largest chunk that is taken, whatever a service asks for: it is held in memory. */
export const maxChunkBytes = 104_857_600

/** `runtimeConfiguration.contentTransfer` of an action that may send and receive its body in chunks. */
export interface ChunkSettings {
  readonly uploadBytes: number
  readonly downloadBytes: number
  /** The flow names a size for downloads, so the first request asks for no more already. */
  readonly asksAtOnce: boolean
}

/** Reads the settings; `undefined` for an action whose body goes in one piece. */
export function chunkSettings(definition: WdlObject): ChunkSettings | undefined {
  const transfer = objectOf(objectOf(definition, 'runtimeConfiguration'), 'contentTransfer')
  if (foldName(textOf(transfer, 'transferMode') ?? '') !== 'chunked') return undefined
  const size = (name: string) => {
    const bytes = Number(propertyOf(transfer, name) ?? Number.NaN)
    return Number.isFinite(bytes) && bytes >= 1 ? Math.min(Math.trunc(bytes), maxChunkBytes) : undefined
  }
  const downloadBytes = size('downloadChunkSizeInBytes')
  return {
    uploadBytes: size('uploadChunkSizeInBytes') ?? defaultChunkBytes,
    downloadBytes: downloadBytes ?? defaultChunkBytes,
    asksAtOnce: downloadBytes !== undefined,
  }
}

/** A body that is too large to be a value: what stands for it in expressions. */
export interface LargeBody extends WdlObject {
  readonly '$content-type': string
  readonly '$content-reference': string
  readonly '$content-length': number
}

/** The large body that a value stands for. */
export function largeBodyOf(value: WdlValue | undefined): LargeBody | undefined {
  const id = textOf(value, '$content-reference')
  const bytes = propertyOf(value, '$content-length')
  if (id === undefined || typeof bytes !== 'number') return undefined
  const type = textOf(value, '$content-type') ?? 'application/octet-stream'
  return { '$content-type': type, '$content-reference': id, '$content-length': bytes }
}

/** Where nothing keeps bodies that are too large to be values. */
export function noStore(): ConnectorError {
  return new ConnectorError('http.too-large', 'Nothing here keeps bodies of more than one message.')
}
