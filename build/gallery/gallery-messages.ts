import type { Described } from './describe-entry.ts'

/** One description to look at. */
export interface GalleryQuestion {
  readonly id: string
  readonly path: string
}

/** What came of it; `packed` is the compressed description of an entry. */
export interface GalleryAnswer {
  readonly id: string
  readonly described: Described
  readonly packed?: Uint8Array
}
