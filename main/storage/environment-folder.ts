import { access, constants, lstat, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { FileError } from '../../shared/errors/index.ts'
import { type EnvironmentManifest, parseEnvironmentManifest } from './environment-manifest.ts'

/** Name of the file that makes a folder an environment. */
export const manifestFileName = 'environment.json'

/** JSON files that lie beside flows and are none. */
const notFlows = new Set([
  manifestFileName,
  'connections.json',
  'parameters.json',
  'host.json',
  'local.settings.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
])

/** Largest environment.json we read, in bytes. */
const maxManifestBytes = 5_000_000

/** An environment folder as it lies on disk. */
export interface EnvironmentFolder {
  /** Absolute, links followed. */
  readonly path: string
  /** Where its flow files are: `flows/`, or the folder itself when it only holds loose flow files. */
  readonly flowsFolder: string
  /** Undefined when there is no (readable) environment.json. */
  readonly manifest: EnvironmentManifest | undefined
  readonly hasManifestFile: boolean
  /** Name to show: the manifest's, else the folder's. */
  readonly name: string
  readonly readOnly: boolean
  /** Why environment.json is not used although it is there, in words. */
  readonly manifestProblem: string | undefined
}

/** One flow file, not read yet. */
export interface FlowFileEntry {
  readonly fileName: string
  readonly path: string
  readonly bytes: number
  /** ms since 1970, with fractions where the file system has them. */
  readonly modifiedAt: number
  /** Changes with every change of the file, as far as the file system tells without reading. */
  readonly fingerprint: string
}

/**
 * Looks at a folder as an environment. A folder without environment.json counts when it holds flow files.
 * @throws FileError `environment.not-found`, `environment.not-a-folder`, `environment.unreadable`,
 *   `environment.not-an-environment`
 */
export async function readEnvironmentFolder(path: string): Promise<EnvironmentFolder> {
  const folder = await resolveFolder(path)
  const names = await namesIn(folder)
  const hasManifestFile = names.includes(manifestFileName)
  const hasFlowsFolder = names.includes('flows')
  const looseFlows = names.some(isFlowFileName)
  if (!hasManifestFile && !hasFlowsFolder && !looseFlows) {
    throw new FileError(
      'environment.not-an-environment',
      `“${folder}” is not an environment: it holds no flows.`,
      {
        hint: 'Choose a folder with an environment.json or flow files, or make a new environment there.',
      },
    )
  }
  const { manifest, problem } = hasManifestFile
    ? await readManifest(join(folder, manifestFileName))
    : { manifest: undefined, problem: undefined }
  const flowsFolder = !hasFlowsFolder && looseFlows ? folder : join(folder, 'flows')
  return {
    path: folder,
    flowsFolder,
    manifest,
    hasManifestFile,
    name: manifest?.name ?? basename(folder),
    readOnly: !(await canWrite(folder)) || (hasFlowsFolder && !(await canWrite(flowsFolder))),
    manifestProblem: problem,
  }
}

/**
 * The folder's real path.
 * @throws FileError as `readEnvironmentFolder`
 */
async function resolveFolder(path: string): Promise<string> {
  try {
    const folder = await realpath(path)
    if ((await stat(folder)).isDirectory()) return folder
  } catch (error) {
    throw folderError(path, error)
  }
  const isManifest = basename(path) === manifestFileName
  throw new FileError('environment.not-a-folder', `“${path}” is a file; an environment is a folder.`, {
    hint: isManifest ? `Open the folder it lies in: ${dirname(path)}` : 'Choose the folder that holds it.',
  })
}

/**
 * Makes sure that an environment's folder is still there.
 * @throws FileError `environment.not-found`, ...
 */
export async function requireFolder(path: string): Promise<void> {
  await resolveFolder(path)
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    throw folderError(folder, error)
  }
}

