import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { authKinds, type ConnectorModel, type Operation } from '../../shared/connectors/index.ts'
import { FlowError } from '../../shared/errors/index.ts'
import type {
  ConnectorOrigin,
  ConnectorSummary,
  OperationSummary,
} from '../../shared/ipc/connectors-payloads.ts'
import { foldName } from '../../shared/wdl/lookup.ts'
import { summarizeOperation } from './connector-details.ts'
import { definitionFileName, propertiesFileName, readConnectorFiles } from './connector-files.ts'

/** A connector as lists and searches need it. */
export interface ShelvedConnector {
  readonly id: string
  readonly source: ConnectorOrigin
  readonly folder: string
  /** Changes with the files. */
  readonly revision: string
  readonly summary: ConnectorSummary
  readonly operations: readonly OperationSummary[]
}

export interface ConnectorLibraryOptions {
  /** Folder of the connectors that come with the app, one folder each. */
  readonly publicFolder?: string
  /** Read connectors kept whole in memory. */
  readonly maxModels?: number
}

interface Shelf {
  readonly folder: string
  readonly source: ConnectorOrigin
}

/** Largest picture that goes into a list, in bytes. */
const maxIconBytes = 64 * 1024
const iconTypes = { 'icon.png': 'image/png', 'icon.svg': 'image/svg+xml', 'icon.jpg': 'image/jpeg' } as const

/**
 * The connectors that flows of an environment's folder may use: those of its own `connectors/` folder, then those that
 * come with the app; an own one hides another of its id. Each is read when it is first asked for and again when its
 * files have changed.
 */
export class ConnectorLibrary {
  readonly #options: ConnectorLibraryOptions
  readonly #shelved = new Map<string, ShelvedConnector>()
  /** By folder, the one used last at the end. */
  readonly #models = new Map<string, { readonly revision: string; readonly model: ConnectorModel }>()

  constructor(options: ConnectorLibraryOptions = {}) {
    this.#options = options
  }

  /** Every connector of an environment, by title. One whose files cannot be read is there without operations. */
  async all(environmentFolder: string): Promise<readonly ShelvedConnector[]> {
    const found: ShelvedConnector[] = []
    for (const shelf of this.#shelves(environmentFolder)) {
      const names = await namesIn(shelf.folder)
      for (const name of names) {
        if (found.some(({ id }) => foldName(id) === foldName(name))) continue
        const connector = await this.#shelve(shelf, name)
        if (connector !== undefined) found.push(connector)
      }
    }
    return found.sort((left, right) => left.summary.title.localeCompare(right.summary.title))
  }

  /**
   * The first connector there is of some ids (as `connectorIdsOf` tells them), whole.
   * @param environmentFolder absent: only those that come with the app are looked through
   */
  async find(
    environmentFolder: string | undefined,
    ids: readonly string[],
  ): Promise<ConnectorModel | undefined> {
    for (const id of ids) {
      for (const shelf of this.#shelves(environmentFolder)) {
        const name = (await namesIn(shelf.folder)).find((one) => foldName(one) === foldName(id))
        const model = name === undefined ? undefined : await this.#model(shelf, join(shelf.folder, name))
        if (model !== undefined) return model
      }
    }
    return undefined
  }

