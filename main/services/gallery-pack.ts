import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { GalleryEntry, GalleryIndex, LeftOut } from '../../shared/gallery/index.ts'

/**
 * How the gallery lies on disk: an index (Brotli over JSON), and one file with all descriptions, each compressed by
 * itself, so that one can be had without the others.
 */
export const galleryFiles = { index: 'index.json.br', descriptions: 'descriptions.bin' } as const

/** The index as it is written. `places` has one place for each entry, in their order. */
export interface PackedIndex extends GalleryIndex {
  readonly format: 1
  readonly places: readonly (readonly [offset: number, length: number])[]
}

/** Larger descriptions are a broken file. The largest of the source has 47 MB. */
const maxDescriptionBytes = 100 * 1024 * 1024
const maxIndexBytes = 50 * 1024 * 1024

/** Bytes of one description. Quality 5: at 9 they are a tenth smaller and the build takes four times as long. */
export function compressDescription(text: string): Uint8Array {
  return compress(text, 5)
}

/** Text of one description. Throws what zlib throws on bytes that are none. */
export function expandDescription(bytes: Uint8Array): string {
  return brotliDecompressSync(bytes, { maxOutputLength: maxDescriptionBytes }).toString('utf8')
}

/** Both files of a gallery. `packed` has the compressed description of each entry, in their order. */
export function packGallery(given: {
  readonly source: GalleryIndex['source']
  readonly entries: readonly GalleryEntry[]
  readonly packed: readonly Uint8Array[]
  readonly leftOut: readonly LeftOut[]
}): { readonly index: Uint8Array; readonly descriptions: Uint8Array } {
  let offset = 0
  const places = given.packed.map(({ length }) => {
    const place = [offset, length] as const
    offset += length
    return place
  })
  const index: PackedIndex = {
    format: 1,
    source: given.source,
    entries: given.entries,
    leftOut: given.leftOut,
    places,
  }
  return { index: compress(JSON.stringify(index), 9), descriptions: Buffer.concat(given.packed) }
}

/** The index of its bytes; `undefined` for bytes that are none. */
export function unpackIndex(bytes: Uint8Array): PackedIndex | undefined {
  try {
    const text = brotliDecompressSync(bytes, { maxOutputLength: maxIndexBytes }).toString('utf8')
    const value: unknown = JSON.parse(text)
    return isIndex(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isIndex(value: unknown): value is PackedIndex {
  if (typeof value !== 'object' || value === null) return false
  const { format, entries, places } = value as Partial<PackedIndex>
  return format === 1 && Array.isArray(entries) && Array.isArray(places) && entries.length === places.length
}

function compress(text: string, quality: number): Uint8Array {
  const bytes = Buffer.from(text, 'utf8')
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })
}
