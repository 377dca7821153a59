import { z } from 'zod'
import type { GalleryDetails, GalleryIndex } from '../gallery/index.ts'
import { environmentId } from './contract-fields.ts'
import type { ImportedConnector } from './custom-connector-payloads.ts'
import { request } from './message.ts'

const entryId = z.string().min(1).max(400)

/** Requests about the gallery of public APIs. */
export const galleryContract = {
  /** The whole gallery; it is searched in the window. */
  'gallery:list': request<GalleryIndex>()(z.undefined()),
  'gallery:details': request<GalleryDetails>()(z.object({ entryId })),
  /** Makes a connector of an entry in the environment. */
  'gallery:add': request<ImportedConnector>()(
    z.object({
      environmentId,
      entryId,
    }),
  ),
} as const
