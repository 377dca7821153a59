import { DefinitionError, FlowError } from '../../shared/errors/index.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { openFlowDocument, type Problem } from '../../shared/wdl/index.ts'
import { flowIdOf } from '../storage/environment-flow-path.ts'
import {
  type EnvironmentFolder,
  type FlowFileEntry,
  listFlowFiles,
  readEnvironmentFolder,
} from '../storage/environment-folder.ts'
import { readFlowFile } from '../storage/flow-file.ts'
import { directFlowFiles } from './direct-flow-files.ts'
import { environmentIdOf } from './environment-id.ts'
import type { FlowOnStatus, TriggerService } from './trigger-service.ts'

/** Why a flow is not turned on as its file is now; one that was on goes on as it was. */
export interface ServeProblem {
  readonly code: string
  readonly message: string
  readonly hint?: string
  /** In the file, from 1. */
  readonly line?: number
}

/** What became of a flow file. */
export type ServedFlow =
  | {
      readonly kind: 'on'
      readonly fileName: string
      readonly flow: FlowOnStatus
      /** What the person should know of how its parts were found. */
      readonly notes: readonly string[]
    }
  /** Its file says that it is turned off. */
  | { readonly kind: 'off'; readonly fileName: string; readonly displayName: string; readonly state: string }
  | {
      readonly kind: 'failed'
      readonly fileName: string
      readonly displayName: string
      readonly problem: ServeProblem
    }
  /** Its file is gone: the flow was turned off. */
  | { readonly kind: 'gone'; readonly fileName: string }

/** States of a flow file in which the platform starts no runs; absent and anything else is on. */
const offStates = new Set(['stopped', 'suspended', 'disabled'])

/**
 * Turns on the flows of an environment folder, or of a folder of flow files, and follows the files: one that is changed
 * is turned on as it is then, one that is gone is turned off.
 */
export class ServedFolder {
  readonly folder: EnvironmentFolder
  readonly #environmentId: EnvironmentId
  readonly #triggers: TriggerService
  readonly #known = new Map<string, string>()

  readonly #usesSandboxes: boolean

  private constructor(folder: EnvironmentFolder, triggers: TriggerService, usesSandboxes: boolean) {
    this.#usesSandboxes = usesSandboxes
    this.folder = folder
    this.#triggers = triggers
    this.#environmentId = environmentIdOf(folder)
  }

  /**
   * Throws FileError `environment.*` as `readEnvironmentFolder`.
   * @param options `usesSandboxes`: flows listen to the sandboxes of their connectors and run in them
   */
  static async open(
    path: string,
    triggers: TriggerService,
    options: { readonly usesSandboxes?: boolean } = {},
  ): Promise<ServedFolder> {
    return new ServedFolder(await readEnvironmentFolder(path), triggers, options.usesSandboxes === true)
  }

  /**
   * Looks at the files and turns flows on and off accordingly. Answers what became of every file that changed since
   * the last time, in the order of their names.
   */
  async refresh(): Promise<readonly ServedFlow[]> {
    const entries = [...(await listFlowFiles(this.folder.flowsFolder))].sort((a, b) =>
      a.fileName.localeCompare(b.fileName),
    )
    const served: ServedFlow[] = []
    const present = new Set(entries.map(({ fileName }) => fileName))
    for (const { environmentId, flowId } of this.#triggers.flowsOn()) {
      const isGone = !entries.some(({ fileName }) => flowIdOf(fileName) === flowId)
      if (environmentId === this.#environmentId && isGone) await this.#turnOff(`${flowId}.json`)
    }
    for (const fileName of [...this.#known.keys()]) {
      if (present.has(fileName)) continue
      this.#known.delete(fileName)
      served.push({ kind: 'gone', fileName })
    }
    for (const entry of entries) {
      if (this.#known.get(entry.fileName) === entry.fingerprint) continue
      this.#known.set(entry.fileName, entry.fingerprint)
      served.push(await this.#serve(entry))
    }
    return served
  }

  async #serve({ fileName, path }: FlowFileEntry): Promise<ServedFlow> {
    const name = fileName.replace(/\.json$/i, '')
    let displayName = name
    try {
      const { text } = await readFlowFile(path)
      const prepared = await directFlowFiles.prepare(text, { path, wantsChildFlows: true })
      displayName = prepared.displayName ?? name
      const state = openFlowDocument(text).flow.state ?? ''
      if (offStates.has(state.toLowerCase())) {
        await this.#turnOff(fileName)
        return { kind: 'off', fileName, displayName, state }
      }
      const first = prepared.problems.find(({ severity }) => severity === 'error')
      if (first !== undefined || prepared.definition === undefined) {
        return { kind: 'failed', fileName, displayName, problem: problemOf(first ?? noDefinition) }
      }
      const { childFlows, connectionReferences, definition, limits, parameters, profile } = prepared
      const flow = await this.#triggers.turnOn({
        environmentId: this.#environmentId,
        flowId: flowIdOf(fileName),
        displayName,
        definition,
        parameters,
        profile,
        limits,
        environmentFolder: this.folder.path,
        ...(this.#usesSandboxes ? { sandboxes: true } : {}),
        ...(childFlows === undefined ? {} : { childFlows }),
        ...(connectionReferences === undefined ? {} : { connectionReferences }),
      })
      return { kind: 'on', fileName, flow, notes: prepared.notes }
    } catch (error) {
      if (!(error instanceof FlowError)) throw error
      return { kind: 'failed', fileName, displayName, problem: problemOf(error) }
    }
  }

  #turnOff(fileName: string): Promise<void> {
    return this.#triggers.turnOff({ environmentId: this.#environmentId, flowId: flowIdOf(fileName) })
  }
}

/** A file that is read well and is no flow. */
const noDefinition = new DefinitionError(
  'definition.not-a-flow',
  'There is no workflow definition in this file.',
)

function problemOf(found: Problem | FlowError): ServeProblem {
  const { code, message, hint } = found
  return {
    code,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...('line' in found ? { line: found.line } : {}),
  }
}
