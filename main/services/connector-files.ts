import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { type ConnectorFile, type ReadConnector, readConnector } from '../../shared/connectors/index.ts'
import { FileError } from '../../shared/errors/index.ts'
import type { Severity } from '../../shared/wdl/problem.ts'
import { fileErrorOf } from '../storage/file-error-of.ts'
import { maxFileBytes } from '../storage/flow-file.ts'
import { decodeText, TextError } from '../storage/text-encoding.ts'

/** Name of the OpenAPI description in a connector's folder. */
export const definitionFileName = 'apiDefinition.swagger.json'
/** Name of the properties in a connector's folder. */
export const propertiesFileName = 'apiProperties.json'

/** Something wrong with the bytes of a connector's file. */
export interface FileProblem {
  readonly file: ConnectorFile
  readonly severity: Severity
  readonly code: string
  readonly line: number
  readonly column: number
  readonly message: string
  readonly hint?: string
}

/** A connector read from disk. */
export interface ConnectorOnDisk extends ReadConnector {
  /** Paths of the files it was read from. */
  readonly files: { readonly definition: string; readonly properties?: string }
  /** Bytes that are no UTF-8: read as replacement characters. */
  readonly byteProblems: readonly FileProblem[]
}

/**
 * Reads a connector from its folder, or from an OpenAPI file (with the apiProperties.json beside it, if the file has
 * the usual name). What is wrong inside the files stands in `model.problems` and `byteProblems`.
 * @throws FileError `file.not-found`, `file.no-access`, `file.too-large`, `file.unreadable` for files that cannot be
 *   read at all; `connector.no-definition` (as FileError) for a folder without a description
 */
export async function readConnectorFiles(path: string): Promise<ConnectorOnDisk> {
  const info = await stat(path).catch((cause: unknown) => Promise.reject(fileErrorOf(cause, path, 'read')))
  const definitionPath = info.isDirectory() ? await findDefinition(path) : path
  const isUsual = basename(definitionPath) === definitionFileName || info.isDirectory()
  const propertiesPath = isUsual ? join(dirname(definitionPath), propertiesFileName) : undefined
  const byteProblems: FileProblem[] = []
  const definition = await readText(definitionPath, 'definition', byteProblems)
  const properties =
    propertiesPath === undefined ? undefined : await readIfThere(propertiesPath, 'properties', byteProblems)
  const read = readConnector({
    id: isUsual ? basename(dirname(definitionPath)) : basename(path, extname(path)),
    definition,
    ...(properties === undefined ? {} : { properties }),
  })
  return {
    ...read,
    files: {
      definition: definitionPath,
      ...(properties === undefined || propertiesPath === undefined ? {} : { properties: propertiesPath }),
    },
    byteProblems,
  }
}

/** The description of a folder: the usual name in any case, else the one file that is called like a description. */
async function findDefinition(folder: string): Promise<string> {
  const names = await readdir(folder).catch((cause: unknown) =>
    Promise.reject(fileErrorOf(cause, folder, 'read')),
  )
  const usual = names.find((name) => name.toLowerCase() === definitionFileName.toLowerCase())
  const found = usual ?? names.sort().find((name) => /(swagger|openapi|apidefinition).*\.json$/i.test(name))
  if (found !== undefined) return join(folder, found)
  throw new FileError('file.not-found', `'${folder}' holds no ${definitionFileName}.`, {
    hint: `A connector is a folder with ${definitionFileName} and, for its connections, ${propertiesFileName}.`,
  })
}

/**
 * The connectors a path stands for: itself when it is a connector's folder or a file; every folder inside when it is
 * a folder of connectors, or an environment.
 */
export async function findConnectors(path: string): Promise<readonly string[]> {
  const inside = await foldersIn(path)
  if (inside === undefined || (await hasDefinition(path))) return [path]
  const own = (await keepConnectors(path, inside)).sort()
  if (own.length > 0) return own
  const below = join(path, 'connectors')
  const found = (await keepConnectors(below, (await foldersIn(below)) ?? [])).sort()
  return found.length > 0 ? found : [path]
}

async function keepConnectors(parent: string, names: readonly string[]): Promise<string[]> {
  const paths = names.map((name) => join(parent, name))
  const flags = await Promise.all(paths.map(hasDefinition))
  return paths.filter((_, index) => flags[index])
}

function hasDefinition(folder: string): Promise<boolean> {
  return findDefinition(folder).then(
    () => true,
    () => false,
  )
}

/** Names of the folders in a folder; `undefined` when it is none. */
async function foldersIn(path: string): Promise<readonly string[] | undefined> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined)
  return entries?.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
}

async function readIfThere(
  path: string,
  file: ConnectorFile,
  problems: FileProblem[],
): Promise<string | undefined> {
  try {
    return await readText(path, file, problems)
  } catch (error) {
    if (error instanceof FileError && error.code === 'file.not-found') return undefined
    throw error
  }
}

async function readText(path: string, file: ConnectorFile, problems: FileProblem[]): Promise<string> {
  let bytes: Uint8Array
  try {
    const info = await stat(path)
    if (info.size > maxFileBytes) {
      throw new FileError('file.too-large', `'${path}' is larger than ${maxFileBytes / 1048576} MB.`)
    }
    bytes = await readFile(path)
  } catch (cause) {
    throw cause instanceof FileError ? cause : fileErrorOf(cause, path, 'read')
  }
  try {
    return decodeText(bytes).text
  } catch (error) {
    if (!(error instanceof TextError)) throw error
    problems.push({
      file,
      severity: 'warning',
      code: error.code,
      ...error.place,
      message: error.message,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
    })
    return new TextDecoder('utf-8').decode(bytes)
  }
}
