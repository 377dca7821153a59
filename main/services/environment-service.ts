import { randomUUID } from 'node:crypto'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import { FileError, FlowError, RequestError } from '../../shared/errors/index.ts'
import type { EnvironmentInfo, RecentEnvironment } from '../../shared/ipc/payloads.ts'
import { asId, type EnvironmentId } from '../../shared/run/index.ts'
import { copyFolder } from '../storage/environment-copy.ts'
import { fileStemFor, firstFreeName } from '../storage/environment-file-name.ts'
import {
  type EnvironmentFolder,
  exists,
  folderError,
  manifestFileName,
  readEnvironmentFolder,
  readOnlyError,
  systemCode,
} from '../storage/environment-folder.ts'
import { printEnvironmentManifest } from '../storage/environment-manifest.ts'
import { writeFlowFile } from '../storage/flow-file.ts'
import { makeFolders } from '../storage/make-folders.ts'
import type { SettingsStore } from '../storage/settings-store.ts'
import { plainFormat } from '../storage/text-encoding.ts'
import { environmentIdOf, environmentPathHash } from './environment-id.ts'
import { RecentEnvironments } from './recent-environments.ts'

export interface EnvironmentServiceOptions {
  readonly settings: SettingsStore
  /** The person's documents folder; `Flowbench/` in it takes the sample and new environments. */
  readonly documentsFolder: string
  /** Folder of the sample environment that comes with the app; undefined when it does not. */
  readonly sampleSource: string | undefined
  /** ms since 1970. */
  readonly now?: () => number
}

/** An open environment: what the window knows of it, and where its files are. */
export interface OpenEnvironment extends EnvironmentInfo {
  /** Folder of the flow files. */
  readonly flowsFolder: string
}

/** Name of the sample environment's folder. */
const sampleName = 'Sample environment'

/**
 * Environments: opening, making and remembering them. A folder is known by its id from here on; no other service
 * takes a folder's path from the outside.
 */
export class EnvironmentService {
  readonly #options: EnvironmentServiceOptions
  readonly #recent: RecentEnvironments
  readonly #open = new Map<EnvironmentId, OpenEnvironment & { readonly hasManifestFile: boolean }>()
  readonly #openedListeners = new Set<(environment: OpenEnvironment) => void>()

  constructor(options: EnvironmentServiceOptions) {
    this.#options = options
    this.#recent = new RecentEnvironments(options.settings)
  }