  #shelves(environmentFolder: string | undefined): readonly Shelf[] {
    const { publicFolder } = this.#options
    const shelves: Shelf[] = []
    if (environmentFolder !== undefined) {
      shelves.push({ folder: join(environmentFolder, 'connectors'), source: 'custom' })
    }
    if (publicFolder !== undefined) shelves.push({ folder: publicFolder, source: 'public' })
    return shelves
  }

  async #shelve(shelf: Shelf, name: string): Promise<ShelvedConnector | undefined> {
    const { folder, source } = shelf
    const path = join(folder, name)
    const revision = await revisionOf(path)
    if (revision === undefined) return undefined
    const known = this.#shelved.get(path)
    if (known?.revision === revision) return known
    const model = await this.#model(shelf, path, revision)
    const shelved: ShelvedConnector = {
      id: name,
      source,
      folder: path,
      revision,
      summary: await summarize(path, name, source, model),
      operations:
        model?.operations.filter(isOffered).map((operation) => summarizeOperation(model, operation)) ?? [],
    }
    this.#shelved.set(path, shelved)
    return shelved
  }

  async #model({ source }: Shelf, path: string, known?: string): Promise<ConnectorModel | undefined> {
    const revision = known ?? (await revisionOf(path))
    if (revision === undefined) return undefined
    const read = this.#models.get(path)
    this.#models.delete(path)
    if (read?.revision === revision) {
      this.#models.set(path, read)
      return read.model
    }
    try {
      const read = await readConnectorFiles(path)
      const model = source === 'public' ? { ...read.model, isShipped: true } : read.model
      this.#models.set(path, { revision, model })
      const [oldest] = this.#models.keys()
      if (oldest !== undefined && this.#models.size > (this.#options.maxModels ?? 40)) {
        this.#models.delete(oldest)
      }
      return model
    } catch (thrown) {
      if (thrown instanceof FlowError) return undefined
      throw thrown
    }
  }
}

/** Internal operations are called by others of the connector only. */
export function isOffered({ visibility }: Operation): boolean {
  return visibility !== 'internal'
}

async function summarize(
  path: string,
  name: string,
  source: ConnectorOrigin,
  model: ConnectorModel | undefined,
): Promise<ConnectorSummary> {
  const icon = await iconOf(path)
  const base = { id: name, source, ...(icon === undefined ? {} : { icon }) }
  if (model === undefined) {
    const none = { categories: [], actionCount: 0, triggerCount: 0, authKinds: [], errorCount: 1 }
    return { ...base, title: name, ...none }
  }
  const { description, metadata, operations, problems, properties } = model
  const offered = operations.filter(isOffered)
  const triggerCount = offered.filter(({ trigger }) => trigger !== undefined).length
  const categories = metadata.Categories ?? metadata.categories ?? ''
  return {
    ...base,
    title: model.title === '' ? name : model.title,
    ...(description === undefined ? {} : { description }),
    ...(properties?.publisher === undefined ? {} : { publisher: properties.publisher }),
    ...(isColor(properties?.iconBrandColor) ? { color: properties.iconBrandColor } : {}),
    categories: categories
      .split(/[;,]/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    actionCount: offered.length - triggerCount,
    triggerCount,
    authKinds: authKinds(model),
    errorCount: problems.filter(({ severity }) => severity === 'error').length,
  }
}

function isColor(text: string | undefined): text is string {
  return text !== undefined && /^#[\da-f]{6}$/i.test(text)
}

/** Names of the folders in a folder; none where it is not there. */
async function namesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
}

/** What changes when a connector's files do; `undefined` for a folder that is no connector. */
async function revisionOf(path: string): Promise<string | undefined> {
  const names = await readdir(path).catch(() => [] as string[])
  const files = names.filter((name) => /\.(json|png|svg|jpg)$/i.test(name)).sort()
  if (!files.some((name) => isDefinition(name))) return undefined
  const hash = createHash('sha256')
  for (const name of files) {
    const info = await stat(join(path, name)).catch(() => undefined)
    hash.update(`${name}\n${info?.mtimeMs}\n${info?.size}\n${info?.ino}\n`)
  }
  return hash.digest('base64url')
}

function isDefinition(name: string): boolean {
  if (name.toLowerCase() === propertiesFileName.toLowerCase()) return false
  return (
    name.toLowerCase() === definitionFileName.toLowerCase() ||
    /(swagger|openapi|apidefinition).*\.json$/i.test(name)
  )
}

async function iconOf(path: string): Promise<string | undefined> {
  for (const [name, type] of Object.entries(iconTypes)) {
    const file = join(path, name)
    const info = await stat(file).catch(() => undefined)
    if (info === undefined || info.size > maxIconBytes) continue
    const bytes = await readFile(file).catch(() => undefined)
    if (bytes !== undefined) return `data:${type};base64,${bytes.toString('base64')}`
  }
  return undefined
}
