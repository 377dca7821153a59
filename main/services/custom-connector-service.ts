import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { HttpPort } from '../../shared/connectors/http-exchange.ts'
import { FileError, RequestError } from '../../shared/errors/index.ts'
import type { GalleryDetails, GalleryIndex } from '../../shared/gallery/index.ts'
import type {
  ConnectorTexts,
  ConnectorUse,
  CustomConnectorDetails,
  CustomConnectorSummary,
  ImportedConnector,
} from '../../shared/ipc/custom-connector-payloads.ts'
import type { FlowSummary } from '../../shared/ipc/payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { foldName } from '../../shared/wdl/lookup.ts'
import type { Trash } from '../storage/environment-trash.ts'
import { fileErrorOf } from '../storage/file-error-of.ts'
import { plainFormat } from '../storage/text-encoding.ts'
import { definitionFileName, propertiesFileName } from './connector-files.ts'
import { idsOfConnector } from './connector-ids.ts'
import { blankConnector, type ConvertedImport, maxImportBytes } from './connector-import/convert-import.ts'
import type { ConnectorOutline, ConnectorWork } from './connector-work.ts'
import { copyConnector } from './custom-connector-export.ts'
import {
  connectorFingerprint,
  connectorFolder,
  connectorsFolderOf,
  listConnectorFolders,
  writeNewConnector,
} from './custom-connector-folders.ts'
import { CustomConnectorWatch } from './custom-connector-watch.ts'
import type { EnvironmentService } from './environment-service.ts'
import { fetchDescription } from './fetch-description.ts'
import type { FlowFiles } from './flow-files.ts'
import { KeyedQueue } from './keyed-queue.ts'
import { renameConnectorText } from './rename-connector-text.ts'
import { writeExport } from './write-export.ts'

export interface CustomConnectorServiceOptions {
  readonly environments: Pick<EnvironmentService, 'get' | 'prepareToWrite'>
  /** Which flows call which connectors. */
  readonly flows: { list(environmentId: EnvironmentId): Promise<readonly FlowSummary[]> }
  readonly files: Pick<FlowFiles, 'read' | 'write'>
  readonly work: ConnectorWork
  readonly trash: Trash
  readonly http: HttpPort
}

/** Which connector. */
export interface ConnectorRef {
  readonly environmentId: EnvironmentId
  readonly connectorId: string
}

/** Texts to write, with the revisions they were made on. */
export interface ConnectorChange {
  readonly definition?: { readonly text: string; readonly revision: string } | undefined
  readonly properties?: { readonly text: string; readonly revision: string | null } | undefined
  readonly force?: boolean | undefined
}

/** Where an export goes: the path of a zip, or of a folder to put the connector's folder into. */
export interface ExportTarget {
  readonly as: 'zip' | 'folder'
  readonly path: string
}

/**
 * The connectors of environments' own folders: listing, reading, saving, making them of all kinds of descriptions,
 * moving them in and out. Every question names an environment, and no connector of another one is ever reached. Work
 * on one environment is done one step after the other.
 */
export class CustomConnectorService {
  readonly #options: CustomConnectorServiceOptions
  readonly #queue = new KeyedQueue<EnvironmentId>()
  readonly #outlines = new Map<string, { readonly fingerprint: string; readonly outline: ConnectorOutline }>()
  readonly #watch = new CustomConnectorWatch()

  constructor(options: CustomConnectorServiceOptions) {
    this.#options = options
  }

