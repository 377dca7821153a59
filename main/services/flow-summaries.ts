import { RequestError } from '../../shared/errors/index.ts'
import type { FlowSummary } from '../../shared/ipc/payloads.ts'
import type { EnvironmentId, FlowId, RunSummary } from '../../shared/run/index.ts'
import { flowFileNameOf, flowIdOf } from '../storage/environment-flow-path.ts'
import {
  type FlowFileEntry,
  flowFileEntry,
  listFlowFiles,
  requireFolder,
} from '../storage/environment-folder.ts'
import type { OpenEnvironment } from './environment-service.ts'
import { stemOf } from './flow-names.ts'
import type { FlowOutlines } from './flow-outlines.ts'

/** The newest run of each flow of an environment, by today's flow id. */
export type LastRuns = (environmentId: EnvironmentId) => Promise<ReadonlyMap<FlowId, RunSummary>>

/** What lists show of flows: of their files, what stands in them, and their last runs. */
export class FlowSummaries {
  readonly #outlines: FlowOutlines
  readonly #runsOf: LastRuns | undefined

  constructor(outlines: FlowOutlines, lastRuns: LastRuns | undefined) {
    this.#outlines = outlines
    this.#runsOf = lastRuns
  }

  /** All flow files of an environment, broken ones too, by display name. Rejects when the folder is gone. */
  async all(environment: OpenEnvironment): Promise<readonly FlowSummary[]> {
    await requireFolder(environment.path)
    const entries = await listFlowFiles(environment.flowsFolder)
    const lastRuns = await this.#lastRuns(environment.id)
    const summaries: FlowSummary[] = []
    for (const entry of entries) summaries.push(await this.#summarize(environment, entry, lastRuns))
    return summaries.sort((a, b) => a.displayName.localeCompare(b.displayName, undefined, { numeric: true }))
  }

  /** One flow, by its file. */
  async of(environment: OpenEnvironment, fileName: string): Promise<FlowSummary> {
    const entry = await this.entryOf(environment, flowIdOf(fileName))
    return this.#summarize(environment, entry, await this.#lastRuns(environment.id))
  }

  /** The file of a flow. Rejects with RequestError `request.flow-not-found`. */
  async entryOf(environment: OpenEnvironment, flowId: FlowId): Promise<FlowFileEntry> {
    const entry = await flowFileEntry(environment.flowsFolder, flowFileNameOf(flowId))
    if (entry !== undefined) return entry
    throw new RequestError('request.flow-not-found', `There is no flow “${flowId}” in this environment.`, {
      hint: 'Its file may have been moved, renamed or deleted.',
    })
  }

  async #summarize(
    environment: OpenEnvironment,
    entry: FlowFileEntry,
    lastRuns: ReadonlyMap<FlowId, RunSummary>,
  ): Promise<FlowSummary> {
    const outline = await this.#outlines.of(entry)
    const flowId = flowIdOf(entry.fileName)
    const lastRun = lastRuns.get(flowId)
    const { displayName, worst, unreadable, ...counted } = outline
    return {
      environmentId: environment.id,
      flowId,
      fileName: entry.fileName,
      displayName: displayName ?? stemOf(entry.fileName),
      ...counted,
      modifiedAt: Math.round(entry.modifiedAt),
      bytes: entry.bytes,
      ...(worst === undefined ? {} : { worst }),
      ...(unreadable === undefined ? {} : { unreadable }),
      ...(lastRun === undefined ? {} : { lastRun }),
    }
  }

  async #lastRuns(environmentId: EnvironmentId): Promise<ReadonlyMap<FlowId, RunSummary>> {
    return (await this.#runsOf?.(environmentId)) ?? new Map()
  }
}
