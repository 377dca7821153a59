import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { RequestError } from '../../shared/errors/index.ts'
import type { ImportedPackage, PackageContents, PackagedVariable } from '../../shared/ipc/package-payloads.ts'
import type { FlowSummary } from '../../shared/ipc/payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { addVariables } from '../storage/add-variables.ts'
import { manifestFileName } from '../storage/environment-folder.ts'
import { type AddedConnectors, addPackagedConnectors } from './add-packaged-connectors.ts'
import type { ConnectorLibrary } from './connector-library.ts'
import type { EnvironmentService } from './environment-service.ts'
import type { FlowFiles } from './flow-files.ts'
import type { FlowPackage, PackagedConnector } from './flow-package/flow-package.ts'
import type { FlowService } from './flow-service.ts'

export interface PackageImportsOptions {
  readonly environments: EnvironmentService
  readonly files: FlowFiles
  readonly flows: Pick<FlowService, 'create'>
  /** Where it is looked up whether a connector is there already. */
  readonly library: Pick<ConnectorLibrary, 'find'>
  /** Told of environments that got connectors. */
  readonly connectorsChanged?: (environmentId: EnvironmentId) => void
}

/** Opened files that are kept for their import; an older one is opened again. */
const maxOpen = 4

/** Files with flows that people hand in: first looked into, then imported in part or whole. */
export class PackageImports {
  readonly #options: PackageImportsOptions
  readonly #open = new Map<string, FlowPackage>()

  constructor(options: PackageImportsOptions) {
    this.#options = options
  }

  /** As `readPackage`; the texts stay here. */
  async open(bytes: Uint8Array, fileName: string): Promise<PackageContents> {
    const found = await this.#options.files.openPackage(bytes, fileName)
    const token = randomUUID()
    this.#open.set(token, found)
    for (const old of [...this.#open.keys()].slice(0, -maxOpen)) this.#open.delete(old)
    return {
      ...found,
      token,
      flows: found.flows.map(({ text: _text, ...flow }) => flow),
      connectors: found.connectors.map(({ path, id, title, operations }) => ({
        path,
        title,
        operations,
        ...(id === undefined ? {} : { id }),
      })),
    }
  }

  /**
   * Makes the chosen flows, each under its name, and the environment variables and custom connectors that are not there
   * yet. What cannot be made keeps nothing else back.
   * @throws RequestError `request.package-gone`
   */
  async importFlows(request: {
    readonly environmentId: EnvironmentId
    readonly token: string
    readonly flows: readonly { readonly id: string; readonly displayName: string }[]
    readonly withVariables: boolean
    readonly withConnectors: boolean
  }): Promise<ImportedPackage> {
    const found = this.#open.get(request.token)
    if (found === undefined) {
      throw new RequestError('request.package-gone', 'The file is no longer open.', {
        hint: 'Choose it again.',
      })
    }
    const { environmentId } = request
    const made: FlowSummary[] = []
    // Connectors come first: the flows that call them are checked against them at once.
    const own = request.withConnectors
      ? await this.#addConnectors(environmentId, found.connectors)
      : { added: [], failed: [] }
    const failed = [...own.failed]
    for (const { id, displayName } of request.flows) {
      const flow = found.flows.find((one) => one.id === id)
      if (flow === undefined) continue
      try {
        made.push(await this.#options.flows.create({ environmentId, displayName, text: flow.text }))
      } catch (error) {
        failed.push({ name: displayName, reason: error instanceof Error ? error.message : String(error) })
      }
    }
    const variables = request.withVariables ? await this.#addVariables(environmentId, found.variables) : []
    return { made, failed, variables, connectors: own.added }
  }

  async #addConnectors(
    environmentId: EnvironmentId,
    connectors: readonly PackagedConnector[],
  ): Promise<AddedConnectors> {
    if (connectors.length === 0) return { added: [], failed: [] }
    const { path } = await this.#options.environments.prepareToWrite(environmentId)
    const own = await addPackagedConnectors(path, connectors, this.#options.library)
    if (own.added.length > 0) this.#options.connectorsChanged?.(environmentId)
    return own
  }

  async #addVariables(
    environmentId: EnvironmentId,
    variables: readonly PackagedVariable[],
  ): Promise<readonly string[]> {
    if (variables.length === 0) return []
    const { path } = await this.#options.environments.prepareToWrite(environmentId)
    return addVariables(join(path, manifestFileName), variables)
  }
}