  /** The environments opened before, newest first, with those marked that are gone. */
  async recent(): Promise<readonly RecentEnvironment[]> {
    return Promise.all(
      this.#recent.list().map(async ({ path, name, openedAt }) => ({
        path,
        name,
        openedAt,
        missing: !(await isFolder(path)),
      })),
    )
  }

  /** Takes a folder off the list of recent ones; the folder itself stays. */
  async forget(path: string): Promise<readonly RecentEnvironment[]> {
    this.#recent.forget(path)
    return this.recent()
  }

  /**
   * Opens an environment folder, or a folder that only holds flow files.
   * @throws FileError with an `environment.*` code that says what is wrong with the folder
   */
  async open(path: string): Promise<EnvironmentInfo> {
    requireFullPath(path)
    const folder = await readEnvironmentFolder(resolve(path))
    const id = await this.#idOf(folder)
    const environment = { ...this.#infoOf(id, folder), hasManifestFile: folder.hasManifestFile }
    this.#open.set(id, environment)
    this.#recent.remember({ path: folder.path, name: folder.name, id, openedAt: this.#now() })
    for (const listener of this.#openedListeners) listener(environment)
    return infoOf(environment)
  }

  /**
   * Makes an environment and opens it: in the folder `path` (made when missing, its parents too), or else in a new
   * folder named after it inside `parent` (the person's documents when absent).
   * @throws FileError `environment.read-only`, ...; RequestError `environment.exists`
   */
  async create(request: {
    readonly name: string
    readonly path?: string | undefined
    readonly parent?: string | undefined
  }): Promise<EnvironmentInfo> {
    const parent = request.parent ?? join(this.#options.documentsFolder, 'Flowbench')
    const path = request.path ?? (await newFolderPath(parent, request.name))
    requireFullPath(path)
    try {
      makeFolders(join(path, 'flows'))
      await writeManifest(path, { id: randomUUID(), name: request.name })
    } catch (error) {
      throw createError(path, error)
    }
    return this.open(path)
  }

  /** Where the sample environment is, or would be. */
  get samplePath(): string {
    return join(this.#options.documentsFolder, 'Flowbench', sampleName)
  }

  /** Whether the sample environment is among the documents. */
  hasSample(): Promise<boolean> {
    return exists(this.samplePath)
  }

  /** Copies the sample environment to the documents unless something is there already. Answers whether it is there. */
  async ensureSample(): Promise<boolean> {
    if (await exists(this.samplePath)) return true
    if (this.#options.sampleSource === undefined) return false
    try {
      await copyFolder(this.#options.sampleSource, this.samplePath)
    } catch (error) {
      if (await exists(this.samplePath)) return true
      throw folderError(this.samplePath, error)
    }
    return true
  }

  /** On the very first start, puts the sample environment among the documents and on the list of recent ones. */
  async welcome(): Promise<void> {
    if (this.#options.settings.get('sampleOffered') === true) return
    if (!(await this.ensureSample())) return
    this.#options.settings.set('sampleOffered', true)
    const folder = await readEnvironmentFolder(this.samplePath)
    this.#recent.remember({
      path: folder.path,
      name: folder.name,
      id: await this.#idOf(folder),
      openedAt: this.#now(),
    })
  }

  /** Opens the sample environment, copying it first where it is missing. */
  async openSample(): Promise<EnvironmentInfo> {
    if (!(await this.ensureSample())) {
      throw new RequestError(
        'environment.no-sample',
        'This build of Flowbench comes without the sample environment.',
      )
    }
    return this.open(this.samplePath)
  }

  /**
   * The open environment of this id; one opened before is opened again.
   * @throws RequestError `environment.not-open`, or FileError when its folder can no longer be used
   */
  async get(id: EnvironmentId): Promise<OpenEnvironment> {
    const open = this.#open.get(id)
    if (open !== undefined) return open
    const remembered = this.#recent.list().find((environment) => environment.id === id)
    if (remembered !== undefined) await this.open(remembered.path)
    const opened = this.#open.get(id)
    if (opened !== undefined) return opened
    throw notOpen()
  }

  /**
   * Where the environment of this id is, without opening it: one opened before stays closed and keeps its place on the
   * list of recent ones.
   * @throws RequestError `environment.not-open`, or FileError when its folder can no longer be used
   */
  async locate(id: EnvironmentId): Promise<OpenEnvironment> {
    const open = this.#open.get(id)
    if (open !== undefined) return open
    const remembered = this.#recent.list().find((environment) => environment.id === id)
    if (remembered === undefined) throw notOpen()
    return this.#infoOf(id, await readEnvironmentFolder(remembered.path))
  }

  /** The environments open now. */
  openEnvironments(): readonly OpenEnvironment[] {
    return [...this.#open.values()]
  }

  /** Told of every opening. Returns the undoing. */
  onOpened(listener: (environment: OpenEnvironment) => void): () => void {
    this.#openedListeners.add(listener)
    return () => this.#openedListeners.delete(listener)
  }

  /**
   * Readies an environment for a first write: its environment.json is written where it is missing, its flows folder
   * made.
   * @throws FileError `environment.read-only` and the like
   */
  async prepareToWrite(id: EnvironmentId): Promise<OpenEnvironment> {
    const environment = await this.get(id)
    const known = this.#open.get(id)
    try {
      await mkdir(environment.flowsFolder, { recursive: true })
      if (known !== undefined && !known.hasManifestFile) {
        await writeManifest(environment.path, { id, name: environment.name }).catch((error: unknown) => {
          if (!isFileError(error, 'file.exists')) throw error
        })
        this.#open.set(id, { ...known, hasManifestFile: true })
      }
    } catch (error) {
      throw writeError(environment.path, error)
    }
    return environment
  }

  #now(): number {
    return this.#options.now?.() ?? Date.now()
  }

  /**
   * The manifest's id, or one made from the path where there is none. A copy of an environment carries the id of its
   * original: while the original is known and still there, the copy gets an id of its own, so that their runs and
   * flows do not mix.
   */
  async #idOf(folder: EnvironmentFolder): Promise<EnvironmentId> {
    const id = folder.manifest?.id
    if (id === undefined) return environmentIdOf(folder)
    const holder =
      this.#open.get(asId.environment(id)) ?? this.#recent.list().find((environment) => environment.id === id)
    const isCopy = holder !== undefined && holder.path !== folder.path && (await isFolder(holder.path))
    return asId.environment(isCopy ? `${id.slice(0, 150)}-${environmentPathHash(folder.path)}` : id)
  }

  #infoOf(id: EnvironmentId, folder: EnvironmentFolder): OpenEnvironment {
    return {
      id,
      name: folder.name,
      path: folder.path,
      readOnly: folder.readOnly,
      flowsFolder: folder.flowsFolder,
      ...(folder.manifestProblem === undefined ? {} : { notice: folder.manifestProblem }),
    }
  }
}

function notOpen(): RequestError {
  return new RequestError('environment.not-open', 'This environment is not open.', {
    hint: 'Open its folder from Home.',
  })
}

async function newFolderPath(parent: string, name: string): Promise<string> {
  const taken = new Set((await readdir(parent).catch(() => [])).map((entry) => entry.toLowerCase()))
  return join(
    parent,
    firstFreeName(fileStemFor(name, 'Environment'), (candidate) => taken.has(candidate.toLowerCase())),
  )
}

function requireFullPath(path: string): void {
  if (isAbsolute(path)) return
  throw new RequestError('environment.relative-path', `“${path}” is not a full path.`, {
    hint: 'Give the folder with its whole path.',
  })
}

function infoOf(environment: OpenEnvironment): EnvironmentInfo {
  const { id, name, path, readOnly, notice } = environment
  return { id, name, path, readOnly, ...(notice === undefined ? {} : { notice }) }
}

/** Writes environment.json where there is none. Throws FileError `file.exists` and the like. */
async function writeManifest(folder: string, manifest: { id: string; name: string }): Promise<void> {
  const text = printEnvironmentManifest(manifest)
  await writeFlowFile(join(folder, manifestFileName), text, plainFormat, { expectedRevision: null })
}

function createError(path: string, error: unknown): Error {
  if (!isFileError(error, 'file.exists') && systemCode(error) !== 'EEXIST') return writeError(path, error)
  return new RequestError(
    'environment.exists',
    `“${path}” is an environment already, or a file of that name is there.`,
    { hint: 'Open it, or choose another folder.', cause: error },
  )
}

/** A failed write, told of the folder: EACCES here means that one may not write. */
function writeError(path: string, error: unknown): Error {
  const code = systemCode(error)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return readOnlyError(path, error)
  if (isFileError(error, 'file.no-access') || isFileError(error, 'file.read-only')) {
    return readOnlyError(path, error)
  }
  return error instanceof FlowError ? error : folderError(path, error)
}

function isFileError(error: unknown, code: string): boolean {
  return error instanceof FileError && error.code === code
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
