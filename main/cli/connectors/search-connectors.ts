import { type AuthKind, authKinds } from '../../../shared/connectors/index.ts'
import { type GalleryEntry, searchGallery } from '../../../shared/gallery/index.ts'
import { readConnectorFiles } from '../../services/connector-files.ts'
import { directConnectorWork } from '../../services/connector-work.ts'
import { connectorFolder, writeNewConnector } from '../../services/custom-connector-folders.ts'
import { readEnvironmentFolder } from '../../storage/environment-folder.ts'

/** What to look for. */
export interface GallerySearch {
  readonly text: string
  readonly category?: string
  readonly auth?: AuthKind
  readonly limit: number
}

/** What a search of the gallery found. */
export interface GalleryFound {
  /** All that match; `entries` are the first of them. */
  readonly matches: number
  readonly gallery: number
  readonly leftOut: number
  readonly entries: readonly GalleryEntry[]
}

/** Searches the gallery. @throws RequestError `gallery.*` */
export async function searchConnectors(
  galleryFolder: string | undefined,
  { text, category, auth, limit }: GallerySearch,
): Promise<GalleryFound> {
  const index = await directConnectorWork(galleryFolder).galleryIndex()
  const found = searchGallery(index.entries, {
    text,
    ...(category === undefined ? {} : { category }),
    ...(auth === undefined ? {} : { auth }),
  })
  return {
    matches: found.length,
    gallery: index.entries.length,
    leftOut: index.leftOut.length,
    entries: found.slice(0, limit),
  }
}

/** A connector that was added. */
export interface AddedConnector {
  readonly connectorId: string
  readonly title: string
  readonly folder: string
  readonly operations: number
  readonly auth: readonly string[]
  readonly notes: readonly string[]
}

/**
 * Makes a connector of an entry of the gallery in an environment's folder.
 * @throws RequestError `gallery.*`; FileError when the folder is no environment or cannot be written
 */
export async function addConnector(
  galleryFolder: string | undefined,
  entryId: string,
  environment: string,
): Promise<AddedConnector> {
  const { path } = await readEnvironmentFolder(environment)
  const made = await directConnectorWork(galleryFolder).galleryConnector(entryId)
  const connectorId = await writeNewConnector(path, made)
  const folder = await connectorFolder(path, connectorId)
  const { model } = await readConnectorFiles(folder)
  return {
    connectorId,
    title: made.title,
    folder,
    operations: made.operations,
    auth: authKinds(model),
    notes: made.notes,
  }
}
