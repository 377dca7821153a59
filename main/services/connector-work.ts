import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { brandColorFor, readBrandColor } from '../../shared/connectors/adopt/index.ts'
import { authKinds } from '../../shared/connectors/index.ts'
import type { GalleryDetails, GalleryIndex } from '../../shared/gallery/index.ts'
import type {
  CustomConnectorDetails,
  CustomConnectorSummary,
} from '../../shared/ipc/custom-connector-payloads.ts'
import { objectOf, propertyOf } from '../../shared/wdl/lookup.ts'
import { definitionFileName, propertiesFileName, readConnectorFiles } from './connector-files.ts'
import {
  type ConvertedImport,
  convertImport,
  convertParts,
  notesOf,
} from './connector-import/convert-import.ts'
import { isConnectorPart } from './connector-import/read-connector-parts.ts'
import { writeZip, type ZippedFile } from './connector-import/read-zip.ts'
import { GalleryLibrary } from './gallery-library.ts'

/** What a connector's files say, without what only its environment knows. */
export type ConnectorOutline = Omit<CustomConnectorSummary, 'environmentId' | 'connectorId'>

/** A connector's page, without what only its environment knows. */
export type ConnectorInside = Omit<CustomConnectorDetails, 'summary' | 'usedBy' | 'path'> & {
  readonly outline: ConnectorOutline
}

/**
 * Work on connectors that takes long for large ones, by path and bytes. The app does it on a thread of its own
 * (`openConnectorWork`), the CLI and the tests where they are (`directConnectorWork`).
 */
export interface ConnectorWork {
  /** Rejects with FileError when the files cannot be read at all. */
  inspect(folder: string): Promise<ConnectorInside>
  /** As `convertImport`. */
  convert(bytes: Uint8Array, name: string): Promise<ConvertedImport>
  /** The connector in a folder, to be copied. As `convertParts`. */
  convertFolder(folder: string, name: string): Promise<ConvertedImport>
  /** A zip of a connector's folder, as `convert` takes it. */
  zip(folder: string, name: string): Promise<Uint8Array>
  /** As `GalleryLibrary`. */
  galleryIndex(): Promise<GalleryIndex>
  galleryDetails(entryId: string): Promise<GalleryDetails>
  galleryConnector(entryId: string): Promise<ConvertedImport>
}

/** Longest line about a connector, in UTF-16 units. */
const maxSummary = 200

/** @param galleryFolder where the gallery lies; undefined in a build without */
export function directConnectorWork(galleryFolder: string | undefined): ConnectorWork {
  const gallery = new GalleryLibrary(galleryFolder)
  return {
    inspect,
    convert: convertImport,
    convertFolder: async (folder, name) => convertParts(await filesOf(folder), name),
    zip: async (folder, name) => {
      const files = await filesOf(folder)
      return writeZip(files.map(({ path, bytes }) => ({ path: `${name}/${path}`, bytes })))
    },
    galleryIndex: () => gallery.index(),
    galleryDetails: (entryId) => gallery.details(entryId),
    galleryConnector: async (entryId) => {
      const { title, definition, properties, operations, repairs } = await gallery.connector(entryId)
      return { kind: 'openapi', title, definition, properties, operations, notes: notesOf(repairs) }
    },
  }
}

async function inspect(folder: string): Promise<ConnectorInside> {
  const { model, byteProblems, isDefinitionJson, files } = await readConnectorFiles(folder)
  const { title, description = '', operations } = model
  const { size } = await stat(files.definition)
  const problems = [...model.problems]
  const count = (severity: string) =>
    problems.filter((one) => one.severity === severity).length +
    byteProblems.filter((one) => one.severity === severity).length
  const info = objectOf(model.definition, 'info')
  return {
    outline: {
      title: title === '' ? (folder.split(/[\\/]/).at(-1) ?? '') : title,
      summary: description.replace(/\s+/g, ' ').trim().slice(0, maxSummary),
      color: readBrandColor(model.properties?.iconBrandColor) ?? brandColorFor(title),
      origin: propertyOf(info, 'x-origin') === undefined ? 'custom' : 'gallery',
      format: model.format,
      version: model.version ?? '',
      host: model.host ?? '',
      operations: isDefinitionJson ? operations.length : 0,
      triggers: operations.filter(({ trigger }) => trigger !== undefined).length,
      auth: authKinds(model),
      errors: count('error'),
      warnings: count('warning'),
      bytes: size,
    },
    description,
    servers: model.servers,
    operations: operations.map((operation) => ({
      operationId: operation.operationId,
      method: operation.method,
      path: operation.path,
      summary: operation.summary ?? '',
      description: (operation.description ?? '').slice(0, 1000),
      isTrigger: operation.trigger !== undefined,
      isDeprecated: operation.isDeprecated,
      isInternal: operation.visibility === 'internal',
    })),
    problems: problems.slice(0, 2_000),
  }
}

/** The files of a folder that belong to a connector: those directly inside. */
async function filesOf(folder: string): Promise<readonly ZippedFile[]> {
  const known = new Set([definitionFileName.toLowerCase(), propertiesFileName.toLowerCase()])
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .filter((name) => known.has(name.toLowerCase()) || isConnectorPart(name))
    .sort()
  return Promise.all(names.map(async (path) => ({ path, bytes: await readFile(join(folder, path)) })))
}