/** Turns a system error about a folder into one with a code and a way out. */
export function folderError(path: string, error: unknown): FileError {
  const code = systemCode(error)
  switch (code) {
    case 'ENOENT':
      return new FileError('environment.not-found', `There is no folder “${path}”.`, {
        hint: 'It may have been moved, renamed or deleted, or its drive is not connected.',
        cause: error,
      })
    case 'ENOTDIR':
      return new FileError('environment.not-a-folder', `“${path}” is not a folder.`, {
        hint: 'Choose the folder that holds it.',
        cause: error,
      })
    case 'EACCES':
    case 'EPERM':
      return new FileError('environment.unreadable', `You may not read the folder “${path}”.`, {
        hint: 'Ask its owner for access, or change its permissions, and try again.',
        cause: error,
      })
    case 'EROFS':
      return readOnlyError(path, error)
    case 'ENAMETOOLONG':
      return new FileError(
        'environment.name-too-long',
        'The path of the folder is too long for this system.',
        {
          hint: 'Choose a shorter name or a folder nearer to the root.',
          cause: error,
        },
      )
    case 'ENOSPC':
      return new FileError('environment.disk-full', `There is no space left for “${path}”.`, {
        hint: 'Free some space and try again.',
        cause: error,
      })
    default:
      return new FileError(
        'environment.unreadable',
        `The folder “${path}” cannot be used (${code ?? 'unknown error'}).`,
        { cause: error },
      )
  }
}

/** Refusal to write into a folder that may only be read. */
export function readOnlyError(path: string, cause?: unknown): FileError {
  return new FileError('environment.read-only', `The folder “${path}” may only be read.`, {
    hint: 'Copy the environment to a folder of your own, or change the permissions of this one.',
    cause,
  })
}

/** `ENOENT` and the like, of a system error. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

async function readManifest(
  path: string,
): Promise<{ manifest: EnvironmentManifest | undefined; problem: string | undefined }> {
  try {
    if ((await stat(path)).size > maxManifestBytes) {
      return { manifest: undefined, problem: `${manifestFileName} is too large to be read.` }
    }
    const manifest = parseEnvironmentManifest(await readFile(path, 'utf8'))
    return manifest === undefined
      ? { manifest, problem: `${manifestFileName} holds no valid JSON object; the folder's name is used.` }
      : { manifest, problem: undefined }
  } catch (error) {
    return {
      manifest: undefined,
      problem: `${manifestFileName} cannot be read (${systemCode(error) ?? 'error'}).`,
    }
  }
}

async function canWrite(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  )
}

/** Whether a file of this name in a flows folder is taken for a flow. */
export function isFlowFileName(fileName: string): boolean {
  return /\.json$/i.test(fileName) && !fileName.startsWith('.') && !notFlows.has(fileName.toLowerCase())
}

/**
 * The flow files of a flows folder, in no order; none when the folder is not there. Broken links and files that
 * vanish meanwhile are passed over.
 * @throws FileError `environment.unreadable`
 */
export async function listFlowFiles(flowsFolder: string): Promise<readonly FlowFileEntry[]> {
  let names: readonly string[]
  try {
    names = await readdir(flowsFolder)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw folderError(flowsFolder, error)
  }
  const entries = await Promise.all(
    names.filter(isFlowFileName).map((name) => flowFileEntry(flowsFolder, name)),
  )
  return entries.filter((entry) => entry !== undefined)
}

/** One file of a flows folder; undefined when it is not there or is no file. */
export async function flowFileEntry(
  flowsFolder: string,
  fileName: string,
): Promise<FlowFileEntry | undefined> {
  const path = join(flowsFolder, fileName)
  try {
    const found = await stat(path)
    if (!found.isFile()) return undefined
    return {
      fileName,
      path,
      bytes: found.size,
      modifiedAt: found.mtimeMs,
      fingerprint: `${found.size}:${found.mtimeMs}:${found.ctimeMs}:${found.ino}`,
    }
  } catch {
    return undefined
  }
}

/** Whether something of this name exists, also a broken link. */
export async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
