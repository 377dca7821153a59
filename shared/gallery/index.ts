export type {
  GalleryDetails,
  GalleryEntry,
  GalleryIndex,
  GalleryOperation,
  LeftOut,
  LeftOutReason,
} from './gallery-entry.ts'
export { type Facet, type GalleryQuery, galleryFacets, searchGallery } from './search-gallery.ts'
