import type { CustomConnectorService } from '../services/custom-connector-service.ts'
import type { AreaHandlers } from './handle.ts'

/** Requests about the gallery of public APIs. */
export function galleryHandlers(service: CustomConnectorService): AreaHandlers<'gallery'> {
  return {
    list: () => service.galleryIndex(),
    details: ({ entryId }) => service.galleryDetails(entryId),
    add: ({ environmentId, entryId }) => service.addFromGallery(environmentId, entryId),
  }
}
