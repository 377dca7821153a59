import { FileError, RequestError } from '../../../shared/errors/index.ts'
import { isZip, readZip } from '../../storage/zip/read-zip.ts'
import type { FlowPackage } from './flow-package.ts'
import { PackageFiles } from './package-files.ts'
import { isConnectorPicture, packagedConnectors } from './packaged-connectors.ts'
import { nameOfFile } from './packaged-flow.ts'
import { isExport, readExport } from './read-export.ts'
import { readFlowFiles } from './read-flow-files.ts'
import { isSolution, readSolution } from './read-solution.ts'
import { isStandardProject, readStandardProject } from './read-standard.ts'

/** Largest file that is taken, in bytes. */
export const maxPackageBytes = 100 * 1024 * 1024

const mayMatter = /\.(json|xml)$/i

/**
 * Reads the flows of a file: a Power Automate package, a solution, a Logic Apps Standard project or any other zip with
 * flow files or ARM templates, or one JSON file. Nothing is written.
 * @throws FileError `file.too-large`, `file.zip-*`; RequestError `request.not-importable` where no flow is in it
 */
export async function readPackage(bytes: Uint8Array, name: string): Promise<FlowPackage> {
  if (bytes.length > maxPackageBytes) {
    throw new FileError('file.too-large', `'${name}' has more than ${maxPackageBytes / 1024 / 1024} MB.`, {
      hint: 'Export the flows in smaller parts.',
    })
  }
  const found = isZip(bytes) ? await readZipped(bytes, name) : readSingle(bytes, name)
  if (found.flows.length > 0) return found
  const [unreadable] = found.notes.filter(({ note }) => note === 'unreadable')
  const why = unreadable?.note === 'unreadable' ? ` ${unreadable.reason}` : ''
  throw new RequestError('request.not-importable', `There is no flow in '${name}'.${why}`, {
    hint: 'Packages and solutions of Power Automate, projects and ARM templates of Logic Apps, and their JSON files can be imported.',
  })
}

async function readZipped(bytes: Uint8Array, name: string): Promise<FlowPackage> {
  const paths: string[] = []
  const unzipped = await readZip(bytes, name, (path) => {
    paths.push(path)
    return mayMatter.test(path) || isConnectorPicture(path)
  })
  const files = new PackageFiles(unzipped, paths)
  if (isExport(files)) return readExport(files)
  if (isSolution(files)) return readSolution(files)
  if (isStandardProject(files)) return readStandardProject(files)
  const single = files.matching(/\.json$/i).map((file) => ({ file, fallback: nameOfFile(file.path) }))
  const { flows, notes } = readFlowFiles(single)
  // Settings and packages of other tools lie in such zips too: only what holds a flow is of interest.
  const own = packagedConnectors(files)
  return {
    ...plain,
    kind: 'files',
    flows,
    connectors: own.connectors,
    notes: flows.length > 0 ? own.notes : notes.slice(0, 1),
  }
}

function readSingle(bytes: Uint8Array, name: string): FlowPackage {
  const file = { path: name, bytes }
  return { ...plain, kind: 'file', ...readFlowFiles([{ file, fallback: nameOfFile(name) }]) }
}

const plain = { connectorTitles: {}, variables: [], connectors: [] }