  /** All connectors of an environment's folder, broken ones too, by title. Watches the folder from now on. */
  async list(environmentId: EnvironmentId): Promise<readonly CustomConnectorSummary[]> {
    const { path } = await this.#options.environments.get(environmentId)
    const ids = await listConnectorFolders(path)
    this.#watch.follow(environmentId, connectorsFolderOf(path), ids)
    const found = await Promise.all(
      ids.map((id) => this.#summaryOf({ environmentId, connectorId: id }, path)),
    )
    return found
      .filter((one) => one !== undefined)
      .sort((a, b) => a.title.localeCompare(b.title, undefined, { numeric: true, sensitivity: 'base' }))
  }

  /** @throws RequestError `connector.not-found`; FileError when its files cannot be read */
  async details(ref: ConnectorRef): Promise<CustomConnectorDetails> {
    const { folder } = await this.#folderOf(ref)
    const { outline, ...inside } = await this.#options.work.inspect(folder)
    const usedBy = await this.usedBy(ref)
    const summary = { environmentId: ref.environmentId, connectorId: basename(folder), ...outline }
    return { summary, ...inside, path: folder, usedBy }
  }

  /** The flows of the environment that call a connector. */
  async usedBy({ environmentId, connectorId }: ConnectorRef): Promise<readonly ConnectorUse[]> {
    const ids = new Set(idsOfConnector(connectorId).map(foldName))
    const flows = await this.#options.flows.list(environmentId)
    return flows
      .filter(({ connectors }) => connectors.some((name) => ids.has(foldName(name))))
      .map(({ flowId, displayName }) => ({ flowId, displayName }))
  }

  /** The texts of a connector's files, as they are on disk but for the encoding. */
  async read(ref: ConnectorRef): Promise<ConnectorTexts> {
    const { folder, readOnly } = await this.#folderOf(ref)
    const definition = await this.#options.files.read(join(folder, definitionFileName))
    const properties = await this.#options.files.read(join(folder, propertiesFileName)).catch(absent)
    return {
      definition: { text: definition.text, revision: definition.revision },
      ...(properties === undefined
        ? {}
        : { properties: { text: properties.text, revision: properties.revision } }),
      readOnly: readOnly || definition.isReadOnly || properties?.isReadOnly === true,
    }
  }

  /**
   * Writes a connector's files, each whole or not at all. Both are looked at before the first one is written.
   * @throws FileError `file.changed-outside`, `file.read-only` ...; RequestError `connector.not-found`
   */
  save(
    ref: ConnectorRef & ConnectorChange,
  ): Promise<{ readonly definition: string; readonly properties?: string }> {
    return this.#queue.run(ref.environmentId, async () => {
      await this.#options.environments.prepareToWrite(ref.environmentId)
      const { folder } = await this.#folderOf(ref)
      const write = async (
        name: string,
        change: ConnectorChange['definition'] | ConnectorChange['properties'],
      ) => {
        const path = join(folder, name)
        const now = await this.#options.files.read(path).catch(absent)
        if (change === undefined) return now?.revision
        const expected = ref.force === true ? {} : { expectedRevision: change.revision }
        return (await this.#options.files.write(path, change.text, now?.format ?? plainFormat, expected))
          .revision
      }
      if (ref.force !== true) await this.#requireUnchanged(folder, ref)
      const definition = await write(definitionFileName, ref.definition)
      const properties = await write(propertiesFileName, ref.properties)
      return { definition: definition ?? '', ...(properties === undefined ? {} : { properties }) }
    })
  }

  /** A connector without operations. */
  create(environmentId: EnvironmentId, title: string): Promise<ImportedConnector> {
    return this.#add(environmentId, async () => blankConnector(title))
  }

