import { FlowError } from '../../../shared/errors/index.ts'
import type { PackageNote } from '../../../shared/ipc/package-payloads.ts'
import { foldName } from '../../../shared/wdl/lookup.ts'
import type { UnzippedFile } from '../../storage/zip/read-zip.ts'
import { definitionFileName } from '../connector-files.ts'
import { convertParts } from '../connector-import/convert-import.ts'
import type { PackagedConnector } from './flow-package.ts'
import type { PackageFiles } from './package-files.ts'

/** A description as a solution holds it: each part in a file under the connector's name. */
const solutionDefinition = /(^|\/)connectors?\/([^/]+)_openapidefinition\.json$/i
const solutionIcon = /_iconblob(\.\w+)?$/i

/** Whether a file of a zip that is no JSON belongs to a connector: its picture. */
export function isConnectorPicture(path: string): boolean {
  return /(^|\/)connectors?\/([^/]+\/icon\.(png|svg|jpg)|[^/]+_iconblob\.(png|svg|jpg))$/i.test(path)
}

/**
 * The custom connectors among the files of a package. `idOf` tells the id by which flows name the connector of a
 * solution; others are named after their folder. One that cannot be read is a note.
 */
export function packagedConnectors(
  files: PackageFiles,
  idOf: (name: string) => string | undefined = () => undefined,
): { readonly connectors: readonly PackagedConnector[]; readonly notes: readonly PackageNote[] } {
  const connectors: PackagedConnector[] = []
  const notes: PackageNote[] = []
  for (const { path } of files.all) {
    const parts = partsOf(files, path)
    if (parts === undefined) continue
    try {
      const converted = convertParts(parts.files, path)
      const id = parts.name === undefined ? converted.id : (idOf(parts.name) ?? `shared_${parts.name}`)
      connectors.push({ ...converted, path, ...(id === undefined ? {} : { id }) })
    } catch (thrown) {
      if (!(thrown instanceof FlowError)) throw thrown
      notes.push({ note: 'unreadable-connector', path, reason: thrown.message })
    }
  }
  return { connectors, notes }
}

/** The files of the connector whose description a file is; undefined where it is none. */
function partsOf(
  { all }: PackageFiles,
  path: string,
): { readonly files: readonly UnzippedFile[]; readonly name: string | undefined } | undefined {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const beside = all.filter(
    (file) => file.path.startsWith(folder) && !file.path.slice(folder.length).includes('/'),
  )
  if (foldName(path.slice(folder.length)) === foldName(definitionFileName))
    return { files: beside, name: undefined }
  const name = solutionDefinition.exec(path)?.[2]
  if (name === undefined) return undefined
  const start = `${folder}${name}_`.toLowerCase()
  const own = beside.filter((file) => file.path.toLowerCase().startsWith(start))
  return { files: own.map((file) => ({ ...file, path: plainPath(folder, file.path) })), name }
}

/** `Connector/x_iconblob.Png` as `Connector/icon.png`, the name a picture has with us. */
function plainPath(folder: string, path: string): string {
  const ending = solutionIcon.exec(path)
  return ending === null ? path : `${folder}icon${(ending[1] ?? '.png').toLowerCase()}`
}