  /** Makes a connector of a file: OpenAPI, Postman collection, or zip. @throws as `convertImport` */
  importFile(environmentId: EnvironmentId, path: string): Promise<ImportedConnector> {
    return this.#add(environmentId, async () =>
      this.#options.work.convert(await readBounded(path), basename(path)),
    )
  }

  /** Copies a connector's folder from elsewhere. */
  importFolder(environmentId: EnvironmentId, path: string): Promise<ImportedConnector> {
    return this.#add(environmentId, () => this.#options.work.convertFolder(path, basename(path)))
  }

  /** Makes a connector of what an address gives. @throws as `fetchDescription` and `convertImport` */
  importUrl(environmentId: EnvironmentId, url: string, signal: AbortSignal): Promise<ImportedConnector> {
    return this.#add(environmentId, async () => {
      const { bytes, name } = await fetchDescription(this.#options.http, url, signal)
      return this.#options.work.convert(bytes, name)
    })
  }

  /** Makes a connector of an entry of the gallery. @throws RequestError `gallery.*` */
  addFromGallery(environmentId: EnvironmentId, entryId: string): Promise<ImportedConnector> {
    return this.#add(environmentId, () => this.#options.work.galleryConnector(entryId))
  }

  galleryIndex(): Promise<GalleryIndex> {
    return this.#options.work.galleryIndex()
  }

  galleryDetails(entryId: string): Promise<GalleryDetails> {
    return this.#options.work.galleryDetails(entryId)
  }

  /** Writes a connector to where it was asked for. Answers the path. @throws FileError */
  async export(ref: ConnectorRef, { as, path }: ExportTarget): Promise<string> {
    const { folder } = await this.#folderOf(ref)
    if (as === 'folder') return copyConnector(folder, path)
    return writeExport(path, await this.#options.work.zip(folder, basename(folder)), { mayReplace: true })
  }

  /** Changes the title in the description and nothing else; the id, by which flows name it, stays. */
  async rename(ref: ConnectorRef & { readonly title: string }): Promise<CustomConnectorSummary> {
    const { definition } = await this.read(ref)
    const text = renameConnectorText(definition.text, ref.title)
    await this.save({ ...ref, definition: { text, revision: definition.revision } })
    return (await this.details(ref)).summary
  }

  /**
   * Moves a connector's folder to the trash.
   * @throws RequestError `connector.in-use` naming the flows that call it
   */
  delete(ref: ConnectorRef): Promise<void> {
    return this.#queue.run(ref.environmentId, async () => {
      await this.#options.environments.prepareToWrite(ref.environmentId)
      const { folder } = await this.#folderOf(ref)
      const users = await this.usedBy(ref)
      if (users.length > 0) throw inUse(ref.connectorId, users)
      try {
        await this.#options.trash.moveToTrash(folder)
      } catch (cause) {
        throw new FileError('file.not-deleted', `“${ref.connectorId}” could not be moved to the trash.`, {
          hint: 'A file in it may be in use, or the folder may only be read.',
          cause,
        })
      }
      this.#tell(ref.environmentId)
    })
  }

  /** The folder of a connector, for showing it. */
  async pathOf(ref: ConnectorRef): Promise<string> {
    return (await this.#folderOf(ref)).folder
  }

  /** Told of connectors that changed, by whomever, in the environments that were listed. Returns the undoing. */
  onChanged(listener: (environmentId: EnvironmentId) => void): () => void {
    return this.#watch.onChanged(listener)
  }

  /** Stops watching. */
  close(): void {
    this.#watch.close()
  }

  #add(environmentId: EnvironmentId, make: () => Promise<ConvertedImport>): Promise<ImportedConnector> {
    return this.#queue.run(environmentId, async () => {
      const made = await make()
      const { path } = await this.#options.environments.prepareToWrite(environmentId)
      const connectorId = await writeNewConnector(path, made)
      this.#tell(environmentId)
      const { title, kind, operations, notes } = made
      return { connectorId, title, kind, operations, notes }
    })
  }

  #tell(environmentId: EnvironmentId): void {
    this.#watch.tell(environmentId)
  }

  async #folderOf(ref: ConnectorRef): Promise<{ readonly folder: string; readonly readOnly: boolean }> {
    const { path, readOnly } = await this.#options.environments.get(ref.environmentId)
    return { folder: await connectorFolder(path, ref.connectorId), readOnly }
  }

  async #requireUnchanged(folder: string, change: ConnectorChange): Promise<void> {
    const files = [
      [definitionFileName, change.definition],
      [propertiesFileName, change.properties],
    ] as const
    for (const [name, given] of files) {
      if (given === undefined) continue
      const now = await this.#options.files.read(join(folder, name)).catch(absent)
      if ((now?.revision ?? null) === given.revision) continue
      throw new FileError(
        'file.changed-outside',
        `'${name}' was changed outside of Flowbench since it was opened.`,
        {
          hint: 'Reload it, or save over it; nothing was overwritten.',
        },
      )
    }
  }

  async #summaryOf(ref: ConnectorRef, environmentPath: string): Promise<CustomConnectorSummary | undefined> {
    const folder = join(connectorsFolderOf(environmentPath), ref.connectorId)
    const fingerprint = await connectorFingerprint(folder)
    const known = this.#outlines.get(folder)
    if (known?.fingerprint === fingerprint) return { ...ref, ...known.outline }
    try {
      const { outline } = await this.#options.work.inspect(folder)
      this.#outlines.set(folder, { fingerprint, outline })
      return { ...ref, ...outline }
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      return { ...ref, ...unreadable(ref.connectorId, error.message) }
    }
  }
}

function unreadable(title: string, why: string): ConnectorOutline {
  return {
    title,
    summary: '',
    color: '#69797e',
    origin: 'custom',
    format: 'swagger-2.0',
    version: '',
    host: '',
    operations: 0,
    triggers: 0,
    auth: [],
    errors: 1,
    warnings: 0,
    bytes: 0,
    unreadable: why,
  }
}

async function readBounded(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > maxImportBytes) {
      throw new FileError(
        'file.too-large',
        `'${basename(path)}' has ${Math.ceil(size / 1_048_576)} MB; up to ${maxImportBytes / 1_048_576} MB can be imported.`,
      )
    }
    return await readFile(path)
  } catch (cause) {
    throw fileErrorOf(cause, path, 'read')
  }
}

function absent(error: unknown): undefined {
  if (error instanceof FileError && error.code === 'file.not-found') return undefined
  throw error
}

function inUse(connectorId: string, users: readonly ConnectorUse[]): RequestError {
  const names = users.slice(0, 5).map(({ displayName }) => `“${displayName}”`)
  const more = users.length > 5 ? ` and ${users.length - 5} more` : ''
  return new RequestError('connector.in-use', `'${connectorId}' is used by ${names.join(', ')}${more}.`, {
    hint: 'Take its steps out of these flows first, or delete the flows.',
  })
}
